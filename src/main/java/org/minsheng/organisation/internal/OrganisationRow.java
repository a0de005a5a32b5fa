package org.minsheng.organisation.internal;

/** An organisation in a list, with its place as people say it. */
public record OrganisationRow(Organisation organisation, String place) {
}

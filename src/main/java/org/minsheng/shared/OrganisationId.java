package org.minsheng.shared;

/** Identifies an organisation. */
public record OrganisationId(long value) {
}

package org.minsheng.shared;

/** A role at an organisation within an area; the only thing that opens anything. */
public record Grant(Role role, OrganisationId organisation, AreaCode area) {
}

package org.minsheng.shared;

/** What a signed-in person is; what that opens is written in {@code access.txt}. */
public enum Role {
    SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR, AUDITOR,
    COUNTY_LEADER, COUNTY_DEPARTMENT, TOWN_DISPATCHER, COMMUNITY_SECRETARY, DESK_CLERK, PROPERTY_MANAGER, GRID_WORKER,
    RESIDENT, INTEGRATION
}

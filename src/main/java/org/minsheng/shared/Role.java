package org.minsheng.shared;

/** What a signed-in person is; what that opens is written in {@code access.txt}. */
public enum Role {
    SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR, AUDITOR,
    COUNTY_LEADER, COUNTY_DEPARTMENT, TOWN_DISPATCHER, COMMUNITY_SECRETARY, DESK_CLERK, PROPERTY_MANAGER, GRID_WORKER,
    UNIT_LIAISON, SHOP_KEEPER, ASSISTANCE_OFFICER,
    RESIDENT, INTEGRATION;

    /** Whether people at work hold it, who sign in with a name and a password. */
    public boolean isStaff() {
        return this != RESIDENT && this != INTEGRATION;
    }

    /** The three separated offices of the installation itself; none of them may do another's part. */
    public boolean isAdministrator() {
        return this == SYSTEM_ADMINISTRATOR || this == SECURITY_ADMINISTRATOR || this == AUDITOR;
    }
}

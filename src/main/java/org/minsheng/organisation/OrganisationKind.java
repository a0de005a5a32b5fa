package org.minsheng.organisation;

/** What an organisation is: 党组织、部门、街道（乡镇）、社区（村）、物业企业、业主委员会、驻区单位. */
public enum OrganisationKind {
    PARTY_ORGANISATION, DEPARTMENT, STREET_OFFICE, COMMUNITY_COMMITTEE, PROPERTY_COMPANY,
    OWNERS_COMMITTEE, RESIDENT_UNIT, OTHER
}

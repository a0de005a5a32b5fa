package org.minsheng.household;

/** How a household stands to its home: 自住, 租住, 人户分离 or empty, 流动, 集体. */
public enum Residence { OWNER, TENANT, ABSENT, FLOATING, COLLECTIVE }

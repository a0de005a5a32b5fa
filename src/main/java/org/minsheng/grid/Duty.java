package org.minsheng.grid;

/** What somebody answers for: 网格党小组, 网格, 十联户, 责任区 (the lead of its 包保 unit there). */
public enum Duty {
    PARTY_GROUP, GRID_WORKER, UNIT_HEAD, ZONE_LEAD
}

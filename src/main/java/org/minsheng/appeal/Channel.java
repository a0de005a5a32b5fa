package org.minsheng.appeal;

/** How a word reached the desk. */
public enum Channel {
    PLATE, WEB, DESK, HOTLINE, WECHAT_GROUP, GRID, API, IMPORT, WORK_ORDER
}

package org.minsheng.visit.internal.campaign;

/** What happened at a door. */
public enum DoorOutcome {
    /** The form was answered. */
    ANSWERED,
    /** Nobody opened; it is tried again at another time of day. */
    NOBODY_HOME,
    /** The household does not want to answer, which is its right; nobody goes again. */
    DECLINED
}

package org.minsheng.appeal;

/** How soon a matter must be dealt with; life and limb belong to 110, 119 and 120 and are recorded all the same. */
public enum Urgency {
    ORDINARY, URGENT, EMERGENCY
}

package org.minsheng.household.internal;

/** How somebody left the list; {@code WRONG} was never there. */
public enum Gone { MOVED_OUT, DIED, WRONG }

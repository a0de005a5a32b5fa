package org.minsheng.household.internal;

/** How a consent was given or withdrawn. */
public enum ConsentWay { SIGNED_PAPER, IN_PERSON, ONLINE }

package org.minsheng.household.internal;

/** How somebody stands to the head of the household (与户主关系, GB/T 4761). */
public enum Relation { HEAD, SPOUSE, CHILD, PARENT, GRANDCHILD, GRANDPARENT, SIBLING, RELATIVE, NOT_RELATED }

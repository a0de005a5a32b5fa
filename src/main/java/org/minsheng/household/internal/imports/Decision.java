package org.minsheng.household.internal.imports;

/** What the clerk says about somebody who is registered in another home already. */
public enum Decision { BOTH, MOVE, LEAVE_OUT }

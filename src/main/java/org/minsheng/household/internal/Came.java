package org.minsheng.household.internal;

/** How somebody came into the household's list. */
public enum Came { REGISTERED, BORN, MOVED_IN }

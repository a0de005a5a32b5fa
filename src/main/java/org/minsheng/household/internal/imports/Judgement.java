package org.minsheng.household.internal.imports;

/** What a row would do. */
public enum Judgement { NEW, CHANGED, SAME, WRONG }

package org.minsheng.visit.internal.form;

import java.util.List;

/** From where a known answer can come: the household, or what was answered the last time. */
public final class Prefills {

    /** The same question of the same form at the last visit. */
    public static final String LAST = "last";

    private static final List<String> KEYS = List.of(LAST, "household.people", "household.residence",
        "household.address", "household.care-groups", "household.head");

    private Prefills() {
    }

    public static List<String> keys() {
        return KEYS;
    }
}

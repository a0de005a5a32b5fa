package org.minsheng.people.internal;

/** How a name may be shown. */
final class Masks {

    private Masks() {
    }

    /** 王**: the first character, and nothing about how many follow; empty for no name. */
    static String name(String name) {
        return name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1)) + "**";
    }
}

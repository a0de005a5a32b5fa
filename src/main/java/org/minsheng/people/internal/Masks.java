package org.minsheng.people.internal;

import java.time.LocalDate;

/** How a name and a birth date may be shown. */
final class Masks {

    private Masks() {
    }

    /** 王**: the first character, and nothing about how many follow; empty for no name. */
    static String name(String name) {
        return name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1)) + "**";
    }

    /** 1950-**-**: how old about, and no birthday. */
    static String birth(LocalDate born) {
        return born.getYear() + "-**-**";
    }
}

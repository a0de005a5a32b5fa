package org.minsheng.people.internal;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.minsheng.people.Sex;

/**
 * Birth date and sex as one text, to be sealed together: {@code 1950-03-01 F}, or {@code 1950-03-01} when the sex is
 * unknown.
 */
final class Births {

    private Births() {
    }

    static String told(LocalDate born, @Nullable Sex sex) {
        return sex == null ? born.toString() : born + " " + sex.name().charAt(0);
    }

    static LocalDate date(String told) {
        return LocalDate.parse(told.substring(0, 10));
    }

    static @Nullable Sex sex(String told) {
        return told.endsWith("F") ? Sex.FEMALE : told.endsWith("M") ? Sex.MALE : null;
    }
}

package org.minsheng.shared;

import org.jspecify.annotations.Nullable;

/**
 * The hierarchical code of a place; "within" is a prefix.
 *
 * <p>The first twelve digits are the significant digits of the national division code (GB/T 2260, GB/T 10114): province
 * 2, city 4, county 6, town 9, community 12. Below it the product counts on: compound 16, building 19, unit 21, door
 * 25.
 */
public record AreaCode(String value) implements Comparable<AreaCode> {

    /** The rungs from the province down to a door. */
    public enum Level {
        PROVINCE(2), CITY(4), COUNTY(6), TOWN(9), COMMUNITY(12), COMPOUND(16), BUILDING(19), UNIT(21), DOOR(25);

        private final int digits;

        Level(int digits) {
            this.digits = digits;
        }

        public int digits() {
            return digits;
        }
    }

    /** @throws IllegalArgumentException when the length is none of the levels' or a character is not a digit */
    public AreaCode {
        if (levelOf(value) == null) {
            throw new IllegalArgumentException("not an area code: " + value);
        }
    }

    /** The code for a division given with its twelve digits, trailing zeros meaning "all of it". */
    public static AreaCode ofDivision(String twelveDigits) {
        for (Level level : Level.values()) {
            if (level.digits <= 12 && twelveDigits.substring(level.digits).chars().allMatch(c -> c == '0')) {
                return new AreaCode(twelveDigits.substring(0, level.digits));
            }
        }
        throw new IllegalArgumentException("not a division code: " + twelveDigits);
    }

    public static boolean isValid(@Nullable String text) {
        return text != null && levelOf(text) != null;
    }

    private static @Nullable Level levelOf(String text) {
        if (!text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        for (Level level : Level.values()) {
            if (level.digits == text.length()) {
                return level;
            }
        }
        return null;
    }

    public Level level() {
        var level = levelOf(value);
        if (level == null) {
            throw new IllegalStateException(value);
        }
        return level;
    }

    public boolean contains(AreaCode other) {
        return other.value.startsWith(value);
    }

    /** This place's ancestor at the given level, or null when this place is above it. */
    public @Nullable AreaCode at(Level level) {
        return value.length() < level.digits ? null : new AreaCode(value.substring(0, level.digits));
    }

    /** The next place up; null for a province. */
    public @Nullable AreaCode parent() {
        int above = level().ordinal() - 1;
        return above < 0 ? null : at(Level.values()[above]);
    }

    /** The county this place lies in; fails for provinces and cities. */
    public AreaCode county() {
        var county = at(Level.COUNTY);
        if (county == null) {
            throw new IllegalStateException(value + " is above a county");
        }
        return county;
    }

    @Override
    public int compareTo(AreaCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

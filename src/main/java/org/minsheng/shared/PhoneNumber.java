package org.minsheng.shared;

import java.util.regex.Pattern;

/** A mainland phone number in its plain digits: a mobile of eleven, or a landline with its area code. */
public record PhoneNumber(String digits) {

    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
    private static final Pattern LANDLINE = Pattern.compile("0\\d{2,3}\\d{7,8}");
    private static final Pattern BETWEEN = Pattern.compile("[\\s-]");
    private static final Pattern COUNTRY = Pattern.compile("^(\\+|00)86");

    /**
     * Accepts blanks, hyphens and a leading +86.
     *
     * @throws IllegalArgumentException for anything that cannot be called
     */
    public PhoneNumber {
        digits = COUNTRY.matcher(BETWEEN.matcher(digits).replaceAll("")).replaceFirst("");
        if (!MOBILE.matcher(digits).matches() && !LANDLINE.matcher(digits).matches()) {
            throw new IllegalArgumentException("not a phone number");
        }
    }

    public boolean isMobile() {
        return digits.length() == 11 && digits.startsWith("1");
    }

    /** 138****5678: the only form that screens and logs show. */
    public String masked() {
        return digits.substring(0, 3) + "****" + digits.substring(digits.length() - 4);
    }

    @Override
    public String toString() {
        return masked();
    }
}

package org.minsheng.appeal.internal;

import java.util.regex.Pattern;

/** Takes numbers that point to a person out of a text before everybody sees it. */
public final class PublicText {

    private static final Pattern IDENTITY = Pattern.compile("\\d{6}(19|20)\\d{9}[\\dXx]");
    private static final Pattern PHONE = Pattern.compile("(?<!\\d)(1[3-9]\\d{9}|0\\d{2,3}-?\\d{7,8})(?!\\d)");
    private static final Pattern CARD = Pattern.compile("(?<!\\d)\\d{15,19}(?!\\d)");

    private PublicText() {
    }

    public static String mask(String text) {
        var masked = IDENTITY.matcher(text).replaceAll("****");
        masked = PHONE.matcher(masked).replaceAll("****");
        return CARD.matcher(masked).replaceAll("****");
    }
}

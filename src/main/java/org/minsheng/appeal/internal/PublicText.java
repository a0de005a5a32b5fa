package org.minsheng.appeal.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;

/** Takes numbers that point to a person out of a text before everybody sees it. */
public final class PublicText {

    private static final Pattern IDENTITY = Pattern.compile("\\d{6}(19|20)\\d{9}[\\dXx]");
    private static final Pattern PHONE = Pattern.compile("(?<!\\d)(1[3-9]\\d{9}|0\\d{2,3}-?\\d{7,8})(?!\\d)");
    private static final Pattern CARD = Pattern.compile("(?<!\\d)\\d{15,19}(?!\\d)");

    private static final Pattern DOOR = Pattern.compile(shipped());

    private PublicText() {
    }

    /** How buildings and doors are written. */
    private static String shipped() {
        try (var pattern = new ClassPathResource("appeal/doors.txt").getInputStream()) {
            return new String(pattern.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    public static String mask(String text) {
        var masked = IDENTITY.matcher(text).replaceAll("****");
        masked = PHONE.matcher(masked).replaceAll("****");
        return CARD.matcher(masked).replaceAll("****");
    }

    /** For neighbours while nobody has looked at the text yet: buildings and doors are left out too. */
    public static String outline(String text) {
        return DOOR.matcher(mask(text)).replaceAll("*");
    }
}

package org.minsheng.appeal.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;

/** Takes numbers that point to a person out of a text before everybody sees it. */
public final class PublicText {

    private static final Pattern IDENTITY = Pattern.compile("\\d{6}(19|20)\\d{9}[\\dXx]");
    private static final Pattern PHONE = Pattern.compile("(?<!\\d)(1[3-9]\\d{9}|0\\d{2,3}-?\\d{7,8})(?!\\d)");
    private static final Pattern CARD = Pattern.compile("(?<!\\d)\\d{15,19}(?!\\d)");

    private static final Pattern DOOR = Pattern.compile(shipped("doors"), Pattern.COMMENTS);

    /**
     * Nobody's name is known here, so a name is looked for where names stand; and numbers that only a word before them
     * gives away.
     */
    private static final List<Pattern> NAMES =
        shipped("names").lines().map(line -> Pattern.compile(line.replace("SURNAME", "[" + shipped("surnames") + "]")))
            .toList();
    private static final Pattern BEGINNING = Pattern.compile(shipped("beginning"));
    private static final int ENOUGH = 4;
    private static final Pattern LOCAL_NUMBER = Pattern.compile(shipped("local-numbers"));

    private PublicText() {
    }

    /** How buildings and doors are written, and how names begin. */
    private static String shipped(String name) {
        try (var pattern = new ClassPathResource("appeal/" + name + ".txt").getInputStream()) {
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

    /** What was answered to one person, to start an answer to another from: without names, doors and numbers. */
    public static String reusable(String text) {
        var plain = LOCAL_NUMBER.matcher(outline(text)).replaceAll("****");
        for (var name : NAMES) {
            plain = name.matcher(plain).replaceAll("*");
        }
        return plain;
    }

    /**
     * For neighbours: what leads to somebody's door is left out too. A floor or a building alone leads to nobody, and
     * without it nobody knows what is meant. What a text begins with leaves no mark when enough follows: 3栋2单元501的灯坏了
     * becomes 灯坏了.
     */
    public static String outline(String text) {
        var outlined = DOOR.matcher(mask(text)).replaceAll("*");
        var rest = BEGINNING.matcher(outlined).replaceFirst("");
        return rest.length() < ENOUGH ? outlined : rest;
    }
}

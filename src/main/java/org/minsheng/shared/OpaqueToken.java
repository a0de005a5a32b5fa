package org.minsheng.shared;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/** Tokens that are printed and scanned and cannot be guessed: 20 characters of base 62, 119 random bits. */
public final class OpaqueToken {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final Pattern SHAPE = Pattern.compile("[0-9A-Za-z]{17,40}");
    private static final int LENGTH = 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    private OpaqueToken() {
    }

    public static String fresh() {
        var token = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            token.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return token.toString();
    }

    public static boolean looksLikeOne(String text) {
        return SHAPE.matcher(text).matches();
    }
}

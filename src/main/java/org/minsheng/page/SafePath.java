package org.minsheng.page;

/** An address that a form hands back to us, made harmless: only paths of this very site are followed. */
public final class SafePath {

    private SafePath() {
    }

    /** The path itself, or {@code /} when it would lead elsewhere. */
    public static String of(String typed) {
        boolean own = typed.startsWith("/") && !typed.startsWith("//") && typed.indexOf('\\') < 0
            && typed.chars().noneMatch(c -> c < 0x20 || c == 0x7f);
        return own ? typed : "/";
    }
}

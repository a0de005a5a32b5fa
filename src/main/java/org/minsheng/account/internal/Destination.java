package org.minsheng.account.internal;

/** Where to go after signing in; only ever a page of this server. */
final class Destination {

    private Destination() {
    }

    static String of(String wanted, String otherwise) {
        boolean ours = wanted.startsWith("/") && !wanted.startsWith("//") && wanted.length() < 2000
            && wanted.chars().allMatch(letter -> letter > ' ' && letter != '\\' && letter < 127);
        return ours ? wanted : otherwise;
    }
}

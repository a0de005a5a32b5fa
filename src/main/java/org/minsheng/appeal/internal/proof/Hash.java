package org.minsheng.appeal.internal.proof;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;

/** SM3 (GB/T 32905). */
final class Hash {

    static final int BYTES = 32;
    private static final byte[] BEGINNING = new byte[BYTES];

    private Hash() {
    }

    /** What stands where the first link would name the one before. */
    static byte[] beginning() {
        return BEGINNING.clone();
    }

    static byte[] of(byte[]... parts) {
        var digest = new SM3Digest();
        for (var part : parts) {
            digest.update(part, 0, part.length);
        }
        var hash = new byte[BYTES];
        digest.doFinal(hash, 0);
        return hash;
    }

    static byte[] of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}

package org.minsheng.account.internal.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.jspecify.annotations.Nullable;

/** SM3 (GB/T 32905) over fields of known lengths, so that no two different inputs look alike. */
final class Sm3 {

    static final int BYTES = 32;

    private final SM3Digest digest = new SM3Digest();

    static byte[] of(byte[] bytes) {
        return new Sm3().bytes(bytes).end();
    }

    Sm3 bytes(byte[] bytes) {
        number(bytes.length);
        digest.update(bytes, 0, bytes.length);
        return this;
    }

    Sm3 number(long value) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(value).array(), 0, Long.BYTES);
        return this;
    }

    Sm3 text(@Nullable String text) {
        if (text == null) {
            return number(-1);
        }
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    byte[] end() {
        byte[] hash = new byte[BYTES];
        digest.doFinal(hash, 0);
        return hash;
    }
}

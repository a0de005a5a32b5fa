package org.minsheng.shared.internal;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Random nonces, drawn from the system in batches because each draw takes a lock. */
final class Nonces {

    private static final int BATCH = 128;

    private final SecureRandom random = new SecureRandom();
    private final ConcurrentLinkedQueue<byte[]> drawn = new ConcurrentLinkedQueue<>();

    byte[] next() {
        var nonce = drawn.poll();
        return nonce == null ? draw() : nonce;
    }

    private byte[] draw() {
        var batch = new byte[BATCH * Sm4Gcm.NONCE_BYTES];
        random.nextBytes(batch);
        for (int from = Sm4Gcm.NONCE_BYTES; from < batch.length; from += Sm4Gcm.NONCE_BYTES) {
            drawn.offer(Arrays.copyOfRange(batch, from, from + Sm4Gcm.NONCE_BYTES));
        }
        return Arrays.copyOf(batch, Sm4Gcm.NONCE_BYTES);
    }
}

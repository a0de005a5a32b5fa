package org.minsheng.shared.internal;

import java.util.concurrent.ConcurrentLinkedQueue;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.jspecify.annotations.Nullable;

/**
 * SM4 in Galois/Counter Mode (RFC 8998) under one key; keyed ciphers are kept and lent out, since keying costs most.
 */
final class Sm4Gcm {

    static final int NONCE_BYTES = 12;
    static final int TAG_BYTES = 16;

    private final byte[] key;
    private final ConcurrentLinkedQueue<GCMModeCipher> idle = new ConcurrentLinkedQueue<>();

    Sm4Gcm(byte[] key) {
        this.key = key.clone();
    }

    byte[] encrypt(byte[] nonce, byte[] associated, byte[] plain) {
        try {
            return run(true, nonce, associated, plain);
        } catch (InvalidCipherTextException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws InvalidCipherTextException when the tag does not fit: another key, or the data was changed */
    byte[] decrypt(byte[] nonce, byte[] associated, byte[] encrypted) throws InvalidCipherTextException {
        return run(false, nonce, associated, encrypted);
    }

    private byte[] run(boolean encrypting, byte[] nonce, byte[] associated, byte[] in)
            throws InvalidCipherTextException {
        var kept = idle.poll();
        var cipher = kept == null ? GCMBlockCipher.newInstance(new SM4Engine()) : kept;
        cipher.init(encrypting, new AEADParameters(keyFor(kept), TAG_BYTES * 8, nonce, associated));
        var out = new byte[cipher.getOutputSize(in.length)];
        int written = cipher.processBytes(in, 0, in.length, out, 0);
        cipher.doFinal(out, written);
        idle.offer(cipher);
        return out;
    }

    /** A kept cipher still has its key schedule and its table of H. */
    private @Nullable KeyParameter keyFor(@Nullable GCMModeCipher kept) {
        return kept == null ? new KeyParameter(key) : null;
    }
}

package org.minsheng.shared.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.minsheng.shared.StartFailure;

/**
 * One master key of 32 bytes. What it is used for is derived from it by HKDF (RFC 5869) over SM3, so that no two uses
 * share a key.
 */
final class VaultKey {

    static final int MASTER_BYTES = 32;
    static final int ID_BYTES = 4;

    private final byte[] master;

    VaultKey(byte[] master) {
        if (master.length != MASTER_BYTES) {
            throw new StartFailure("start.key-malformed");
        }
        this.master = master.clone();
    }

    /** Reads 64 hexadecimal digits or base64. */
    static VaultKey parse(String text) {
        var word = text.strip();
        try {
            return new VaultKey(word.length() == 2 * MASTER_BYTES ? HexFormat.of().parseHex(word)
                : Base64.getDecoder().decode(word));
        } catch (IllegalArgumentException neither) {
            throw new StartFailure(neither, "start.key-malformed");
        }
    }

    /** Names the key in everything sealed under it, and says nothing about it. */
    byte[] id() {
        return derive("minsheng key id", ID_BYTES);
    }

    String name() {
        return HexFormat.of().formatHex(id());
    }

    byte[] sealing() {
        return derive("minsheng seal sm4-gcm", 16);
    }

    byte[] indexing() {
        return derive("minsheng index hmac-sm3", 32);
    }

    /** Kept in the database to tell a wrong key at start. */
    byte[] checkValue() {
        return derive("minsheng check value", 16);
    }

    private byte[] derive(String use, int length) {
        var generator = new HKDFBytesGenerator(new SM3Digest());
        generator.init(new HKDFParameters(master, null, use.getBytes(StandardCharsets.UTF_8)));
        var derived = new byte[length];
        generator.generateBytes(derived, 0, length);
        return derived;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VaultKey key && Arrays.equals(master, key.master);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(id());
    }

    @Override
    public String toString() {
        return "key " + name();
    }
}

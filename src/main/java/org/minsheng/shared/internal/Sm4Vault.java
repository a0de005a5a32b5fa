package org.minsheng.shared.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.minsheng.shared.Vault;

/**
 * The vault over a ring of keys. A sealed value is one byte for the format, four for the key's id, twelve of nonce, the
 * encrypted text and a tag of sixteen; the first five are authenticated too.
 *
 * <p>The first key of the ring seals. The last, which is the oldest, makes the indexes: they must stay equal for ever.
 */
final class Sm4Vault implements Vault {

    private static final byte FORMAT = 1;
    private static final int HEADER_BYTES = 1 + VaultKey.ID_BYTES;

    private final Map<Integer, Sm4Gcm> ciphers = new HashMap<>();
    private final Sm4Gcm current;
    private final byte[] header;
    private final HmacSm3 indexes;
    private final Nonces nonces = new Nonces();

    Sm4Vault(List<VaultKey> ring) {
        var first = ring.getFirst();
        this.current = new Sm4Gcm(first.sealing());
        ciphers.put(number(first), current);
        for (var key : ring.subList(1, ring.size())) {
            ciphers.putIfAbsent(number(key), new Sm4Gcm(key.sealing()));
        }
        this.header = ByteBuffer.allocate(HEADER_BYTES).put(FORMAT).put(first.id()).array();
        this.indexes = new HmacSm3(ring.getLast().indexing());
    }

    private static int number(VaultKey key) {
        return ByteBuffer.wrap(key.id()).getInt();
    }

    @Override
    public byte[] seal(String plain) {
        var nonce = nonces.next();
        var encrypted = current.encrypt(nonce, header, plain.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(HEADER_BYTES + nonce.length + encrypted.length)
            .put(header).put(nonce).put(encrypted).array();
    }

    @Override
    public String open(byte[] sealed) {
        if (sealed.length < HEADER_BYTES + Sm4Gcm.NONCE_BYTES + Sm4Gcm.TAG_BYTES || sealed[0] != FORMAT) {
            throw new IllegalStateException("not a sealed value");
        }
        var cipher = ciphers.get(ByteBuffer.wrap(sealed, 1, VaultKey.ID_BYTES).getInt());
        if (cipher == null) {
            throw new IllegalStateException("the key " + HexFormat.of().formatHex(sealed, 1, HEADER_BYTES)
                + " is not there");
        }
        var mark = Arrays.copyOf(sealed, HEADER_BYTES);
        var nonce = Arrays.copyOfRange(sealed, HEADER_BYTES, HEADER_BYTES + Sm4Gcm.NONCE_BYTES);
        var encrypted = Arrays.copyOfRange(sealed, HEADER_BYTES + Sm4Gcm.NONCE_BYTES, sealed.length);
        try {
            return new String(cipher.decrypt(nonce, mark, encrypted), StandardCharsets.UTF_8);
        } catch (InvalidCipherTextException changed) {
            throw new IllegalStateException("the sealed value was changed", changed);
        }
    }

    @Override
    public byte[] index(String kind, String value) {
        return indexes.of((kind + '\0' + value).getBytes(StandardCharsets.UTF_8));
    }
}

package org.minsheng.appeal.internal.proof;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.internal.proof.Canonical.Field;

/**
 * A step as the history holds it now.
 *
 * @param open what stands in the proof as it is
 * @param closed what stands there as a commitment only, by {@link #CLOSED}
 */
record Written(long step, long appeal, String number, String transaction, List<Field> open, Map<String, String> closed,
               List<UUID> files) {

    static final List<String> CLOSED = List.of("actor", "note", "files", "said", "reporter");

    /** Known to nobody but the ledger and whoever it is told, and different for every value. */
    static byte[] salt(byte[] secret, long step, String name) {
        return Hash.of(secret, (step + "/" + name).getBytes(StandardCharsets.UTF_8));
    }

    static byte[] commitment(byte[] salt, String value) {
        return Hash.of(salt, value.getBytes(StandardCharsets.UTF_8));
    }

    byte[] commitments(byte[] secret) {
        var all = new ByteArrayOutputStream();
        CLOSED.forEach(name -> all.writeBytes(commitment(salt(secret, step, name), closed.getOrDefault(name, ""))));
        return all.toByteArray();
    }

    /** All fields of the entry at this position of the chain. */
    List<Field> fields(int position, byte[] commitments, byte[] previous) {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field("position", Integer.toString(position)));
        fields.addAll(open);
        for (int at = 0; at < CLOSED.size(); at++) {
            fields.add(new Field(CLOSED.get(at), Hash.hex(part(commitments, at))));
        }
        fields.add(new Field("previous", Hash.hex(previous)));
        return fields;
    }

    byte[] hash(int position, byte[] commitments, byte[] previous) {
        return Canonical.hash(Canonical.ENTRY, fields(position, commitments, previous));
    }

    /** The first closed field whose commitment differs; null when none does. */
    static @Nullable String differing(byte[] one, byte[] other) {
        for (int at = 0; at < CLOSED.size(); at++) {
            if (!java.util.Arrays.equals(part(one, at), part(other, at))) {
                return CLOSED.get(at);
            }
        }
        return null;
    }

    private static byte[] part(byte[] commitments, int at) {
        return java.util.Arrays.copyOfRange(commitments, at * Hash.BYTES, (at + 1) * Hash.BYTES);
    }
}

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
 * @param facts what the step left behind of what can be corrected later, by {@link History#FACTS}
 * @param changing whether the step set or changed any of them
 * @param erased whether the person who said it was erased, and the secret with the person
 */
record Written(long step, long appeal, String number, String transaction, List<Field> open, Map<String, String> closed,
               List<UUID> files, List<Field> facts, boolean changing, boolean erased) {

    private static final int MARK_BYTES = 4;
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

    String factsText() {
        return Canonical.text(Canonical.FACTS, facts);
    }

    byte[] factsCommitment(byte[] secret) {
        return commitment(salt(secret, step, Canonical.FACTS), factsText());
    }

    byte[] marks(byte[] secret) {
        var all = new ByteArrayOutputStream();
        for (var fact : facts) {
            var value = fact.value() == null ? "-" : "+" + fact.value();
            all.write(commitment(salt(secret, step, Canonical.FACTS + "/" + fact.name()), value), 0, MARK_BYTES);
        }
        return all.toByteArray();
    }

    /** The first fact that the marks tell apart; "facts" when they do not say. */
    static String differingFact(byte[] one, byte @Nullable [] other) {
        for (int at = 0; other != null && at < one.length && at < other.length; at++) {
            if (one[at] != other[at]) {
                return History.FACTS.get(at / MARK_BYTES);
            }
        }
        return Canonical.FACTS;
    }

    /** All fields of the entry at this position of the chain. */
    List<Field> fields(int form, int position, byte[] commitments, byte @Nullable [] factsCommitment, byte[] previous) {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field("position", Integer.toString(position)));
        fields.addAll(open);
        for (int at = 0; at < CLOSED.size(); at++) {
            fields.add(new Field(CLOSED.get(at), Hash.hex(part(commitments, at))));
        }
        if (form > 1) {
            fields.add(new Field(Canonical.FACTS, factsCommitment == null ? null : Hash.hex(factsCommitment)));
        }
        fields.add(new Field("previous", Hash.hex(previous)));
        return fields;
    }

    byte[] hash(int form, int position, byte[] commitments, byte @Nullable [] factsCommitment, byte[] previous) {
        return Canonical.hash(Canonical.entry(form), fields(form, position, commitments, factsCommitment, previous));
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

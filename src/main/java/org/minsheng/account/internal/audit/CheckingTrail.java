package org.minsheng.account.internal.audit;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.springframework.stereotype.Component;

/** Computes the whole chain anew and names the first place where it does not fit. */
@Component
class CheckingTrail {

    private final Entries entries;
    private final Batches batches;

    CheckingTrail(Entries entries, Batches batches) {
        this.entries = entries;
        this.batches = batches;
    }

    /** What the check found. */
    sealed interface Finding {

        /** @param lastHash worth writing down elsewhere: it shows later that no end was cut off */
        record Sound(long batches, long entries, byte[] lastHash) implements Finding {
        }

        record Changed(long entry, long batch) implements Finding {
        }

        record Missing(long entry, long batch) implements Finding {
        }

        record Added(long entry, long batch) implements Finding {
        }

        /** A seal itself was changed, taken out or put in. */
        record Broken(long batch) implements Finding {
        }
    }

    Finding check() {
        long seq = 0;
        long to = 0;
        long count = 0;
        byte[] previous = new byte[Sm3.BYTES];
        for (var part = batches.after(0, 100); !part.isEmpty(); part = batches.after(seq, 100)) {
            for (var batch : part) {
                boolean fits = batch.seq() == seq + 1 && batch.fromTransaction() == to
                    && Arrays.equals(batch.previousHash(), previous)
                    && Arrays.equals(batch.hash(), batch.expectedHash());
                if (!fits) {
                    return new Finding.Broken(seq + 1);
                }
                var now = entries.digests(batch.fromTransaction(), batch.toTransaction());
                if (!Arrays.equals(now, batch.digests())) {
                    return difference(batch, now);
                }
                seq = batch.seq();
                to = batch.toTransaction();
                count += batch.entries();
                previous = batch.hash();
            }
        }
        return new Finding.Sound(seq, count, previous);
    }

    /** Entries come in the order of transaction and number, which an added or missing one shifts. */
    private static Finding difference(Batches.Batch batch, byte[] now) {
        byte[] sealed = batch.digests();
        int at = 0;
        while (at < sealed.length && at < now.length && same(sealed, now, at)) {
            at += Entries.DIGEST_BYTES;
        }
        if (at >= now.length) {
            return new Finding.Missing(entry(sealed, at), batch.seq());
        }
        if (at >= sealed.length) {
            return new Finding.Added(entry(now, at), batch.seq());
        }
        if (entry(sealed, at) == entry(now, at)) {
            return new Finding.Changed(entry(sealed, at), batch.seq());
        }
        return contains(sealed, entry(now, at)) ? new Finding.Missing(entry(sealed, at), batch.seq())
            : new Finding.Added(entry(now, at), batch.seq());
    }

    private static boolean same(byte[] one, byte[] other, int at) {
        return Arrays.equals(one, at, at + Entries.DIGEST_BYTES, other, at, at + Entries.DIGEST_BYTES);
    }

    private static boolean contains(byte[] digests, long entry) {
        for (int at = 0; at < digests.length; at += Entries.DIGEST_BYTES) {
            if (entry(digests, at) == entry) {
                return true;
            }
        }
        return false;
    }

    private static long entry(byte[] digests, int at) {
        return ByteBuffer.wrap(digests, at, Long.BYTES).getLong();
    }
}

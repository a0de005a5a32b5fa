package org.minsheng.account.internal.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The chain of sealed ranges. */
@Repository
class Batches {

    private static final String SELECT = """
        select seq, from_transaction::text::bigint as from_transaction, to_transaction::text::bigint as to_transaction,
            entries, digests, previous_hash, hash
        from account.audit_batch
        """;

    private final JdbcClient jdbc;

    Batches(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param toTransaction exclusive */
    record Batch(long seq, long fromTransaction, long toTransaction, int entries, byte[] digests,
                 byte[] previousHash, byte[] hash) {

        static byte[] hash(long seq, long fromTransaction, long toTransaction, byte[] previousHash, byte[] digests) {
            return new Sm3().number(seq).number(fromTransaction).number(toTransaction)
                .bytes(previousHash).bytes(digests).end();
        }

        byte[] expectedHash() {
            return hash(seq, fromTransaction, toTransaction, previousHash, digests);
        }
    }

    Optional<Batch> last() {
        return jdbc.sql(SELECT + " order by seq desc limit 1").query(Batch.class).optional();
    }

    List<Batch> after(long seq, int most) {
        return jdbc.sql(SELECT + " where seq > :seq order by seq limit :most")
            .param("seq", seq)
            .param("most", most)
            .query(Batch.class)
            .list();
    }

    /** The first transaction that may still write: everything before it can no longer change. */
    long horizon() {
        return jdbc.sql("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint").query(Long.class).single();
    }

    void add(Batch batch, Instant at) {
        jdbc.sql("""
            insert into account.audit_batch
                (seq, from_transaction, to_transaction, entries, digests, previous_hash, hash, sealed_at)
            values (:seq, :from::text::xid8, :to::text::xid8, :entries, :digests, :previous, :hash, :at)
            """)
            .param("seq", batch.seq)
            .param("from", Long.toString(batch.fromTransaction))
            .param("to", Long.toString(batch.toTransaction))
            .param("entries", batch.entries)
            .param("digests", batch.digests)
            .param("previous", batch.previousHash)
            .param("hash", batch.hash)
            .param("at", java.sql.Timestamp.from(at))
            .update();
    }
}

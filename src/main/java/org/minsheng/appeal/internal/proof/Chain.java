package org.minsheng.appeal.internal.proof;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.internal.filing.FilingStatement;
import org.minsheng.appeal.internal.proof.Canonical.Field;
import org.minsheng.shared.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was sealed: entries, batches of entries, and the days' pages. */
@Repository
class Chain {

    /** Bytes of one entry in a batch's digests: appeal, step and hash. */
    static final int DIGEST_BYTES = 2 * Long.BYTES + Hash.BYTES;

    private final JdbcClient jdbc;
    private final Vault vault;

    Chain(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /**
     * @param facts commitment to the facts that this step set or changed; null when it changed none
     * @param marks says which fact differs, proves nothing
     */
    record Entry(long step, long appeal, int position, long batch, int place, byte[] closed, byte[] hash, int form,
                 byte @Nullable [] facts, byte @Nullable [] marks) {
    }

    record Batch(long seq, LocalDate day, int entries, byte[] digests, byte[] root, byte[] mac) {
    }

    record Root(long seq, byte[] root, int entries, LocalDate day) {
    }

    /** @param previous the hash of the page before */
    record Sheet(int number, LocalDate day, long firstBatch, long lastBatch, long entries, byte[] root,
                 byte[] previous, byte[] hash, byte[] mac, Instant sealedAt) {

        static byte[] hash(int number, LocalDate day, long entries, byte[] root, byte[] previous) {
            return Canonical.hash(Canonical.SHEET, List.of(new Field("number", Integer.toString(number)),
                new Field("day", day.toString()), new Field("entries", Long.toString(entries)),
                new Field("root", Hash.hex(root)), new Field("previous", Hash.hex(previous))));
        }
    }

    byte[] mac(long seq, LocalDate day, byte[] root, byte[] previous) {
        return vault.index("history-batch", seq + " " + day + " " + Hash.hex(root) + " " + Hash.hex(previous));
    }

    byte[] mac(int number, byte[] hash) {
        return vault.index("history-sheet", number + " " + Hash.hex(hash));
    }

    /** The newest link of each of these appeals. */
    Map<Long, Entry> ends(List<Long> appeals) {
        return jdbc.sql("""
                select distinct on (appeal) *
                from appeal.proof_entry
                where appeal = any(:appeals)
                order by appeal, position desc
                """)
            .param("appeals", appeals.toArray(Long[]::new))
            .query(Entry.class).list().stream().collect(Collectors.toMap(Entry::appeal, entry -> entry));
    }

    List<Entry> ofAppeal(long appeal) {
        return jdbc.sql("select * from appeal.proof_entry where appeal = :appeal order by position limit 2000")
            .param("appeal", appeal).query(Entry.class).list();
    }

    List<Entry> ofBatch(long seq) {
        return jdbc.sql("select * from appeal.proof_entry where batch = :seq order by place")
            .param("seq", seq).query(Entry.class).list();
    }

    Map<Long, byte[]> secrets(List<Long> appeals) {
        return jdbc.sql("select appeal, secret from appeal.proof_secret where appeal = any(:appeals)")
            .param("appeals", appeals.toArray(Long[]::new))
            .query((row, n) -> Map.entry(row.getLong("appeal"), row.getBytes("secret")))
            .list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    Optional<Batch> lastBatch() {
        return jdbc.sql("select * from appeal.proof_batch order by seq desc limit 1").query(Batch.class).optional();
    }

    Optional<Batch> batch(long seq) {
        return jdbc.sql("select * from appeal.proof_batch where seq = :seq").param("seq", seq)
            .query(Batch.class).optional();
    }

    /** Roots of batches, both ends included. */
    List<Root> roots(long first, long last) {
        return jdbc.sql("""
                select seq, root, entries, day
                from appeal.proof_batch
                where seq between :first and :last
                order by seq
                """)
            .param("first", first).param("last", last).query(Root.class).list();
    }

    Optional<Sheet> lastSheet() {
        return jdbc.sql("select * from appeal.proof_sheet order by number desc limit 1").query(Sheet.class).optional();
    }

    Optional<Sheet> sheetOf(long batch) {
        return jdbc.sql("select * from appeal.proof_sheet where :batch between first_batch and last_batch")
            .param("batch", batch).query(Sheet.class).optional();
    }

    /** Newest first, below a number. */
    List<Sheet> sheetsBefore(int number, int most) {
        return jdbc.sql("select * from appeal.proof_sheet where number < :number order by number desc limit :most")
            .param("number", number).param("most", most).query(Sheet.class).list();
    }

    List<Sheet> sheetsAfter(int number, int most) {
        return jdbc.sql("select * from appeal.proof_sheet where number > :number order by number limit :most")
            .param("number", number).param("most", most).query(Sheet.class).list();
    }

    void add(Batch batch) {
        jdbc.sql("insert into appeal.proof_batch values (:seq, :day, :entries, :digests, :root, :mac)")
            .param("seq", batch.seq).param("day", batch.day).param("entries", batch.entries)
            .param("digests", batch.digests)
            .param("root", batch.root).param("mac", batch.mac).update();
    }

    void add(Sheet sheet) {
        jdbc.sql("""
                insert into appeal.proof_sheet
                values (:number, :day, :first, :last, :entries, :root, :previous, :hash, :mac, :at)
                """)
            .param("number", sheet.number).param("day", sheet.day).param("first", sheet.firstBatch)
            .param("last", sheet.lastBatch)
            .param("entries", sheet.entries).param("root", sheet.root).param("previous", sheet.previous)
            .param("hash", sheet.hash)
            .param("mac", sheet.mac).param("at", FilingStatement.time(sheet.sealedAt)).update();
    }
}

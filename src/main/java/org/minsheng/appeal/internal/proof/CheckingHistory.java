package org.minsheng.appeal.internal.proof;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.internal.proof.Chain.Batch;
import org.minsheng.appeal.internal.proof.Chain.Entry;
import org.minsheng.appeal.internal.proof.Chain.Sheet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Computes everything anew, batch after batch, and names each entry that is not as it was sealed. */
@Component
class CheckingHistory {

    private static final int MOST_FINDINGS = 100;

    private final History history;
    private final Chain chain;
    private final Witness witness;
    private final JdbcClient jdbc;

    CheckingHistory(History history, Chain chain, Witness witness, JdbcClient jdbc) {
        this.witness = witness;
        this.history = history;
        this.chain = chain;
        this.jdbc = jdbc;
    }

    enum Kind { CHANGED, MISSING, ADDED, REWRITTEN, BROKEN_BATCH, BROKEN_PAGE, CUT }

    /** @param what the field, or the number of the batch or page */
    record Finding(Kind kind, long appeal, long step, String what) {

        @Override
        public String toString() {
            return switch (kind) {
                case CHANGED -> "Entry %d of appeal %d was changed (%s).".formatted(step, appeal, what);
                case MISSING -> "Entry %d of appeal %d is missing (%s).".formatted(step, appeal, what);
                case ADDED -> "Entry %d of appeal %d was put in later.".formatted(step, appeal);
                case REWRITTEN -> "The chain of appeal %d was rewritten at entry %d.".formatted(appeal, step);
                case BROKEN_BATCH -> "The seal of batch %s does not fit.".formatted(what);
                case CUT -> "Batch %s was written and is not here any more, or is another one.".formatted(what);
                case BROKEN_PAGE -> "Page %s of the ledger does not fit.".formatted(what);
            };
        }
    }

    /** @param lastPage the hash of the newest page, empty before the first */
    record Report(long entries, long pages, String lastPage, List<Finding> findings) {
    }

    Report check() {
        return check(1);
    }

    /** The same without the batches before this one, for whoever has checked those. */
    Report check(long first) {
        List<Finding> findings = new ArrayList<>();
        var previous = chain.batch(first - 1).map(Batch::mac).orElse(Hash.beginning());
        long entries = 0;
        long end = chain.lastBatch().map(Batch::seq).orElse(0L);
        for (long seq = first; seq <= end && findings.size() < MOST_FINDINGS; seq++) {
            var batch = chain.batch(seq).orElse(null);
            if (batch == null) {
                findings.add(new Finding(Kind.BROKEN_BATCH, 0, 0, Long.toString(seq)));
                break;
            }
            entries += check(batch, previous, findings);
            previous = batch.mac();
        }
        cut(first, findings);
        unlinked(findings);
        unlike(findings);
        var last = checkPages(findings);
        return new Report(entries, last == null ? 0 : last.number(),
            last == null ? "" : Hash.hex(last.hash()), findings);
    }

    /**
     * What this node wrote down outside the database when it linked it, and what the database does not know any more.
     */
    private void cut(long first, List<Finding> findings) {
        for (var head : witness.heads(first)) {
            if (findings.size() < MOST_FINDINGS && chain.batch(head.seq()).filter(head::is).isEmpty()) {
                findings.add(new Finding(Kind.CUT, 0, 0, Long.toString(head.seq())));
            }
        }
    }

    private int check(Batch batch, byte[] previous, List<Finding> findings) {
        var sealed = ByteBuffer.wrap(batch.digests());
        var entries = chain.ofBatch(batch.seq());
        var steps = history.steps(entries.stream().map(Entry::step).toList());
        var secrets = chain.secrets(entries.stream().map(Entry::appeal).distinct().toList());
        var before = before(entries);
        Map<Long, Entry> found = new HashMap<>();
        entries.forEach(entry -> found.put(entry.step(), entry));
        List<byte[]> leaves = new ArrayList<>();
        while (sealed.remaining() >= Chain.DIGEST_BYTES) {
            long appeal = sealed.getLong();
            long step = sealed.getLong();
            var hash = new byte[Hash.BYTES];
            sealed.get(hash);
            leaves.add(Merkle.leaf(hash));
            var entry = found.remove(step);
            var finding = entry == null ? new Finding(Kind.MISSING, appeal, step, "chain")
                : compare(entry, hash, steps.get(step), secrets.get(appeal), before.get(step));
            if (finding != null) {
                findings.add(finding);
            }
        }
        found.values().forEach(added -> findings.add(new Finding(Kind.ADDED, added.appeal(), added.step(), "chain")));
        boolean fits = leaves.size() == batch.entries() && Arrays.equals(Merkle.root(leaves), batch.root())
            && Arrays.equals(chain.mac(batch.seq(), batch.day(), batch.root(), previous), batch.mac());
        if (!fits) {
            findings.add(new Finding(Kind.BROKEN_BATCH, 0, 0, Long.toString(batch.seq())));
        }
        return leaves.size();
    }

    private static @Nullable Finding compare(Entry entry, byte[] sealed,
                                             @Nullable Written step, byte @Nullable [] secret,
                                             byte @Nullable [] before) {
        if (step == null) {
            return new Finding(Kind.MISSING, entry.appeal(), entry.step(), "step");
        }
        if (!Arrays.equals(entry.hash(), sealed)) {
            return new Finding(Kind.REWRITTEN, entry.appeal(), entry.step(), "hash");
        }
        if (step.erased()) {
            return null;
        }
        if (secret == null) {
            return new Finding(Kind.MISSING, entry.appeal(), entry.step(), "key");
        }
        if (step.number().isEmpty()) {
            return new Finding(Kind.MISSING, entry.appeal(), entry.step(), "appeal");
        }
        var differing = Written.differing(step.commitments(secret), entry.closed());
        if (differing != null) {
            return new Finding(Kind.CHANGED, entry.appeal(), entry.step(), differing);
        }
        var fact = differingFact(entry, step, secret);
        if (fact != null) {
            return new Finding(Kind.CHANGED, entry.appeal(), entry.step(), fact);
        }
        boolean same = before != null
            && Arrays.equals(step.hash(entry.form(), entry.position(), entry.closed(), entry.facts(), before), sealed);
        return same ? null : new Finding(Kind.CHANGED, entry.appeal(), entry.step(), "entry");
    }

    /**
     * Null when the facts are those that were sealed; a change of facts that the entry knows nothing of was put in
     * later.
     */
    private static @Nullable String differingFact(Entry entry, Written step, byte[] secret) {
        var sealed = entry.facts();
        if (sealed == null) {
            return entry.form() > 1 && step.changing() ? Canonical.FACTS : null;
        }
        return Arrays.equals(step.factsCommitment(secret), sealed) ? null
            : Written.differingFact(step.marks(secret), entry.marks());
    }

    /** The hash before each entry, by step. */
    private Map<Long, byte[]> before(List<Entry> entries) {
        Map<Long, byte[]> before = new HashMap<>();
        entries.stream().filter(entry -> entry.position() == 1)
            .forEach(entry -> before.put(entry.step(), Hash.beginning()));
        jdbc.sql("""
                select entry.step, earlier.hash
                from appeal.proof_entry as entry
                join appeal.proof_entry as earlier on earlier.appeal = entry.appeal
                    and earlier.position = entry.position - 1
                where entry.step = any(:steps)
                """)
            .param("steps", entries.stream().map(Entry::step).toArray(Long[]::new))
            .query((row, n) -> before.put(row.getLong("step"), row.getBytes("hash")))
            .list();
        return before;
    }

    /** Steps that stand where everything was linked long ago, and are not. */
    private void unlinked(List<Finding> findings) {
        jdbc.sql("""
                select step.appeal, step.id
                from appeal.step, appeal.follower
                where follower.name = 'proof'
                    and (step.transaction, step.id) <= (follower.transaction, follower.step)
                    and not exists (select from appeal.proof_entry where proof_entry.step = step.id)
                order by step.id
                limit :most
                """)
            .param("most", MOST_FINDINGS)
            .query((row, n) -> findings.add(new Finding(Kind.ADDED, row.getLong("appeal"), row.getLong("id"), "step")))
            .list();
    }

    /** Appeals whose stage, tier or answer is not the one that their history ends in. */
    private void unlike(List<Finding> findings) {
        jdbc.sql("""
                select appeal.id, coalesce(answered.id, ending.id) as answered, ending.id as ending,
                    ending.to_state <> appeal.state as staged, ending.to_tier <> appeal.tier as moved
                from appeal.appeal
                cross join lateral (
                    select id, to_state, to_tier
                    from appeal.step
                    where step.appeal = appeal.id
                    order by id desc
                    limit 1) as ending
                left join lateral (
                    select id, note
                    from appeal.step
                    where step.appeal = appeal.id and action = 'ANSWER'
                    order by id desc
                    limit 1) as answered on appeal.answer <> ''
                where ending.to_state <> appeal.state
                    or ending.to_tier <> appeal.tier
                    or answered.note <> appeal.answer
                limit :most
                """)
            .param("most", MOST_FINDINGS)
            .query((row, n) -> row.getBoolean("staged") || row.getBoolean("moved")
                ? new Finding(Kind.CHANGED, row.getLong("id"), row.getLong("ending"),
                    row.getBoolean("staged") ? "state" : "tier")
                : new Finding(Kind.CHANGED, row.getLong("id"), row.getLong("answered"), "answer"))
            .list().stream()
            .filter(finding -> !findings.contains(finding))
            .forEach(findings::add);
    }

    private @Nullable Sheet checkPages(List<Finding> findings) {
        Sheet last = null;
        int number = 0;
        for (var part = chain.sheetsAfter(0, 100); !part.isEmpty();
            part = chain.sheetsAfter(part.getLast().number(), 100)) {
            for (var sheet : part) {
                if (!fits(sheet, last, ++number)) {
                    findings.add(new Finding(Kind.BROKEN_PAGE, 0, 0, number + " (" + sheet.day() + ")"));
                }
                number = sheet.number();
                last = sheet;
            }
        }
        return last;
    }

    private boolean fits(Sheet sheet, @Nullable Sheet last, int number) {
        var previous = last == null ? Hash.beginning() : last.hash();
        var batches = chain.roots(sheet.firstBatch(), sheet.lastBatch());
        return sheet.number() == number
            && sheet.firstBatch() == (last == null ? 1 : last.lastBatch() + 1)
            && Arrays.equals(sheet.previous(), previous)
            && batches.stream().mapToLong(Chain.Root::entries).sum() == sheet.entries()
            && batches.stream().allMatch(batch -> batch.day().equals(sheet.day()))
            && Arrays.equals(Merkle.root(batches.stream().map(Chain.Root::root).toList()), sheet.root())
            && Arrays.equals(Sheet.hash(sheet.number(), sheet.day(), sheet.entries(), sheet.root(), previous),
                sheet.hash())
            && Arrays.equals(chain.mac(sheet.number(), sheet.hash()), sheet.mac());
    }
}

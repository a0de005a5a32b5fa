package org.minsheng.appeal.internal.proof;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.internal.ReadingOn;
import org.minsheng.shared.Rush;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links what was written into the chains of its appeals, a second or two behind the writers, who take no lock for it.
 * It begins with the first step ever written, so that older appeals are linked in the same bounded batches.
 */
@Component
class ChainingHistory {

    /** Few at a time and often: whoever writes at that moment shares the cores with it. */
    static final int BATCH = 150;
    private static final int MOST_BATCHES = 2;

    private final History history;
    private final Chain chain;
    private final JdbcTemplate jdbc;
    private final ReadingOn steps;
    private final Witness witness;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ChainingHistory(History history, Chain chain, JdbcTemplate jdbc, Witness witness, Clock clock) {
        this.witness = witness;
        this.history = history;
        this.chain = chain;
        this.jdbc = jdbc;
        this.steps = new ReadingOn(JdbcClient.create(jdbc), "proof", BATCH);
        this.clock = clock;
    }

    /** Returns how many steps were linked, at most {@link #BATCH}. */
    @Transactional
    public int chain() {
        return steps.follow(from -> history.next(from.transaction(), from.step(), BATCH),
            step -> new ReadingOn.Position(step.transaction(), step.step()), this::link);
    }

    private void link(List<Written> steps) {
        var appeals = steps.stream().map(Written::appeal).distinct().toList();
        var secrets = secrets(appeals);
        var ends = new HashMap<>(chain.ends(appeals));
        var last = chain.lastBatch();
        long seq = last.map(Chain.Batch::seq).orElse(0L) + 1;
        var digests = ByteBuffer.allocate(steps.size() * Chain.DIGEST_BYTES);
        List<Chain.Entry> entries = new ArrayList<>();
        for (var step : steps) {
            var end = ends.get(step.appeal());
            int position = end == null ? 1 : end.position() + 1;
            var place = new Place(position, seq, entries.size());
            var entry = entry(step, place, end, Objects.requireNonNull(secrets.get(step.appeal())));
            ends.put(step.appeal(), entry);
            entries.add(entry);
            digests.putLong(step.appeal()).putLong(step.step()).put(entry.hash());
        }
        var root = Merkle.root(entries.stream().map(entry -> Merkle.leaf(entry.hash())).toList());
        var day = LocalDate.now(clock);
        write(entries);
        var batch = new Chain.Batch(seq, day, entries.size(), digests.array(), root,
            chain.mac(seq, day, root, last.map(Chain.Batch::mac).orElse(Hash.beginning())));
        chain.add(batch);
        witness.remember(batch);
    }

    private record Place(int position, long batch, int place) {
    }

    /**
     * Facts are sealed when they are set or changed, and once for an appeal whose last link is of a form that had none.
     */
    private static Chain.Entry entry(Written step, Place at, Chain.@Nullable Entry end, byte[] secret) {
        boolean sealing = step.changing() || end != null && end.form() < Canonical.FORM;
        var facts = sealing ? step.factsCommitment(secret) : null;
        var closed = step.commitments(secret);
        var hash = step.hash(Canonical.FORM, at.position, closed, facts, end == null ? Hash.beginning() : end.hash());
        return new Chain.Entry(step.step(), step.appeal(), at.position, at.batch, at.place, closed,
            hash, Canonical.FORM, facts, sealing ? step.marks(secret) : null);
    }

    private void write(List<Chain.Entry> entries) {
        jdbc.batchUpdate("""
            insert into appeal.proof_entry (step, appeal, position, batch, place, closed, hash, form, facts, marks)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            entries.stream().map(entry -> new Object[] {entry.step(), entry.appeal(), entry.position(),
                entry.batch(), entry.place(), entry.closed(), entry.hash(), entry.form(), entry.facts(), entry.marks()})
                .toList());
    }

    private Map<Long, byte[]> secrets(List<Long> appeals) {
        var secrets = new HashMap<>(chain.secrets(appeals));
        List<Object[]> fresh = new ArrayList<>();
        for (var appeal : appeals) {
            if (!secrets.containsKey(appeal)) {
                var secret = new byte[Hash.BYTES];
                random.nextBytes(secret);
                secrets.put(appeal, secret);
                fresh.add(new Object[] {appeal, secret});
            }
        }
        jdbc.batchUpdate("insert into appeal.proof_secret (appeal, secret) values (?, ?)", fresh);
        return secrets;
    }

    /** One node at a time does it. */
    @Configuration(proxyBeanMethods = false)
    static class Timer {

        @Bean
        RecurringTask<Void> historyChaining(ChainingHistory chaining, SealingDay sealing, Rush rush) {
            return Tasks.recurring("history-chaining", rush.every(Duration.ofSeconds(1)))
                .execute((instance, context) -> {
                    for (int batch = 0; batch < MOST_BATCHES && chaining.chain() == BATCH; batch++) {
                        Thread.yield();
                    }
                    sealing.seal(false);
                });
        }
    }
}

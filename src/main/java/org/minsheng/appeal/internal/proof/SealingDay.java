package org.minsheng.appeal.internal.proof;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.minsheng.appeal.LedgerPageSealed;
import org.minsheng.appeal.internal.proof.Chain.Root;
import org.minsheng.appeal.internal.proof.Chain.Sheet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Closes a day's page of the ledger under one root, after midnight or when the auditor asks. The hash is also written
 * to the program's log, which the administrator of the database does not keep.
 */
@Component
class SealingDay {

    private static final Logger LOG = LoggerFactory.getLogger(SealingDay.class);

    private final Chain chain;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SealingDay(Chain chain, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.chain = chain;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Returns how many pages were closed.
     *
     * @param today whether the present day is closed too; what comes later that day gets a page of its own
     */
    @Transactional
    public int seal(boolean today) {
        jdbc.sql("select from appeal.follower where name = 'proof' for update").query((row, n) -> n).list();
        long done = chain.lastSheet().map(Sheet::lastBatch).orElse(0L);
        var now = LocalDate.now(clock);
        if (!today && chain.roots(done + 1, done + 1).stream().noneMatch(root -> root.day().isBefore(now))) {
            return 0;
        }
        var days = chain.roots(done + 1, Long.MAX_VALUE).stream()
            .filter(root -> today || root.day().isBefore(now))
            .collect(Collectors.groupingBy(Root::day, TreeMap::new, Collectors.toList()));
        days.forEach(this::seal);
        return days.size();
    }

    private void seal(LocalDate day, List<Root> batches) {
        var last = chain.lastSheet();
        int number = last.map(Sheet::number).orElse(0) + 1;
        long entries = batches.stream().mapToLong(Root::entries).sum();
        var root = Merkle.root(batches.stream().map(Root::root).toList());
        var previous = last.map(Sheet::hash).orElse(Hash.beginning());
        var hash = Sheet.hash(number, day, entries, root, previous);
        chain.add(new Sheet(number, day, batches.getFirst().seq(), batches.getLast().seq(),
            entries, root, previous, hash, chain.mac(number, hash), clock.instant()));
        events.publishEvent(new LedgerPageSealed(number, day, entries, Hash.hex(root),
            Hash.hex(previous), Hash.hex(hash)));
        LOG.info("Page {} of the ledger, {}, {} entries, is sealed: {}", number, day, entries, Hash.hex(hash));
    }
}

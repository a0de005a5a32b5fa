package org.minsheng.appeal.internal.hotspots;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealId;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.AppealBook;
import org.minsheng.appeal.internal.similar.FindingSimilar;
import org.minsheng.appeal.internal.similar.Similar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds each night the one thing of which many people of a community speak: own appeals that are alike, those that were
 * merged and those who said "me too" within seven days. Four people make a task of it, whatever the matter usually
 * comes to. Each appeal is compared with the others once, in the night after it was filed; later nights only add what
 * is new.
 */
@Component
class FindingClusters {

    private static final int FEWEST = 4;
    private static final int MOST = 5_000;
    private static final int COMPARED = 8;
    private static final String UNSORTED = "other.else";

    private final JdbcClient jdbc;
    private final AppealBook book;
    private final FindingSimilar similar;
    private final OwningHotspots owning;
    private final Clock clock;

    FindingClusters(JdbcClient jdbc, AppealBook book, FindingSimilar similar, OwningHotspots owning, Clock clock) {
        this.jdbc = jdbc;
        this.book = book;
        this.similar = similar;
        this.owning = owning;
        this.clock = clock;
    }

    /** @param people who spoke of it: the reporter and those who joined it */
    private record Told(long id, @Nullable Long mergedInto, String community, @Nullable String matter,
                        boolean open, Set<Long> people, @Nullable List<Long> alike) {
    }

    /** Returns how many tasks were opened. */
    @Transactional
    public int find() {
        var now = clock.instant();
        forget(now.minus(Duration.ofDays(30)));
        var told = told(now.minus(Duration.ofDays(7))).stream().collect(Collectors.toMap(Told::id, one -> one));
        var groups = groups(told);
        int opened = 0;
        for (var group : groups) {
            var people = group.stream().flatMap(one -> one.people().stream()).collect(Collectors.toSet());
            var lead = group.stream().filter(Told::open).min(Comparator.comparingLong(Told::id)).orElse(null);
            var task = task(group);
            if (task.isPresent()) {
                gather(task.get(), group, people.size());
            } else if (lead != null && people.size() >= FEWEST) {
                opened += open(lead, group, people.size(), now);
            }
        }
        return opened;
    }

    /**
     * What was said, or joined, since then; with a matter, sorted or guessed. What was compared within minutes of its
     * filing is compared again: words of others filed at the same moment may not have been known.
     */
    private List<Told> told(Instant since) {
        return jdbc.sql("""
                select appeal.id, merged_into, community, coalesce(appeal.matter, guess.matter) as matter, appeal.open,
                    case when compared.at > filed_at + interval '10 minutes' then alike end as alike,
                    array_remove(array(
                        select person from appeal.companion where companion.appeal = appeal.id and left_at is null
                            and joined_at >= :since)
                        || coalesce(reporter, -appeal.id), null) as people
                from appeal.appeal
                left join appeal.guess on guess.appeal = appeal.id
                left join appeal.compared on compared.appeal = appeal.id
                where community is not null and state not in ('WITHDRAWN', 'REFUSED')
                    and (filed_at >= :since or appeal.id in (
                        select companion.appeal
                        from appeal.companion
                        where joined_at >= :since
                    ))
                order by appeal.id desc
                limit :most
                """)
            .param("since", since.atOffset(ZoneOffset.UTC))
            .param("most", MOST)
            .query((row, n) -> new Told(row.getLong("id"), row.getObject("merged_into", Long.class),
                row.getString("community"), row.getString("matter"), row.getBoolean("open"),
                Set.copyOf(Arrays.asList((Long[]) row.getArray("people").getArray())),
                row.getArray("alike") == null ? null : List.of((Long[]) row.getArray("alike").getArray())))
            .list();
    }

    /** What belongs together: by merges, and by strong likeness within a community of which enough was said. */
    private Collection<List<Told>> groups(Map<Long, Told> told) {
        Map<Long, Long> parent = new HashMap<>();
        told.keySet().forEach(id -> parent.put(id, id));
        told.values().stream().filter(one -> one.mergedInto() != null).forEach(one -> {
            parent.putIfAbsent(one.mergedInto(), one.mergedInto());
            parent.put(root(parent, one.id()), root(parent, one.mergedInto()));
        });
        told.values().stream().filter(Told::open).collect(Collectors.groupingBy(Told::community)).values().stream()
            .filter(here -> here.stream().flatMap(one -> one.people().stream()).distinct().count() >= FEWEST)
            .forEach(here -> join(parent, here));
        return told.values().stream().collect(Collectors.groupingBy(one -> root(parent, one.id()))).values();
    }

    private void join(Map<Long, Long> parent, List<Told> here) {
        var ids = here.stream().map(Told::id).collect(Collectors.toCollection(HashSet::new));
        var fresh = compared(here.stream().filter(one -> one.alike() == null)
            .map(one -> new AppealId(one.id())).toList());
        for (var one : here) {
            var alike = one.alike() == null ? fresh.getOrDefault(one.id(), List.of()) : one.alike();
            alike.stream().filter(ids::contains)
                .forEach(other -> parent.put(root(parent, one.id()), root(parent, other)));
        }
    }

    /** What is strongly alike to each of these, kept for the next nights. */
    private Map<Long, List<Long>> compared(List<AppealId> appeals) {
        Map<Long, List<Long>> alike = new HashMap<>();
        for (Appeal appeal : book.byIds(appeals).values()) {
            var strong = similar.to(appeal, COMPARED).stream().filter(Similar::strong)
                .map(one -> one.id().value()).toList();
            alike.put(appeal.id().value(), strong);
            jdbc.sql("""
                    insert into appeal.compared (appeal, at, alike)
                    values (:appeal, :now, :alike::bigint[])
                    on conflict (appeal) do update
                    set at = excluded.at, alike = excluded.alike
                    """)
                .param("appeal", appeal.id().value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("alike", strong.toArray(Long[]::new))
                .update();
        }
        return alike;
    }

    /** Long after their seven days nobody asks what they were like. */
    private void forget(Instant before) {
        jdbc.sql("delete from appeal.compared where at < :before")
            .param("before", before.atOffset(ZoneOffset.UTC)).update();
    }

    private static long root(Map<Long, Long> parent, long id) {
        long root = id;
        for (long next = Objects.requireNonNull(parent.get(root)); next != root;
            next = Objects.requireNonNull(parent.get(root))) {
            root = next;
        }
        return root;
    }

    /** The task that is open for any of them already. */
    private Optional<Long> task(List<Told> group) {
        return jdbc.sql("""
                select hotspot.id
                from appeal.hotspot
                join appeal.hotspot_appeal on hotspot_appeal.hotspot = hotspot.id
                where state <> 'CLOSED' and hotspot.lead is not null and hotspot_appeal.appeal = any(:ids::bigint[])
                order by hotspot.id
                limit 1
                """)
            .param("ids", group.stream().map(Told::id).toArray(Long[]::new))
            .query(Long.class)
            .optional();
    }

    private void gather(long task, List<Told> group, int people) {
        jdbc.sql("""
                with grown as (
                    update appeal.hotspot
                    set said = greatest(said, :people)
                    where id = :id
                )
                insert into appeal.hotspot_appeal (hotspot, appeal)
                select :id, unnest(:appeals::bigint[])
                on conflict do nothing
                """)
            .param("id", task)
            .param("people", people)
            .param("appeals", group.stream().map(Told::id).toArray(Long[]::new))
            .update();
    }

    private int open(Told lead, List<Told> group, int people, Instant now) {
        var opened = jdbc.sql("""
                insert into appeal.hotspot (county, area, matter, week, said, usual, found_at, longitude, latitude,
                    lead)
                select county, community, :matter, :week, :said, 0, :now, longitude, latitude, id
                from appeal.appeal
                where id = :lead
                on conflict do nothing
                returning id
                """)
            .param("matter", lead.matter() == null ? UNSORTED : lead.matter())
            .param("week", now.atZone(clock.getZone()).toLocalDate()
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)))
            .param("said", people)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("lead", lead.id())
            .query(Long.class)
            .optional();
        opened.ifPresent(id -> {
            gather(id, group, people);
            owning.give(id);
        });
        return opened.isPresent() ? 1 : 0;
    }
}

package org.minsheng.appeal.internal.triage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealKind;
import org.minsheng.appeal.internal.Words;
import org.minsheng.appeal.internal.catalogue.Matters;
import org.minsheng.appeal.internal.triage.Hearing.Heard;
import org.minsheng.appeal.internal.triage.Learning.Example;
import org.minsheng.shared.AreaCode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What suggests kind and matter: learnt each night, for each county from what its own desks confirmed, beginning with
 * words that are shipped. A county that has confirmed little goes by the shipped words, too.
 */
@Component
public class Triage {

    /** More would fill a small heap and sort no better. */
    private static final int NEWEST = 8_000;
    /** Fewer say more about chance than about the county. */
    private static final int FEWEST = 5;
    private static final int MOST_COUNTIES = 20;
    private static final String SHIPPED_ALONE = "";
    /** With less nobody is bothered with it. */
    static final double LEAST_SHARE = 0.25;

    /**
     * @param kind null when unsure
     * @param matter null when unsure
     * @param share how sure the matter is, between 0 and 1
     * @param words what spoke for the matter
     * @param learntFrom how many confirmed appeals it stands on, 0 for the shipped words alone
     */
    public record Suggestion(@Nullable AppealKind kind, @Nullable String matter, double share,
                             List<String> words, int learntFrom) {
    }

    private record Model(long id, Hearing kinds, Hearing matters) {
    }

    private final JdbcClient jdbc;
    private final Words words;
    private final Matters matters;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Cache<String, Model> inUse = Caffeine.newBuilder().maximumSize(MOST_COUNTIES).build();
    /** Learnt when first asked for: a program that suggests nothing need not wait for it. */
    private final LoadingCache<Shipped, Sorter> shipped = Caffeine.newBuilder()
        .build(what -> Learning.from(what.examples()));

    Triage(JdbcClient jdbc, Words words, Matters matters, TransactionTemplate transaction, Clock clock) {
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.words = words;
        this.matters = matters;
        this.clock = clock;
    }

    public Suggestion suggest(AreaCode place, String title, String body) {
        var model = model(place.value().substring(0, Math.min(6, place.value().length())));
        var said = Features.of(title, body, words::cut);
        var kind = label(model.kinds().on(said));
        var known = kind == null ? null : AppealKind.valueOf(kind);
        var heard = model.matters().on(said);
        var matter = label(heard);
        if (heard == null) {
            return new Suggestion(known, null, 0, List.of(), 0);
        }
        return new Suggestion(known, matter != null && matters.isChoice(matter) ? matter : null,
            heard.guess().share(), heard.guess().words(), heard.learntFrom());
    }

    /** Null when unsure. */
    private static @Nullable String label(@Nullable Heard heard) {
        return heard == null || heard.guess().share() < LEAST_SHARE ? null : heard.guess().label();
    }

    private Model model(String county) {
        long newest = jdbc.sql("select coalesce(max(id), 0) from appeal.sorting_model where county = :county")
            .param("county", county)
            .query(Long.class).single();
        var known = inUse.getIfPresent(newest == 0 ? SHIPPED_ALONE : county);
        if (known == null || known.id() != newest) {
            known = newest == 0 ? null : read(newest);
            known = known != null ? known : new Model(newest, alone(Shipped.KINDS), alone(Shipped.MATTERS));
            inUse.put(newest == 0 ? SHIPPED_ALONE : county, known);
        }
        return known;
    }

    private Hearing alone(Shipped what) {
        return new Hearing(null, shipped.get(what), 0);
    }

    /** Null when it was learnt by an earlier release. */
    private @Nullable Model read(long id) {
        return jdbc.sql("select id, appeals, kinds, matters from appeal.sorting_model where id = :id")
            .param("id", id)
            .query((row, n) -> {
                var kinds = Sorter.of(row.getBytes("kinds"));
                var topics = Sorter.of(row.getBytes("matters"));
                return Optional.ofNullable(kinds == null || topics == null ? null
                    : new Model(row.getLong("id"), new Hearing(kinds, shipped.get(Shipped.KINDS),
                        row.getInt("appeals")),
                        new Hearing(topics, shipped.get(Shipped.MATTERS), row.getInt("appeals"))));
            })
            .single().orElse(null);
    }

    /** For each county in turn; returns how many had something to learn from. */
    int learn() {
        int learnt = 0;
        for (var county : jdbc.sql("select distinct county from appeal.catalogue order by county")
            .query(String.class).list()) {
            learnt += transaction.execute(status -> learn(county)) ? 1 : 0;
        }
        return learnt;
    }

    /**
     * Learns anew from the newest appeals that a desk of the county took in or sent on; false when there are too few.
     */
    private boolean learn(String county) {
        record Sorted(String title, String body, String kind, @Nullable String matter) {
        }
        var sorted = jdbc.sql("""
                select title, left(body, 500) as body, kind, matter
                from appeal.appeal
                where county = :county and matter is not null and state not in ('FILED', 'WITHDRAWN')
                    and exists (
                        select
                        from appeal.step
                        where step.appeal = appeal.id and step.action in ('ACCEPT', 'DISPATCH')
                    )
                order by id desc
                limit :newest
                """)
            .param("county", county)
            .param("newest", NEWEST)
            .query((row, n) -> new Sorted(row.getString("title"), row.getString("body"),
                row.getString("kind"), row.getString("matter")))
            .list();
        if (sorted.size() < FEWEST) {
            return false;
        }
        var kinds = new ArrayList<>(Shipped.KINDS.beside(sorted.size()));
        var topics = new ArrayList<>(Shipped.MATTERS.beside(sorted.size()));
        for (var one : sorted) {
            var said = Features.of(one.title(), one.body(), words::cut);
            kinds.add(new Example(said, one.kind()));
            if (one.matter() != null && matters.isChoice(one.matter())) {
                topics.add(new Example(said, one.matter()));
            }
        }
        jdbc.sql("""
                insert into appeal.sorting_model (county, trained_at, appeals, kinds, matters)
                values (:county, :at, :appeals, :kinds, :matters)
                """)
            .param("county", county)
            .param("at", clock.instant().atOffset(ZoneOffset.UTC))
            .param("appeals", sorted.size())
            .param("kinds", Learning.from(kinds).bytes())
            .param("matters", Learning.from(topics).bytes())
            .update();
        jdbc.sql("""
                delete from appeal.sorting_model
                where county = :county
                    and id not in (select id from appeal.sorting_model where county = :county order by id desc limit 5)
                """)
            .param("county", county)
            .update();
        return true;
    }

    /** At night, when nobody waits for it. */
    @Configuration(proxyBeanMethods = false)
    static class Timer {

        @Bean
        RecurringTask<Void> learnToSort(Triage triage, Clock clock) {
            return Tasks.recurring("appeal-triage", Schedules.daily(clock.getZone(), LocalTime.of(3, 10)))
                .execute((task, context) -> triage.learn());
        }
    }
}

package org.minsheng.appeal.internal.triage;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealKind;
import org.minsheng.appeal.internal.Words;
import org.minsheng.appeal.internal.catalogue.Matters;
import org.minsheng.appeal.internal.triage.Learning.Example;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What suggests kind and matter: learnt each night from what desks confirmed, beginning with words that are shipped. */
@Component
public class Triage {

    private static final String KIND = "kind.";
    /** More would fill a small heap and sort no better. */
    private static final int NEWEST = 8_000;
    /** With less nobody is bothered with it. */
    private static final double LEAST_SHARE = 0.25;

    /**
     * @param kind null when unsure
     * @param matter null when unsure
     * @param share how sure the matter is, between 0 and 1
     * @param words what spoke for the matter
     * @param learntFrom how many confirmed appeals it stands on, 0 for the shipped words alone
     */
    public record Suggestion(@Nullable AppealKind kind, @Nullable String matter, double share, List<String> words, int learntFrom) {
    }

    private record Model(long id, int appeals, Sorter kinds, Sorter matters) {
    }

    private final JdbcClient jdbc;
    private final Words words;
    private final Matters matters;
    private final Clock clock;
    private final AtomicReference<@Nullable Model> inUse = new AtomicReference<>();

    Triage(JdbcClient jdbc, Words words, Matters matters, Clock clock) {
        this.jdbc = jdbc;
        this.words = words;
        this.matters = matters;
        this.clock = clock;
    }

    public Suggestion suggest(String title, String body) {
        var model = model();
        var said = Features.of(title, body, words::cut);
        var kind = model.kinds().guess(said);
        var matter = model.matters().guess(said);
        boolean sure = matter != null && matter.share() >= LEAST_SHARE && matters.isChoice(matter.label());
        return new Suggestion(kind == null || kind.share() < LEAST_SHARE ? null : AppealKind.valueOf(kind.label()),
            sure && matter != null ? matter.label() : null, matter == null ? 0 : matter.share(), matter == null ? List.of() : matter.words(), model.appeals());
    }

    private Model model() {
        var known = inUse.get();
        long newest = jdbc.sql("select coalesce(max(id), 0) from appeal.sorting_model").query(Long.class).single();
        if (known == null || known.id() != newest) {
            known = newest == 0 ? null : read(newest);
            known = known != null ? known : new Model(newest, 0, Learning.from(seeds(label -> label.startsWith(KIND))),
                Learning.from(seeds(label -> !label.startsWith(KIND))));
            inUse.set(known);
        }
        return known;
    }

    /** Null when it was learnt by an earlier release. */
    private @Nullable Model read(long id) {
        return jdbc.sql("select id, appeals, kinds, matters from appeal.sorting_model where id = :id")
            .param("id", id)
            .query((row, n) -> {
                var kinds = Sorter.of(row.getBytes("kinds"));
                var topics = Sorter.of(row.getBytes("matters"));
                return Optional.ofNullable(kinds == null || topics == null ? null
                    : new Model(row.getLong("id"), row.getInt("appeals"), kinds, topics));
            })
            .single().orElse(null);
    }

    /** Learns anew from the newest appeals that a desk sorted; false when there is nothing to learn from. */
    @Transactional
    public boolean learn() {
        record Sorted(String title, String body, String kind, @Nullable String matter) {
        }
        var sorted = jdbc.sql("""
                select title, left(body, 500) as body, kind, matter
                from appeal.appeal
                where matter is not null and state not in ('FILED', 'WITHDRAWN')
                order by id desc
                limit :newest
                """)
            .param("newest", NEWEST)
            .query((row, n) -> new Sorted(row.getString("title"), row.getString("body"), row.getString("kind"), row.getString("matter")))
            .list();
        if (sorted.isEmpty()) {
            return false;
        }
        var kinds = new ArrayList<>(seeds(label -> label.startsWith(KIND)));
        var topics = new ArrayList<>(seeds(label -> !label.startsWith(KIND)));
        for (var one : sorted) {
            var said = Features.of(one.title(), one.body(), words::cut);
            kinds.add(new Example(said, one.kind()));
            if (one.matter() != null && matters.isChoice(one.matter())) {
                topics.add(new Example(said, one.matter()));
            }
        }
        jdbc.sql("insert into appeal.sorting_model (trained_at, appeals, kinds, matters) values (:at, :appeals, :kinds, :matters)")
            .param("at", clock.instant().atOffset(ZoneOffset.UTC))
            .param("appeals", sorted.size())
            .param("kinds", Learning.from(kinds).bytes())
            .param("matters", Learning.from(topics).bytes())
            .update();
        jdbc.sql("delete from appeal.sorting_model where id <= (select max(id) - 10 from appeal.sorting_model)").update();
        return true;
    }

    /** The shipped words, as if somebody had said them. */
    private static List<Example> seeds(Predicate<String> wanted) {
        try (var csv = CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(
                new ClassPathResource("appeal/seeds.csv").getInputStream(), StandardCharsets.UTF_8))) {
            return csv.stream()
                .filter(line -> wanted.test(line.getField("label")))
                .map(line -> new Example(Features.of(List.of(line.getField("words").split(" "))), line.getField("label").replace(KIND, "")))
                .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
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

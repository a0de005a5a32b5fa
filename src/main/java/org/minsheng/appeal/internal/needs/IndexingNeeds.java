package org.minsheng.appeal.internal.needs;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.Grams;
import org.minsheng.appeal.internal.ReadingOn;
import org.minsheng.appeal.internal.Words;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Rush;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Fills the needs base behind the writers: reads the history from its own place on and indexes anew what a step was
 * taken on. At most one batch a second, so that a rush of filings is indexed a little later and not more slowly filed.
 */
@Component
class IndexingNeeds {

    static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyy-MM");
    private static final int BATCH = 150;
    private static final int SOUNDING = 120;

    private final JdbcClient jdbc;
    private final ReadingOn steps;
    private final Words words;
    private final Clock clock;

    IndexingNeeds(JdbcClient jdbc, Words words, Clock clock) {
        this.jdbc = jdbc;
        this.steps = new ReadingOn(jdbc, "needs", BATCH);
        this.words = words;
        this.clock = clock;
    }

    /** How many steps were followed. */
    @Transactional
    public int index() {
        return steps.follow("step.appeal", (row, n) -> row.getLong("appeal"), appeals -> {
            write(appeals.stream().distinct().toList());
            jdbc.sql("update appeal.follower set appeal = greatest(appeal, :appeal) where name = 'needs'")
                .param("appeal", Collections.max(appeals))
                .update();
        });
    }

    private void write(List<Long> ids) {
        var appeals = jdbc.sql("select * from appeal.appeal where id = any(:ids)")
            .param("ids", ids.toArray(Long[]::new))
            .query(Appeal::of)
            .list();
        jdbc.sql("""
                insert into appeal.need (appeal, grams)
                select id, array_to_tsvector(string_to_array(grams, ' '))
                from unnest(:ids::bigint[], :grams::text[]) as made (id, grams)
                on conflict (appeal) do update
                set grams = excluded.grams
                """)
            .param("ids", appeals.stream().map(appeal -> appeal.id().value()).toArray(Long[]::new))
            .param("grams", appeals.stream().map(appeal -> String.join(" ", grams(appeal))).toArray(String[]::new))
            .update();
    }

    Set<String> grams(Appeal appeal) {
        var said = appeal.said();
        var outcome = appeal.outcome();
        var grams = new TreeSet<>(Grams.of(said.title() + "\n" + said.body() + "\n" + said.placeDetail()
            + "\n" + outcome.answer()));
        var beginning = said.title() + "\n" + said.body().substring(0, Math.min(SOUNDING, said.body().length()));
        grams.addAll(Grams.pinyin(beginning, words.cut(beginning)));
        for (var level : new AreaCode.Level[] {AreaCode.Level.COUNTY, AreaCode.Level.TOWN, AreaCode.Level.COMMUNITY}) {
            var area = said.place().at(level);
            if (area != null) {
                grams.add(Words.ofArea(area.value()));
            }
        }
        if (said.matter() != null) {
            grams.add("m:" + said.matter());
            grams.add("m:" + said.matter().replaceFirst("\\..*", ""));
        }
        grams.add("k:" + said.kind());
        grams.add("y:" + MONTH.format(said.filedAt().atZone(clock.getZone())));
        NeedOutcome.of(appeal).forEach(known -> grams.add("o:" + known));
        return grams;
    }

    @Configuration(proxyBeanMethods = false)
    static class Timer {

        @Bean
        RecurringTask<Void> indexNeeds(IndexingNeeds indexing, Rush rush) {
            return Tasks.recurring("appeal-needs", rush.every(Duration.ofSeconds(1)))
                .execute((task, context) -> indexing.index());
        }
    }
}

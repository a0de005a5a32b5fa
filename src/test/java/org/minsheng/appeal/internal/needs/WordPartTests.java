package org.minsheng.appeal.internal.needs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.minsheng.appeal.internal.AppealFixture;
import org.minsheng.appeal.internal.Sight.Lens;
import org.minsheng.appeal.internal.WordSearch;
import org.minsheng.appeal.internal.Words;
import org.minsheng.appeal.internal.following.MergingWords;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What is old moves into large parts of the word indexes and is found there as before. */
class WordPartTests extends AppealFixture {

    private static final long SMALL = 65_536;

    @Autowired
    IndexingNeeds indexing;
    @Autowired
    WordSearch wordSearch;
    @Autowired
    Words words;
    @Autowired
    MergingWords merging;
    @Autowired
    TransactionTemplate transaction;

    private final String number = Integer.toString(ThreadLocalRandom.current().nextInt(100_000_000, 1_000_000_000));

    @Test
    void an_old_appeal_is_found_after_its_part_has_become_a_large_one() {
        var appeal = file(compound(), "水塔边的护栏松了" + number);
        Followed.until(indexing, jdbc);
        transaction.executeWithoutResult(status -> {
            pretendGrown(appeal.number());
            merging.merge();
            assertThat(sizes("search")).startsWith(8 * SMALL, SMALL);
            assertThat(sizes("need")).startsWith(8 * SMALL, SMALL);
            assertThat(found()).containsExactly(appeal.number());
            jdbc.sql("select appeal.extend_words()").query((row, n) -> row).list();
            assertThat(partsWithFrequencies()).isEmpty();
            assertThat(sizes("need").stream().mapToLong(Long::longValue).sum()).isGreaterThanOrEqualTo(27 * SMALL);
            status.setRollbackOnly();
        });
        assertThat(found()).containsExactly(appeal.number());
    }

    @Test
    void a_page_far_behind_the_newest_is_found_too() {
        var appeal = file(compound(), "桥头的护栏松了" + number);
        Followed.until(indexing, jdbc);
        transaction.executeWithoutResult(status -> {
            jdbc.sql("update appeal.follower set appeal = appeal + 1_000_000 where name = 'needs'").update();
            assertThat(found(Long.toString(appeal.id().value() + 1))).containsExactly(appeal.number());
            status.setRollbackOnly();
        });
    }

    @Test
    void nothing_is_merged_while_it_is_new() {
        merging.merge();
        assertThat(sizes("need").getFirst()).isEqualTo(SMALL);
    }

    /** As if ten small parts had been filled since; taken back with the transaction. */
    private void pretendGrown(String like) {
        jdbc.sql("create temporary table grown on commit drop as select * from appeal.appeal where number = ?")
            .param(like).update();
        jdbc.sql("""
                update grown
                set id = :id, serial = :id, number = number || 'x', tracking = tracking || 'x',
                    request_key = gen_random_uuid()
                """)
            .param("id", 10 * SMALL + 5)
            .update();
        var columns = String.join(", ", jdbc.sql("""
                select column_name
                from information_schema.columns
                where table_schema = 'appeal' and table_name = 'appeal' and is_generated = 'NEVER'
                """).query(String.class).list());
        jdbc.sql("insert into appeal.appeal (" + columns + ") overriding system value select "
            + columns + " from grown").update();
    }

    private List<Long> sizes(String kind) {
        return jdbc.sql("select until - first from appeal.word_parts(('appeal.' || ?)::regclass) order by first")
            .param(kind).query(Long.class).list();
    }

    /** Parts of the needs base whose pairs the database would count. */
    private List<String> partsWithFrequencies() {
        return jdbc.sql("""
                select part.name
                from appeal.word_parts('appeal.need') as part
                join pg_attribute on attrelid = ('appeal.' || part.name)::regclass
                where attname = 'grams' and attstattarget is distinct from 0
                """).query(String.class).list();
    }

    private List<String> found() {
        return found(null);
    }

    private List<String> found(@Nullable String after) {
        return wordSearch.page(new Lens.Area(COMMUNITY), words.of("护栏 " + number), after, 20).rows().stream()
            .map(row -> row.number()).toList();
    }
}

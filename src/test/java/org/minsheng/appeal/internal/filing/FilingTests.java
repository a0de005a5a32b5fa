package org.minsheng.appeal.internal.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.internal.AppealFixture;
import org.minsheng.appeal.internal.Ledger;
import org.minsheng.appeal.internal.Sight.Lens;
import org.minsheng.appeal.internal.Words;
import org.minsheng.appeal.internal.WordSearch;
import org.minsheng.appeal.internal.following.FoldingTally;
import org.minsheng.appeal.internal.numbers.CheckingNumbers;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.beans.factory.annotation.Autowired;

/** One request makes one appeal, whatever the network does. */
class FilingTests extends AppealFixture {

    @Autowired
    Words words;
    @Autowired
    WordSearch search;
    @Autowired
    CheckingNumbers checking;

    @Test
    void the_number_names_county_day_and_serial() {
        assertThat(file(COMMUNITY, "测试编号").number()).matches("520327-\\d{8}-\\d{6,}");
    }

    @Test
    void the_same_key_gives_the_first_answer() {
        var word = word(COMMUNITY, "网络断了，又点了一次");
        var first = filingAppeal.file(Viewer.ANONYMOUS, word);
        var second = filingAppeal.file(Viewer.ANONYMOUS, word);
        assertThat(second.number()).isEqualTo(first.number());
        assertThat(second.repeated()).isTrue();
    }

    @Test
    void thirty_two_at_once_with_one_key_make_one_appeal() throws Exception {
        var word = word(COMMUNITY, "三十二次同时点击");
        Set<String> numbers = new HashSet<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> filing = () -> filingAppeal.file(Viewer.ANONYMOUS, word).number();
            for (var answer : threads.invokeAll(java.util.Collections.nCopies(32, filing))) {
                numbers.add(answer.get());
            }
        }
        assertThat(numbers).hasSize(1);
        assertThat(jdbc.sql("select count(*) from appeal.appeal where request_key = :key")
            .param("key", word.key().value())
            .query(Long.class).single()).isEqualTo(1);
    }

    @Test
    void words_of_an_appeal_are_found_at_once_within_the_area() {
        var appeal = file(COMMUNITY, "小区门口的猕猴桃摊位挡住了盲道");
        var found = search.page(new Lens.Area(COMMUNITY), words.of("猕猴桃"), null, 50);
        assertThat(found.rows()).anyMatch(row -> row.id().equals(appeal.id()));
        var elsewhere = search.page(new Lens.Area(new AreaCode("520328")), words.of("猕猴桃"), null, 50);
        assertThat(elsewhere.rows()).noneMatch(row -> row.id().equals(appeal.id()));
    }

    @Test
    void pages_follow_each_other_without_gap_or_repeat() {
        for (int n = 0; n < 7; n++) {
            file(COMMUNITY, "翻页 " + n);
        }
        var lens = new Lens.Area(COMMUNITY);
        for (var filter : java.util.List.of(Ledger.Filter.open(), Ledger.Filter.all())) {
            Set<Long> seen = new HashSet<>();
            String after = null;
            do {
                var page = ledger.page(lens, filter, after, 3);
                page.rows().forEach(row -> assertThat(seen.add(row.id().value())).isTrue());
                after = page.next();
            } while (after != null && seen.size() < 60);
            assertThat(seen.size()).isGreaterThanOrEqualTo(7);
        }
    }

    @Test
    void counts_are_true_before_and_after_the_fold() {
        var alone = new AreaCode("520327001299");
        long before = ledger.counts(alone).getOrDefault(AppealState.FILED, 0L);
        file(new AreaCode(alone + "0001"), "计数一");
        file(new AreaCode(alone + "0002"), "计数二");
        assertThat(ledger.counts(alone).get(AppealState.FILED)).isEqualTo(before + 2);
        FoldingTally.fold(jdbc);
        assertThat(ledger.counts(alone).get(AppealState.FILED)).isEqualTo(before + 2);
        assertThat(ledger.counts(COUNTY).get(AppealState.FILED)).isGreaterThanOrEqualTo(before + 2);
    }

    @Test
    void an_open_matter_follows_its_place_with_counts_and_words() {
        var there = new AreaCode("520327001004");
        long before = ledger.counts(there).getOrDefault(AppealState.FILED, 0L);
        var appeal = file(new AreaCode("5203270010038888"), "搬家的小区里有一棵猕猴桃树要倒了");
        assertThat(book.follow(new AreaCode("5203270010038888"), new AreaCode("5203270010048888"),
            java.time.Instant.now())).isEqualTo(1);
        assertThat(book.byNumber(appeal.number()).orElseThrow().said().place().value()).isEqualTo("5203270010048888");
        assertThat(ledger.counts(there).get(AppealState.FILED)).isEqualTo(before + 1);
        assertThat(search.page(new Lens.Area(there), words.of("猕猴桃"), null, 5).rows())
            .extracting(Ledger.Row::id).contains(appeal.id());
        // Pairs being written from before the move are written anew a second later.
        await().untilAsserted(() ->
            assertThat(search.page(new Lens.Area(COMMUNITY), words.of("猕猴桃"), null, 5).rows())
                .extracting(Ledger.Row::id).doesNotContain(appeal.id()));
    }

    @Test
    void every_gap_in_the_numbers_has_a_reason_and_a_row_that_vanished_is_named() {
        file(COMMUNITY, "编号核对");
        allAreAccountedFor();
        long gap = jdbc.sql("select nextval('appeal.serial_520327')").query(Long.class).single();
        file(COMMUNITY, "编号核对之后");
        assertThat(checkNumbers()).contains("NO REASON FOUND");
        jdbc.sql("""
                insert into appeal.void_number (county, serial, reason)
                values ('520327', :gap, 'test')
                """).param("gap", gap).update();
        allAreAccountedFor();
    }

    /** Once those are through who have taken a number and are filing just now. */
    private void allAreAccountedFor() {
        await().until(() -> checkNumbers().contains("All numbers are accounted for."));
    }

    private String checkNumbers() {
        var out = new java.io.ByteArrayOutputStream();
        checking.run(java.util.List.of(), new java.io.PrintStream(out, true, java.nio.charset.StandardCharsets.UTF_8));
        return out.toString(java.nio.charset.StandardCharsets.UTF_8);
    }
}

package org.minsheng.appeal.internal.following;

import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.minsheng.appeal.internal.AppealFixture;
import org.springframework.beans.factory.annotation.Autowired;

class SortingWordsInTests extends AppealFixture {

    @Autowired
    private SortingWordsIn sorting;

    @Test
    void the_words_of_a_new_appeal_wait_beside_their_index_only_until_they_are_sorted_in() {
        await("nobody else files while it is sorted in").until(() -> {
            var appeal = file(compound(), "巷口的窨井盖翘起来了，骑车的人险些摔倒");
            sorting.sortIn();
            return pagesThatWait(appeal.id().value()) == 0;
        });
    }

    /** Sorts in what still waits in the part that the appeal lies in, and says how many pages that were. */
    private long pagesThatWait(long appeal) {
        return jdbc.sql("""
                select sum(gin_clean_pending_list(pg_index.indexrelid))
                from appeal.word_parts('appeal.search') as part
                join pg_index on pg_index.indrelid = ('appeal.' || part.name)::regclass and not pg_index.indisprimary
                where :appeal >= part.first and :appeal < part.until
                """)
            .param("appeal", appeal)
            .query(Long.class)
            .single();
    }
}

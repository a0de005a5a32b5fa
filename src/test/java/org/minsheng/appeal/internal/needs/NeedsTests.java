package org.minsheng.appeal.internal.needs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.minsheng.appeal.internal.AppealFixture;
import org.minsheng.appeal.internal.Sight.Lens;
import org.minsheng.appeal.internal.WordSearch;
import org.minsheng.appeal.internal.Words;
import org.minsheng.appeal.internal.needs.NeedsBook.Asked;
import org.minsheng.appeal.internal.needs.NeedsBook.Need;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever was said is found again: by a name that no dictionary knows, by a phrase, by how it sounds. */
class NeedsTests extends AppealFixture {

    @Autowired
    IndexingNeeds indexing;
    @Autowired
    NeedsBook needs;
    @Autowired
    WordSearch wordSearch;
    @Autowired
    Words words;

    private final String number = Integer.toString(ThreadLocalRandom.current().nextInt(100_000_000, 1_000_000_000));

    @Test
    void a_name_that_the_dictionary_cuts_apart_is_found_here_and_in_the_ledger() {
        var appeal = file(compound(), "院里那棵老黄桷树枯了半边" + number + "，大风天怕砸到人");
        index();
        assertThat(found("黄桷树 " + number)).containsExactly(appeal.number());
        assertThat(wordSearch.page(new Lens.Area(COMMUNITY), words.of("黄桷树 " + number), null, 20).rows())
            .extracting(row -> row.number()).containsExactly(appeal.number());
    }

    @Test
    void an_exact_phrase_and_single_words_are_different_questions() {
        var apart = file(compound(), number + "路灯修好了，但是还是不亮");
        var together = file(compound(), number + "路灯还是不亮");
        index();
        assertThat(found(number + " 路灯 不亮")).containsExactlyInAnyOrder(apart.number(), together.number());
        assertThat(found("\"" + number + "路灯还是不亮\"")).containsExactly(together.number());
    }

    @Test
    void it_is_found_by_how_it_sounds_in_full_and_by_initials() {
        var appeal = file(compound(), "下水道又堵了" + number);
        index();
        assertThat(found("xiashuidao " + number)).containsExactly(appeal.number());
        assertThat(found("xsd " + number)).containsExactly(appeal.number());
        assertThat(found("xiashui " + number)).containsExactly(appeal.number());
        assertThat(found("lupai " + number)).isEmpty();
    }

    @Test
    void syllables_are_cut_without_leaving_letters_over() {
        assertThat(Syllables.split("xiashuidao")).containsExactly("xia", "shui", "dao");
        assertThat(Syllables.split("hello")).isEmpty();
    }

    @Test
    void hits_are_marked_whatever_way_they_were_asked_for() {
        var query = NeedQuery.of("ludeng \"不亮\"", words);
        assertThat(Highlight.of("门口的路灯不亮", query, 100).stream().filter(Highlight.Part::hit).map(Highlight.Part::text))
            .containsExactly("路灯不亮");
        assertThat(Highlight.of("<b>路灯</b>", query, 100).stream().map(Highlight.Part::text))
            .containsExactly("<b>", "路灯", "</b>");
    }

    @Test
    void whatever_is_typed_never_breaks_the_question() {
        for (var typed : List.of("'", "a & b | !", "\\", "\"", "“未闭合", ":*", "%_", "🙂 路", "\"🙂\"", "x".repeat(90))) {
            assertThat(found(typed)).isNotNull();
        }
    }

    private void index() {
        Followed.until(indexing, jdbc);
    }

    private List<String> found(String typed) {
        var query = NeedQuery.of(typed, words);
        return needs.page(new Lens.Area(COMMUNITY), new Asked(query.grams(), query.phrases()), null, 20).rows().stream()
            .map(Need::number).toList();
    }
}

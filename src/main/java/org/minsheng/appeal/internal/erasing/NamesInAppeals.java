package org.minsheng.appeal.internal.erasing;

import java.util.List;
import org.minsheng.people.WordsAbout;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Names in the words of appeals. What the person said loses them with the person; what an office answered and what
 * others said is the archive's, so whoever decides an erasure is shown where to look.
 */
@Component
class NamesInAppeals implements WordsAbout {

    private static final String BLOTTED = "****";

    private final JdbcClient jdbc;

    NamesInAppeals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Called by number alone: a title may be about somebody else. */
    @Override
    public List<Mention> mentioning(PersonId person, List<String> words, AreaCode within, int most) {
        return jdbc.sql("""
                with text as (
                    select id, number, true as own,
                        concat_ws(' ', answer, verdict_note, public_title, public_answer) as words
                    from appeal.appeal
                    where reporter = :person
                    union all
                    select id, number, false,
                        concat_ws(' ', title, body, place_detail, answer, verdict_note, public_title, public_answer)
                    from appeal.appeal
                    where community >= :from
                        and community < :end
                        and reporter is distinct from :person
                )
                select number, own
                from text
                where exists (select from unnest(:words::text[]) word where strpos(text.words, word) > 0)
                    or exists (
                        select
                        from appeal.step
                        cross join unnest(:words::text[]) word
                        where step.appeal = text.id
                            and strpos(step.note, word) > 0)
                order by own desc, id desc
                limit :most
                """)
            .param("person", person.value())
            .param("from", within.value())
            .param("end", within.value() + ":")
            .param("words", words.toArray(String[]::new))
            .param("most", most)
            .query((row, number) -> new Mention(row.getString("number"),
                "/console/appeals/" + row.getString("number"), row.getBoolean("own")))
            .list();
    }

    @Override
    public void blot(PersonId person, List<String> words) {
        for (var word : words) {
            jdbc.sql("""
                    update appeal.appeal
                    set title = replace(title, :word, :blotted),
                        body = replace(body, :word, :blotted),
                        place_detail = replace(place_detail, :word, :blotted)
                    where reporter = :person
                        and strpos(concat_ws(' ', title, body, place_detail), :word) > 0
                    """)
                .param("person", person.value())
                .param("word", word)
                .param("blotted", BLOTTED)
                .update();
        }
    }
}

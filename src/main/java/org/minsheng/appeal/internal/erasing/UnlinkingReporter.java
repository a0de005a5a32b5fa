package org.minsheng.appeal.internal.erasing;

import java.util.List;
import org.minsheng.appeal.internal.PublicText;
import org.minsheng.people.PersonErased;
import org.minsheng.shared.PersonId;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes the person away from appeals: number, course and result stay as the archive of the office, without numbers in
 * the words, and the secret of the proof is destroyed, so that what was sealed about the person says nothing any more.
 */
@Component
class UnlinkingReporter {

    /** Written in place of who filed it; the check of the history knows it. */
    static final String ERASED = "erased";

    private final JdbcClient jdbc;

    UnlinkingReporter(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Said(long id, String title, String body, String placeDetail) {
    }

    @EventListener
    void on(PersonErased erased) {
        said(erased.person()).forEach(this::unlink);
        for (var table : List.of("companion", "agent")) {
            jdbc.sql("delete from appeal." + table + " where person = :person")
                .param("person", erased.person().value())
                .update();
        }
    }

    private List<Said> said(PersonId person) {
        return jdbc.sql("""
                select id, title, body, place_detail
                from appeal.appeal
                where reporter = :person
                """)
            .param("person", person.value())
            .query(Said.class).list();
    }

    private void unlink(Said said) {
        jdbc.sql("""
                with forgotten as (
                    delete from appeal.proof_secret
                    where appeal = :id
                )
                update appeal.appeal
                set reporter = null,
                    filed_by = :erased,
                    title = :title,
                    body = :body,
                    place_detail = :place,
                    version = version + 1
                where id = :id
                """)
            .param("id", said.id())
            .param("erased", ERASED)
            .param("title", PublicText.mask(said.title()))
            .param("body", PublicText.mask(said.body()))
            .param("place", PublicText.mask(said.placeDetail()))
            .update();
    }
}

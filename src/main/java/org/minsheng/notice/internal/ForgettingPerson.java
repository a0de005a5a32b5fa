package org.minsheng.notice.internal;

import java.util.List;
import java.util.Map;
import org.minsheng.people.PersonErased;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Forgets where an erased person was written to and what; that there was a message stays, for the counts of deliveries.
 */
@Component
class ForgettingPerson {

    private static final List<String> TABLES = List.of("wechat_contact", "wechat_consent", "preference");

    private final JdbcClient jdbc;
    private final Seals seals;

    ForgettingPerson(JdbcClient jdbc, Seals seals) {
        this.jdbc = jdbc;
        this.seals = seals;
    }

    /**
     * What was not sent yet ends as if it had been told with another one: nothing more goes out, and no desk has to
     * call.
     */
    @EventListener
    void on(PersonErased erased) {
        for (var table : TABLES) {
            jdbc.sql("delete from notice." + table + " where person = :person")
                .param("person", erased.person().value())
                .update();
        }
        jdbc.sql("""
                with gone as (
                    update notice.message
                    set address = null,
                        masked = '',
                        sealed = :empty,
                        recipient = 'nobody:' || id,
                        state = case when state in ('SENT', 'DELIVERED') then state else 'JOINED' end,
                        next_attempt = null
                    where recipient = :recipient
                        and recipient like 'person:%'
                    returning key
                )
                delete from notice.outbox
                where key in (
                        select key
                        from gone
                    )
                """)
            .param("empty", seals.seal(new Letter("ERASED", Map.of(), "", null)))
            .param("recipient", "person:" + erased.person().value())
            .update();
    }
}

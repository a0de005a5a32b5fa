package org.minsheng.account.internal.residents;

import org.minsheng.account.internal.Sessions;
import org.minsheng.people.PersonErased;
import org.minsheng.shared.AccountId;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Closes the sign-in of an erased resident and ends all sessions; a phone linked to a member of staff is unlinked. */
@Component
class ClosingErased {

    private final JdbcClient jdbc;
    private final Sessions sessions;

    ClosingErased(JdbcClient jdbc, Sessions sessions) {
        this.jdbc = jdbc;
        this.sessions = sessions;
    }

    @EventListener
    void on(PersonErased erased) {
        jdbc.sql("""
                update account.account
                set person = null,
                    name = '',
                    active = false,
                    epoch = epoch + 1
                where person = :person
                    and kind = 'RESIDENT'
                returning id
                """)
            .param("person", erased.person().value())
            .query(Long.class).list()
            .forEach(account -> sessions.endAll(new AccountId(account), null));
        jdbc.sql("delete from account.phone where person = :person")
            .param("person", erased.person().value())
            .update();
    }
}

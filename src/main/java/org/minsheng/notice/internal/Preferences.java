package org.minsheng.notice.internal;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.minsheng.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How one person is told. */
@Repository
class Preferences {

    private final JdbcClient jdbc;
    private final WeChatSettings settings;

    Preferences(JdbcClient jdbc, WeChatSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** By WeChat whom a message would reach there now, else by SMS. */
    Carrier carrier(PersonId person) {
        return inWeChat(List.of(person)).isEmpty() ? Carrier.SMS : Carrier.WECHAT;
    }

    /** Whom of these a message would reach in WeChat now. */
    Set<PersonId> inWeChat(Collection<PersonId> people) {
        return people.isEmpty() ? Set.of() : jdbc.sql("""
                select w.person
                from notice.wechat_contact w
                where w.person = any(:people)
                    and (not :counted or exists (
                        select 1
                        from notice.wechat_consent c
                        where c.person = w.person and c.used is null
                    ))
                """)
            .param("people", people.stream().map(PersonId::value).toArray(Long[]::new))
            .param("counted", settings.needsConsent())
            .query((row, number) -> new PersonId(row.getLong("person")))
            .set();
    }
}

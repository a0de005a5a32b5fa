package org.minsheng.notice.internal;

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

    /** @param weChat whether a message would reach the person there now */
    record Preference(boolean weChat) {
    }

    Preference of(PersonId person) {
        return jdbc.sql("""
                select exists (
                    select 1
                    from notice.wechat_contact w
                    where w.person = :person
                        and (not :counted or exists (
                            select 1
                            from notice.wechat_consent c
                            where c.person = w.person and c.used is null
                        ))
                ) as we_chat
                """)
            .param("person", person.value())
            .param("counted", settings.needsConsent())
            .query(Preference.class)
            .single();
    }
}

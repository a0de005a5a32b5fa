package org.minsheng.notice.internal;

import java.time.Clock;
import java.time.ZoneOffset;
import org.minsheng.notice.Notices;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Vault;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who may be written to in WeChat. */
@Component
class WeChatContacts implements Notices {

    private final JdbcClient jdbc;
    private final Vault vault;
    private final AuditTrail audit;
    private final Clock clock;

    WeChatContacts(JdbcClient jdbc, Vault vault, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void linkWeChat(PersonId person, String openid) {
        jdbc.sql("""
                insert into notice.wechat_contact (person, openid, linked)
                values (:person, :openid, :now)
                on conflict (person) do update
                set openid = excluded.openid, linked = excluded.linked
                """)
            .param("person", person.value())
            .param("openid", vault.seal(openid))
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .update();
        audit.record(Viewer.SYSTEM, "notice.link-wechat", "person:" + person.value(), null, null);
    }
}

package org.minsheng.notice.internal.residents;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.minsheng.notice.Notices;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Vault;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who may be written to in WeChat, and how often still. */
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

    /** @param consents messages that may still come */
    record Contact(String openid, Instant linked, int consents) {
    }

    Optional<Contact> of(PersonId person) {
        return jdbc.sql("""
                select openid, linked, (
                    select count(*)
                    from notice.wechat_consent c
                    where c.person = w.person and c.used is null
                ) as consents
                from notice.wechat_contact w
                where person = :person
                """)
            .param("person", person.value())
            .query((row, number) -> new Contact(vault.open(row.getBytes("openid")),
                row.getObject("linked", OffsetDateTime.class).toInstant(), row.getInt("consents")))
            .optional();
    }

    @Override
    @Transactional
    public void linkWeChat(Viewer viewer, PersonId person, String openid) {
        if (of(person).map(contact -> contact.openid().equals(openid)).orElse(false)) {
            return;
        }
        forget(person);
        jdbc.sql("""
                insert into notice.wechat_contact (person, openid, linked)
                values (:person, :openid, :now)
                on conflict (person) do update
                set openid = excluded.openid, linked = excluded.linked
                """)
            .param("person", person.value())
            .param("openid", vault.seal(openid))
            .param("now", now())
            .update();
        audit.record(viewer, "notice.link-wechat", "person:" + person.value(), null, Map.of("wechat", true));
    }

    @Transactional
    public boolean unlink(Viewer viewer, PersonId person) {
        if (!forget(person)) {
            return false;
        }
        audit.record(viewer, "notice.unlink-wechat", "person:" + person.value(), Map.of("wechat", true), null);
        return true;
    }

    /** Agreements were given to one WeChat and end with it. */
    private boolean forget(PersonId person) {
        jdbc.sql("delete from notice.wechat_consent where person = :person").param("person", person.value()).update();
        return jdbc.sql("delete from notice.wechat_contact where person = :person")
            .param("person", person.value()).update() == 1;
    }

    /** A scene that WeChat does not already hold an agreement for. */
    int freeScene(PersonId person) {
        return jdbc.sql("""
                select coalesce(min(scene), 0)
                from generate_series(1, 10000) as scene
                where not exists (
                    select 1
                    from notice.wechat_consent c
                    where c.person = :person and c.scene = scene and c.used is null
                )
                """)
            .param("person", person.value())
            .query(Integer.class)
            .single();
    }

    @Transactional
    public void agree(Viewer viewer, PersonId person, int scene) {
        jdbc.sql("""
                insert into notice.wechat_consent (person, scene, given)
                values (:person, :scene, :now)
                on conflict (person, scene) do update
                set given = excluded.given, used = null
                """)
            .param("person", person.value())
            .param("scene", scene)
            .param("now", now())
            .update();
        audit.record(viewer, "notice.agree-wechat", "person:" + person.value(), null, Map.of("scene", scene));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}

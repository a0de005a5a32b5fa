package org.minsheng.notice.internal;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.notice.internal.MessageRepository.Begun;
import org.minsheng.people.Persons;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where a message goes, in the clear for the moment of sending only. */
@Component
record Addresses(JdbcClient jdbc, Persons persons, Vault vault) {

    /** @param scene of the agreement to this one message, null where none is left or needed */
    record Address(String to, @Nullable Integer scene) {
    }

    Optional<Address> of(Begun message) {
        return message.channel() == Carrier.WECHAT ? openid(message.person())
            : phone(message).map(to -> new Address(to, null));
    }

    private Optional<String> phone(Begun message) {
        if (message.address() != null) {
            return Optional.of(vault.open(message.address()));
        }
        var person = message.person();
        return person == null ? Optional.empty() : persons.phoneForDelivery(person).map(PhoneNumber::digits);
    }

    private Optional<Address> openid(@Nullable PersonId person) {
        return person == null ? Optional.empty() : jdbc.sql("""
                select openid, (
                    select min(scene)
                    from notice.wechat_consent c
                    where c.person = w.person and c.used is null
                ) as scene
                from notice.wechat_contact w
                where person = :person
                """)
            .param("person", person.value())
            .query((row, number) -> new Address(vault.open(row.getBytes("openid")),
                row.getObject("scene", Integer.class)))
            .optional();
    }

    /** The agreement is spent: a message went with it, or WeChat knows nothing of it. */
    void spend(@Nullable PersonId person, int scene, Instant now) {
        if (person != null) {
            jdbc.sql("""
                    update notice.wechat_consent
                    set used = :now
                    where person = :person and scene = :scene and used is null
                    """)
                .param("person", person.value())
                .param("scene", scene)
                .param("now", MessageRepository.at(now))
                .update();
        }
    }
}

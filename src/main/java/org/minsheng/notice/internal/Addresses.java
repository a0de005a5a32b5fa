package org.minsheng.notice.internal;

import java.util.Optional;
import org.minsheng.notice.internal.MessageRepository.Begun;
import org.minsheng.people.Persons;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where a message goes, in the clear for the moment of sending only. */
@Component
record Addresses(JdbcClient jdbc, Persons persons, Vault vault) {

    Optional<String> of(Begun message) {
        return message.channel() == Carrier.WECHAT ? openid(message) : phone(message);
    }

    private Optional<String> phone(Begun message) {
        if (message.address() != null) {
            return Optional.of(vault.open(message.address()));
        }
        var person = message.person();
        return person == null ? Optional.empty() : persons.phoneForDelivery(person).map(PhoneNumber::digits);
    }

    private Optional<String> openid(Begun message) {
        var person = message.person();
        return person == null ? Optional.empty() : jdbc.sql("select openid from notice.wechat_contact where person = :person")
            .param("person", person.value())
            .query(byte[].class)
            .optional()
            .map(vault::open);
    }
}

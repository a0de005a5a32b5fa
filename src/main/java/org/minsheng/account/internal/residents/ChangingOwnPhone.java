package org.minsheng.account.internal.residents;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.minsheng.account.internal.SignIn;
import org.minsheng.people.Persons;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A resident who is signed in moves to another phone and proves by a code that it is the resident's. */
@Component
class ChangingOwnPhone {

    private final UsingCode using;
    private final Persons persons;
    private final JdbcClient jdbc;

    ChangingOwnPhone(UsingCode using, Persons persons, JdbcClient jdbc) {
        this.using = using;
        this.persons = persons;
        this.jdbc = jdbc;
    }

    /** Null when it is done; a number that somebody else is known by is not taken over. */
    @Transactional
    public SignIn.@Nullable Refused change(Viewer viewer, PhoneNumber phone, String code) {
        var person = Objects.requireNonNull(viewer.person());
        var refused = using.prove(phone, code);
        if (refused != null) {
            return refused;
        }
        if (!persons.changePhone(viewer, person, phone)) {
            return new SignIn.Refused("account.mine.phone.of-another");
        }
        jdbc.sql("update account.account set name = :name where person = :person and kind = 'RESIDENT'")
            .param("name", phone.masked())
            .param("person", person.value())
            .update();
        return null;
    }
}

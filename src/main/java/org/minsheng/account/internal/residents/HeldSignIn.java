package org.minsheng.account.internal.residents;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.minsheng.people.HeldRecords;
import org.minsheng.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The sign-in of a resident, and of a member of staff whose phone is the person's; whoever works here is not erased
 * first.
 */
@Component
class HeldSignIn implements HeldRecords {

    private final JdbcClient jdbc;

    HeldSignIn(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int order() {
        return 40;
    }

    private record Counts(long own, long staff) {
    }

    @Override
    public List<Held> of(PersonId person) {
        var counts = jdbc.sql("""
                select (select count(*) from account.account where person = :person and kind = 'RESIDENT'
                    and active) as own,
                    (select count(*) from account.account where person = :person and kind = 'STAFF' and active) as staff
                """)
            .param("person", person.value())
            .query(Counts.class).single();
        return List.of(new Held("account.held.own", counts.own(), "account.held.own.why", Fate.DELETED),
            new Held("account.held.staff", counts.staff(), "account.held.staff.why", Fate.IN_THE_WAY));
    }

    @Override
    public Set<PersonId> among(Collection<PersonId> people) {
        return HeldRecords.among(jdbc, people, """
            exists (select from account.account where person = asked.id and active)
            """);
    }
}

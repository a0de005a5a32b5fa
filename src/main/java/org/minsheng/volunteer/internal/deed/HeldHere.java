package org.minsheng.volunteer.internal.deed;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.minsheng.people.HeldRecords;
import org.minsheng.people.PersonErased;
import org.minsheng.shared.PersonId;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What this module holds about a person; deeds stay as numbers without a name, everything else goes. */
@Component
class HeldHere implements HeldRecords {

    private static final int ORDER = 60;

    private final JdbcClient jdbc;

    HeldHere(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int order() {
        return ORDER;
    }

    private record Counts(long memberships, long deeds, long signUps, long wishes, long teams) {
    }

    @Override
    public List<Held> of(PersonId person) {
        var counts = jdbc.sql("""
                select (select count(*) from volunteer.membership where person = :person) as memberships,
                    (select count(*) from volunteer.deed where person = :person) as deeds,
                    (select count(*) from volunteer.sign_up where person = :person) as sign_ups,
                    (select count(*) from volunteer.wish where filed_by = :person) as wishes,
                    (select count(*) from volunteer.team_member where person = :person) as teams
                """)
            .param("person", person.value())
            .query(Counts.class).single();
        return List.of(
            new Held("volunteer.held.membership", counts.memberships(), "volunteer.held.membership.why", Fate.DELETED),
            new Held("volunteer.held.deeds", counts.deeds(), "volunteer.held.deeds.why", Fate.UNLINKED),
            new Held("volunteer.held.sign-ups", counts.signUps(), "volunteer.held.sign-ups.why", Fate.UNLINKED),
            new Held("volunteer.held.wishes", counts.wishes(), "volunteer.held.wishes.why", Fate.DELETED),
            new Held("volunteer.held.teams", counts.teams(), "volunteer.held.teams.why", Fate.DELETED));
    }

    /** A sheet of members is taken back with thousands of people at once. */
    @Override
    public Set<PersonId> among(Collection<PersonId> people) {
        return jdbc.sql("""
                select who
                from unnest(:people::bigint[]) as who
                where exists (select from volunteer.membership where person = who)
                    or exists (select from volunteer.deed where person = who)
                    or exists (select from volunteer.sign_up where person = who)
                    or exists (select from volunteer.wish where filed_by = who)
                    or exists (select from volunteer.team_member where person = who)
                """)
            .param("people", people.stream().map(PersonId::value).toArray(Long[]::new))
            .query(Long.class).list().stream().map(PersonId::new).collect(Collectors.toSet());
    }

    @EventListener
    void on(PersonErased erased) {
        for (var sql : List.of(
                "delete from volunteer.membership where person = :person",
                "delete from volunteer.certificate where person = :person",
                "delete from volunteer.wish where filed_by = :person",
                "delete from volunteer.team_member where person = :person",
                "delete from volunteer.shift_member where person = :person and minutes is null",
                "update volunteer.shift_member set instead_of = null where instead_of = :person",
                "update volunteer.member_import_row set person = null, masked_name = '', masked_phone = '' "
                    + "where person = :person",
                "update volunteer.wish set done_note = '' where claimed_by = :person",
                "update volunteer.sign_up set feedback = '' where person = :person")) {
            jdbc.sql(sql).param("person", erased.person().value()).update();
        }
    }
}

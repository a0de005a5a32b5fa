package org.minsheng.household.internal;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.minsheng.people.HeldRecords;
import org.minsheng.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What this module holds about a person; the ledger of consents is kept as proof, without the name. */
@Component
class HeldHere implements HeldRecords {

    /** What there may still be of somebody who lives nowhere here any longer: leaving ends all care. */
    static final Set<String> OF_WHO_LEFT = Set.of("household.held.past", "household.held.care");

    private final JdbcClient jdbc;

    HeldHere(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int order() {
        return 10;
    }

    private record Counts(long members, long past, long cares, long consents, long children) {
    }

    @Override
    public List<Held> of(PersonId person) {
        var counts = jdbc.sql("""
                select (select count(*) from household.member where person = :person and until is null) as members,
                    (select count(*) from household.member where person = :person and until is not null) as past,
                    (select count(*) from household.care where person = :person) as cares,
                    (select count(*) from household.consent where person = :person) as consents,
                    (select count(*) from household.member where guardian = :person and until is null) as children
                """)
            .param("person", person.value())
            .query(Counts.class).single();
        return List.of(
            new Held("household.held.member", counts.members(), "household.held.member.why", Fate.DELETED),
            new Held("household.held.past", counts.past(), "household.held.past.why", Fate.DELETED),
            new Held("household.held.care", counts.cares(), "household.held.care.why", Fate.DELETED),
            new Held("household.held.consent", counts.consents(), "household.held.consent.why", Fate.KEPT),
            new Held("household.held.guardian", counts.children(), "household.held.guardian.why", Fate.IN_THE_WAY));
    }

    /** A consent that was withdrawn keeps nobody. */
    @Override
    public Set<PersonId> among(Collection<PersonId> people) {
        return HeldRecords.among(jdbc, people, """
            exists (select from household.member where person = asked.id)
                or exists (select from household.member where guardian = asked.id)
                or exists (select from household.care where person = asked.id)
                or exists (
                    select
                    from household.consent
                    where person = asked.id
                        and given
                        and not exists (
                            select
                            from household.consent later
                            where later.person = consent.person
                                and later.datum = consent.datum
                                and later.id > consent.id))
            """);
    }
}

package org.minsheng.visit.internal.campaign;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.minsheng.account.Accounts;
import org.minsheng.people.HeldRecords;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where a person walks or walked as a visitor, and what was reported; whoever has doors to visit hands them over first.
 */
@Component
class HeldVisits implements HeldRecords {

    private final Accounts accounts;
    private final JdbcClient jdbc;

    HeldVisits(Accounts accounts, JdbcClient jdbc) {
        this.accounts = accounts;
        this.jdbc = jdbc;
    }

    @Override
    public int order() {
        return 70;
    }

    private record Counts(long open, long campaigns, long results, long reports, long phones) {
    }

    @Override
    public List<Held> of(PersonId person) {
        var counts = jdbc.sql("""
                select (
                        select count(*)
                        from visit.task
                        join visit.visitor on visitor.id = task.visitor
                        join visit.campaign on campaign.id = task.campaign
                        where visitor.person = :person
                            and task.state = 'OPEN'
                            and campaign.state = 'RUNNING'
                    ) as open,
                    (select count(*) from visit.visitor where person = :person) as campaigns,
                    (select count(*) from visit.result where by_person = :person) as results,
                    (select count(*) from visit.patrol_report where person = :person) as reports,
                    (select count(*) from visit.device where person = :person or account = any(:accounts)) as phones
                """)
            .param("person", person.value())
            .param("accounts", accounts.of(person).stream().map(AccountId::value).toArray(Long[]::new))
            .query(Counts.class).single();
        return List.of(
            new Held("visit.held.open", counts.open(), "visit.held.open.why", Fate.IN_THE_WAY),
            new Held("visit.held.campaigns", counts.campaigns(), "visit.held.campaigns.why", Fate.UNLINKED),
            new Held("visit.held.results", counts.results(), "visit.held.results.why", Fate.UNLINKED),
            new Held("visit.held.reports", counts.reports(), "visit.held.reports.why", Fate.UNLINKED),
            new Held("visit.held.phones", counts.phones(), "visit.held.phones.why", Fate.DELETED));
    }

    @Override
    public Set<PersonId> among(Collection<PersonId> people) {
        return HeldRecords.among(jdbc, people, """
            exists (select from visit.visitor where person = asked.id)
                or exists (select from visit.result where by_person = asked.id)
                or exists (select from visit.patrol_report where person = asked.id)
                or exists (select from visit.device where person = asked.id)
                or exists (select from visit.campaign where state = 'DRAFT'
                    and named @> jsonb_build_array(jsonb_build_object('person', asked.id)))
            """);
    }
}

package org.minsheng.visit.internal.campaign;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.CampaignId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code visit.visitor}. */
@Repository
class VisitorBook {

    private final JdbcClient jdbc;

    VisitorBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A visitor of a campaign. */
    record Visitor(long id, CampaignId campaign, VisitorRef who) {

        static Visitor of(ResultSet row, int index) throws SQLException {
            var account = row.getObject("account", Long.class);
            var person = row.getObject("person", Long.class);
            return new Visitor(row.getLong("id"), new CampaignId(row.getLong("campaign")),
                new VisitorRef(VisitorKind.valueOf(row.getString("kind")),
                account == null ? null : new AccountId(account), person == null ? null : new PersonId(person),
                row.getString("name")));
        }

        String name() {
            return who.name();
        }
    }

    /** Those of a campaign by the key of whom they are; whoever was erased is only a number. */
    Map<String, Visitor> of(CampaignId campaign) {
        Map<String, Visitor> all = new LinkedHashMap<>();
        jdbc.sql("select * from visit.visitor where campaign = :campaign order by id")
            .param("campaign", campaign.value())
            .query(Visitor::of).list()
            .forEach(visitor -> all.put(visitor.who().key().isEmpty() ? "#" + visitor.id()
                : visitor.who().key(), visitor));
        return all;
    }

    Optional<Visitor> find(CampaignId campaign, long id) {
        return jdbc.sql("select * from visit.visitor where id = :id and campaign = :campaign")
            .param("id", id)
            .param("campaign", campaign.value())
            .query(Visitor::of).optional();
    }

    /** The rows under which this viewer walks in running campaigns. */
    List<Visitor> running(Viewer viewer) {
        return jdbc.sql("""
                select visitor.*
                from visit.visitor
                join visit.campaign on campaign.id = visitor.campaign and campaign.state = 'RUNNING'
                where visitor.account = :account::bigint or visitor.account is null and visitor.person = :person::bigint
                order by campaign.ends_on, visitor.id
                """)
            .param("account", viewer.account() == null ? null : viewer.account().value())
            .param("person", viewer.person() == null ? null : viewer.person().value())
            .query(Visitor::of).list();
    }

    /** Those that are known keep their row. @return the number of each by the key of who it is */
    Map<String, Long> add(CampaignId campaign, Collection<VisitorRef> visitors, Instant now) {
        var all = List.copyOf(visitors);
        jdbc.sql("""
                insert into visit.visitor (campaign, kind, account, person, name, added_at)
                select :campaign, kind, account, person, name, :now
                from unnest(:kinds::text[], :accounts::bigint[], :persons::bigint[], :names::text[]) as one (kind,
                    account, person, name)
                on conflict do nothing
                """)
            .param("campaign", campaign.value())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("kinds", all.stream().map(one -> one.kind().name()).toArray(String[]::new))
            .param("accounts", all.stream().map(one -> one.account() == null ? null : one.account().value())
                .toArray(Long[]::new))
            .param("persons", all.stream().map(one -> one.person() == null ? null : one.person().value())
                .toArray(Long[]::new))
            .param("names", all.stream().map(VisitorRef::name).toArray(String[]::new))
            .update();
        Map<String, Long> ids = new LinkedHashMap<>();
        of(campaign).forEach((key, visitor) -> ids.put(key, visitor.id()));
        return ids;
    }
}

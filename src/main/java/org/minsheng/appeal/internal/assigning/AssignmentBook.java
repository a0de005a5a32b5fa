package org.minsheng.appeal.internal.assigning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealId;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.filing.FilingStatement;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of who takes care of what. */
@Component
public class AssignmentBook {

    private final JdbcClient jdbc;

    AssignmentBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Assignment> current(AppealId appeal, OrganisationId organisation) {
        return jdbc.sql("""
                select *
                from appeal.assignment
                where appeal = :appeal and organisation = :organisation and ended_at is null
                """)
            .param("appeal", appeal.value())
            .param("organisation", organisation.value())
            .query(AssignmentBook::of)
            .optional();
    }

    /** In whose care many are, as these organisations see it, in one query. */
    public Map<AppealId, AccountId> current(Collection<AppealId> appeals, Collection<OrganisationId> organisations) {
        Map<AppealId, AccountId> found = new HashMap<>();
        if (!appeals.isEmpty() && !organisations.isEmpty()) {
            jdbc.sql("""
                    select appeal, account
                    from appeal.assignment
                    where appeal = any(:appeals) and organisation = any(:organisations) and ended_at is null
                    """)
                .param("appeals", appeals.stream().map(AppealId::value).toArray(Long[]::new))
                .param("organisations", organisations.stream().map(OrganisationId::value).toArray(Long[]::new))
                .query(row -> {
                    found.put(new AppealId(row.getLong("appeal")), new AccountId(row.getLong("account")));
                });
        }
        return found;
    }

    /** Every hand an appeal was in, oldest first, at most 100; of one organisation only. */
    public List<Assignment> history(AppealId appeal, Collection<OrganisationId> organisations) {
        return jdbc.sql("""
                select *
                from appeal.assignment
                where appeal = :appeal and organisation = any(:organisations)
                order by id
                limit 100
                """)
            .param("appeal", appeal.value())
            .param("organisations", organisations.stream().map(OrganisationId::value).toArray(Long[]::new))
            .query(AssignmentBook::of)
            .list();
    }

    /** How many matters each person of an organisation has. */
    public Map<AccountId, Long> loads(OrganisationId organisation) {
        Map<AccountId, Long> loads = new HashMap<>();
        jdbc.sql("""
                select account, count(*) as count
                from appeal.assignment
                where organisation = :organisation and ended_at is null
                group by account
                """)
            .param("organisation", organisation.value())
            .query(row -> {
                loads.put(new AccountId(row.getLong("account")), row.getLong("count"));
            });
        return loads;
    }

    /** What somebody has in an organisation, first given first, at most {@code most}. */
    public List<AppealId> of(OrganisationId organisation, AccountId account, int most) {
        return jdbc.sql("""
                select appeal
                from appeal.assignment
                where organisation = :organisation and account = :account and ended_at is null
                order by id
                limit :most
                """)
            .param("organisation", organisation.value())
            .param("account", account.value())
            .param("most", most)
            .query(Long.class)
            .list().stream().map(AppealId::new).toList();
    }

    /** False when nobody had it. */
    boolean end(AppealId appeal, OrganisationId organisation, String by, Instant now) {
        return jdbc.sql("""
                update appeal.assignment
                set ended_at = :now, ended_by = :by
                where appeal = :appeal and organisation = :organisation and ended_at is null
                """)
            .param("appeal", appeal.value())
            .param("organisation", organisation.value())
            .param("by", by)
            .param("now", FilingStatement.time(now))
            .update() == 1;
    }

    /** False when somebody else was given it a moment earlier. */
    boolean give(Viewer viewer, AppealId appeal, OrganisationId organisation,
                 AccountId account, String note, Instant now) {
        return jdbc.sql("""
                insert into appeal.assignment (appeal, organisation, account, at, given_by, given_by_name, note)
                values (:appeal, :organisation, :account, :now, :by, :byName, :note)
                on conflict do nothing
                """)
            .param("appeal", appeal.value())
            .param("organisation", organisation.value())
            .param("account", account.value())
            .param("now", FilingStatement.time(now))
            .param("by", viewer.actor())
            .param("byName", viewer.name())
            .param("note", note)
            .update() == 1;
    }

    /**
     * Ends the care of every organisation that neither holds the matter nor receives it any more, or of all when it is
     * over.
     */
    void endOutside(AppealId appeal, boolean over, Instant now) {
        jdbc.sql("""
                update appeal.assignment
                set ended_at = :now, ended_by = 'system'
                from appeal.appeal
                where assignment.appeal = :appeal and ended_at is null and appeal.id = assignment.appeal
                    and (:over or organisation <> all(array_remove(array[holder_org, desk_org], null)))
                """)
            .param("appeal", appeal.value())
            .param("over", over)
            .param("now", FilingStatement.time(now))
            .update();
    }

    /** Ends what somebody takes care of in organisations other than these. */
    public void leave(AccountId account, Collection<OrganisationId> still, Instant now) {
        jdbc.sql("""
                update appeal.assignment
                set ended_at = :now, ended_by = 'system'
                where account = :account and ended_at is null and organisation <> all(:still::bigint[])
                """)
            .param("account", account.value())
            .param("still", still.stream().map(OrganisationId::value).toArray(Long[]::new))
            .param("now", FilingStatement.time(now))
            .update();
    }

    private static Assignment of(ResultSet row, int index) throws SQLException {
        return new Assignment(new AppealId(row.getLong("appeal")), new OrganisationId(row.getLong("organisation")),
            new AccountId(row.getLong("account")), Appeal.instantOf(row, "at"),
            row.getString("given_by_name"), row.getString("note"), ended(row));
    }

    private static @Nullable Instant ended(ResultSet row) throws SQLException {
        return Appeal.instant(row, "ended_at");
    }
}

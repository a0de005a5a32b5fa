package org.minsheng.household.internal.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.household.internal.HouseholdHistory.Kind;
import org.minsheng.household.internal.imports.SheetImport.State;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What taking an import back would leave as it is, or has left: households that somebody, or a later sheet, changed
 * after it.
 */
@Repository
class WhatStays {

    private static final String STAYS = """
        (written.stayed or import.state <> 'UNDONE'
            and (household.version <> written.version or household.ended_at is not null))""";

    /** How many households would be taken back and how many would stay. */
    record Counts(int back, int stays) {
    }

    /** A sheet that came later and changed the same household. */
    record Later(long id, String fileName, AccountId account, State state) {
    }

    /** @param kind of the first change after the import, null when only the household's version tells of one */
    record Home(long id, AreaCode door, boolean ended, @Nullable Kind kind, String who, @Nullable Instant at,
                @Nullable Later later) {

        static Home of(ResultSet row, int number) throws SQLException {
            var kind = row.getString("kind");
            var at = row.getObject("at", OffsetDateTime.class);
            long later = row.getLong("later");
            return new Home(row.getLong("id"), new AreaCode(row.getString("door")), row.getBoolean("ended"),
                kind == null ? null : Kind.valueOf(kind), kind == null ? "" : row.getString("actor_name"),
                at == null ? null : at.toInstant(), later == 0 ? null
                : new Later(later, row.getString("file_name"), new AccountId(row.getLong("account")),
                    State.valueOf(row.getString("state"))));
        }
    }

    private final JdbcClient jdbc;

    WhatStays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Counts counts(long importId) {
        return jdbc.sql("""
                select count(*) filter (where not %1$s) as back, count(*) filter (where %1$s) as stays
                from household.import_household written
                join household.import on import.id = written.import
                join household.household on household.id = written.household
                where written.import = :id
                """.formatted(STAYS))
            .param("id", importId)
            .query(Counts.class).single();
    }

    List<Home> homes(long importId, long after, int limit) {
        return jdbc.sql("""
                select household.id, household.door, household.ended_at is not null as ended, change.kind,
                    change.actor_name, change.at, later.id as later, later.file_name, later.account, later.state
                from household.import_household written
                join household.import on import.id = written.import
                join household.household on household.id = written.household
                left join lateral (
                    select kind, actor_name, at
                    from household.history
                    where history.household = written.household
                        and history.at > import.ended_at
                    order by history.id
                    limit 1
                ) change on true
                left join lateral (
                    select sheet.id, sheet.file_name, sheet.account, sheet.state
                    from household.import_household changed
                    join household.import sheet on sheet.id = changed.import
                    where changed.household = written.household
                        and changed.version > written.version
                        and sheet.id <> import.id
                    order by changed.version
                    limit 1
                ) later on true
                where written.import = :id
                    and household.id > :after
                    and %s
                order by household.id
                limit :limit
                """.formatted(STAYS))
            .param("id", importId)
            .param("after", after)
            .param("limit", limit)
            .query(Home::of).list();
    }
}

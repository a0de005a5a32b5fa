package org.minsheng.cooperation.internal.agreement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.cooperation.internal.Rights;
import org.minsheng.cooperation.internal.Rows;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Agreements. */
@Repository
public class AgreementBook {

    private static final String SELECT = """
        select agreement.*, (select count(*) from cooperation.item
            where item.agreement = agreement.id and item.retired_at is null) as items
        from cooperation.agreement
        """;

    /** @param only ENDING, OVER, ENDED, or empty for those in force */
    record Filter(List<AreaCode> areas, List<OrganisationId> units, String only, String words, LocalDate today) {
    }

    public record Figures(long inForce, long ending, long over, long units, long items) {
    }

    private final JdbcClient jdbc;

    AgreementBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that end first on top, from after the cursor {@code date:id}. */
    List<Agreement> list(Filter filter, String after, int limit) {
        int colon = after.indexOf(':');
        boolean valid = colon == 10 && after.substring(colon + 1).matches("\\d{1,18}")
            && after.substring(0, 10).matches("\\d{4}-\\d\\d-\\d\\d");
        return jdbc.sql(SELECT + """
                where (community like any(:within) or unit = any(:units))
                    and (ended_at is not null) = (:only = 'ENDED')
                    and (:only <> '' or ends_on >= :today)
                    and (:only <> 'OVER' or ends_on < :today)
                    and (:only <> 'ENDING' or ends_on between :today and :soon)
                    and unit_name like '%' || :words || '%'
                    and (ends_on, id) > (:date::date, :id)
                order by ends_on, id
                limit :limit
                """)
            .param("within", Rights.within(filter.areas()))
            .param("units", Rights.ids(filter.units()))
            .param("only", filter.only())
            .param("today", filter.today())
            .param("soon", filter.today().plusDays(Agreement.SOON_DAYS))
            .param("words", filter.words().replaceAll("[%_\\\\]", ""))
            .param("date", valid ? after.substring(0, 10) : "0001-01-01")
            .param("id", valid ? Long.parseLong(after.substring(colon + 1)) : 0)
            .param("limit", limit)
            .query(AgreementBook::agreement).list();
    }

    Figures figures(List<AreaCode> areas, List<OrganisationId> units, LocalDate today) {
        return jdbc.sql("""
                select count(*) filter (where ends_on >= :today) as in_force,
                    count(*) filter (where ends_on between :today and :soon) as ending,
                    count(*) filter (where ends_on < :today) as over,
                    count(distinct unit) filter (where ends_on >= :today) as units,
                    coalesce(sum((select count(*) from cooperation.item
                        where item.agreement = agreement.id and item.retired_at is null))
                        filter (where ends_on >= :today), 0) as items
                from cooperation.agreement
                where (community like any(:within) or unit = any(:units))
                    and ended_at is null
                """)
            .param("within", Rights.within(areas))
            .param("units", Rights.ids(units))
            .param("today", today)
            .param("soon", today.plusDays(Agreement.SOON_DAYS))
            .query((row, n) -> new Figures(row.getLong("in_force"), row.getLong("ending"), row.getLong("over"),
                row.getLong("units"), row.getLong("items")))
            .single();
    }

    public Optional<Agreement> find(AgreementId id) {
        return jdbc.sql(SELECT + "where id = :id").param("id", id.value()).query(AgreementBook::agreement).optional();
    }

    /** The same, and nobody else changes it until the transaction ends. */
    Optional<Agreement> hold(AgreementId id) {
        jdbc.sql("select from cooperation.agreement where id = :id for update").param("id", id.value())
            .query((row, n) -> 1).list();
        return find(id);
    }

    /** The one in force that goes on for another, if there is. */
    Optional<AgreementId> renewal(AgreementId id) {
        return jdbc.sql("select id from cooperation.agreement where renews = :id and ended_at is null")
            .param("id", id.value())
            .query(Long.class).optional().map(AgreementId::new);
    }

    /** Where units have an agreement that was not ended, by code. */
    public List<AreaCode> communitiesOf(List<OrganisationId> units) {
        return jdbc.sql("""
                select distinct community
                from cooperation.agreement
                where unit = any(:units) and ended_at is null
                order by community
                """)
            .param("units", Rights.ids(units)).query(String.class).list().stream().map(AreaCode::new).toList();
    }

    Optional<AgreementId> byKey(RequestKey key) {
        return jdbc.sql("select id from cooperation.agreement where request_key = :key").param("key", key.value())
            .query(Long.class).optional().map(AgreementId::new);
    }

    /** Empty when the key was used. */
    Optional<AgreementId> add(Viewer viewer, RequestKey key, AreaCode community, OrganisationId unit,
                              Agreement.Terms terms, @Nullable AgreementId renews, Instant now) {
        return bind(jdbc.sql("""
                insert into cooperation.agreement (request_key, kind, community, unit, unit_name, unit_signatory,
                    community_signatory, starts_on, ends_on, note, renews, created_at, created_by_name)
                values (:key, :kind, :community, :unit, :unitName, :unitSignatory, :communitySignatory, :startsOn,
                    :endsOn, :note, :renews::bigint, :now, :byName)
                on conflict do nothing
                returning id
                """), terms)
            .param("key", key.value())
            .param("community", community.value())
            .param("unit", unit.value())
            .param("unitName", terms.unitName())
            .param("renews", renews == null ? null : renews.value())
            .param("now", Rows.utc(now))
            .param("byName", viewer.name())
            .query(Long.class).optional().map(AgreementId::new);
    }

    boolean change(AgreementId id, int version, Agreement.Terms terms) {
        return bind(jdbc.sql("""
                update cooperation.agreement
                set kind = :kind, unit_signatory = :unitSignatory, community_signatory = :communitySignatory,
                    starts_on = :startsOn, ends_on = :endsOn, note = :note, version = version + 1
                where id = :id
                    and version = :version
                    and ended_at is null
                """), terms)
            .param("id", id.value())
            .param("version", version)
            .update() == 1;
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, Agreement.Terms terms) {
        return statement
            .param("kind", terms.kind().name())
            .param("unitSignatory", terms.unitSignatory())
            .param("communitySignatory", terms.communitySignatory())
            .param("startsOn", terms.startsOn())
            .param("endsOn", terms.endsOn())
            .param("note", terms.note());
    }

    boolean end(AgreementId id, String reason, Instant now) {
        return jdbc.sql("""
                update cooperation.agreement
                set ended_at = :now, end_reason = :reason, version = version + 1
                where id = :id and ended_at is null
                """)
            .param("now", Rows.utc(now)).param("reason", reason).param("id", id.value()).update() == 1;
    }

    private static Agreement agreement(ResultSet row, int number) throws SQLException {
        var terms = new Agreement.Terms(AgreementKind.valueOf(row.getString("kind")), row.getString("unit_name"),
            row.getString("unit_signatory"), row.getString("community_signatory"),
            row.getObject("starts_on", LocalDate.class), row.getObject("ends_on", LocalDate.class),
            row.getString("note"));
        var renews = Rows.number(row, "renews");
        return new Agreement(new AgreementId(row.getLong("id")), new AreaCode(row.getString("community")),
            new OrganisationId(row.getLong("unit")), terms, renews == null ? null : new AgreementId(renews),
            row.getInt("items"), row.getInt("version"), Rows.at(row, "created_at"), row.getString("created_by_name"),
            Rows.instant(row, "ended_at"), row.getString("end_reason"));
    }
}

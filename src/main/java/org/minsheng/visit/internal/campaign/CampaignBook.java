package org.minsheng.visit.internal.campaign;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.CampaignId;
import org.minsheng.visit.internal.form.FormVersionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes {@code visit.campaign}. */
@Repository
class CampaignBook {

    private static final String SELECT = """
        select campaign.*, form.name as form_name, form.name_en as form_name_en
        from visit.campaign
        join visit.form_version version on version.id = campaign.form_version
        join visit.form on form.id = version.form
        """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    CampaignBook(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        // What is asked grows with the product; an older campaign does not say what it did not know.
        this.json = json.rebuild().disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();
    }

    Optional<Campaign> find(CampaignId id) {
        return jdbc.sql(SELECT + "where campaign.id = :id").param("id", id.value())
            .query(this::campaign).optional();
    }

    /** Held until the transaction ends: nobody starts, ends or shares it out at the same time. */
    Optional<Campaign> hold(CampaignId id) {
        return jdbc.sql(SELECT + "where campaign.id = :id for update of campaign").param("id", id.value())
            .query(this::campaign).optional();
    }

    /** Those within the areas and those around them, newest first. @param groups where not null, asking these only */
    Slice<Campaign> in(Collection<AreaCode> areas, @Nullable Collection<String> groups, CampaignState state,
        @Nullable Long before, int size) {
        var rows = jdbc.sql(SELECT + """
                where campaign.state = :state
                    and (campaign.area like any(:within) or campaign.area = any(:around))
                    and campaign.id < :before
                    and (:groups::text[] is null
                        or jsonb_array_length(campaign.filter -> 'careGroups') > 0
                            and campaign.filter -> 'careGroups' <@ to_jsonb(:groups::text[]))
                order by campaign.id desc
                limit :size
                """)
            .param("state", state.name())
            .param("within", areas.stream().map(area -> area.value() + "%").toArray(String[]::new))
            .param("around", around(areas))
            .param("groups", groups == null ? null : groups.toArray(String[]::new))
            .param("before", before == null ? Long.MAX_VALUE : before)
            .param("size", size + 1)
            .query(this::campaign).list();
        return Slice.of(rows, size, row -> Long.toString(row.id().value()));
    }

    List<Campaign> running() {
        return jdbc.sql(SELECT + "where campaign.state = 'RUNNING' order by campaign.id limit 1000")
            .query(this::campaign).list();
    }

    private static String[] around(Collection<AreaCode> areas) {
        return areas.stream().flatMap(area -> Stream.iterate(area.parent(), Objects::nonNull, AreaCode::parent))
            .map(AreaCode::value).distinct().toArray(String[]::new);
    }

    Optional<CampaignId> byKey(RequestKey key) {
        return jdbc.sql("select id from visit.campaign where request_key = :key").param("key", key.value())
            .query(Long.class).optional().map(CampaignId::new);
    }

    /** Empty when the key was used. */
    Optional<CampaignId> insert(Viewer viewer, RequestKey key, Draft draft, Instant now) {
        var statement = jdbc.sql("""
                insert into visit.campaign (request_key, county, area, name, purpose, legal_basis, form_version, filter,
                    visitor_kinds, named,
                    starts_on, ends_on, most_tries, takes_newcomers, keep_days, created_at, created_by, created_by_name)
                values (:key, substr(:area, 1, 6), :area, :name, :purpose, :basis, :form, :ask::jsonb, :kinds,
                    :named::jsonb, :startsOn, :endsOn, :tries, :newcomers, :keepDays, :now, :by::bigint, :byName)
                on conflict (request_key) do nothing
                returning id
                """)
            .param("key", key.value())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("by", viewer.account() == null ? null : viewer.account().value())
            .param("byName", viewer.name());
        return with(statement, draft).query(Long.class).optional().map(CampaignId::new);
    }

    /** False when it was changed since {@code version} or has begun. */
    boolean update(CampaignId id, int version, Draft draft) {
        return with(jdbc.sql("""
                update visit.campaign
                set county = substr(:area, 1, 6), area = :area, name = :name, purpose = :purpose, legal_basis = :basis,
                    form_version = :form,
                    filter = :ask::jsonb, visitor_kinds = :kinds, named = :named::jsonb, starts_on = :startsOn,
                        ends_on = :endsOn,
                    most_tries = :tries, takes_newcomers = :newcomers, keep_days = :keepDays, version = version + 1
                where id = :id
                    and version = :version
                    and state = 'DRAFT'
                """)
            .param("id", id.value())
            .param("version", version), draft)
            .update() == 1;
    }

    private JdbcClient.StatementSpec with(JdbcClient.StatementSpec statement, Draft draft) {
        return statement
            .param("area", draft.area().value())
            .param("name", draft.name())
            .param("purpose", draft.purpose())
            .param("basis", draft.legalBasis())
            .param("form", draft.form().value())
            .param("ask", json.writeValueAsString(draft.ask()))
            .param("kinds", draft.visitors().stream().sorted().map(Enum::name).toArray(String[]::new))
            .param("named", json.writeValueAsString(draft.named()))
            .param("startsOn", draft.startsOn())
            .param("endsOn", draft.endsOn())
            .param("tries", draft.mostTries())
            .param("newcomers", draft.takesNewcomers())
            .param("keepDays", draft.keepDays());
    }

    void begin(CampaignId id, int households, Instant now) {
        jdbc.sql("""
                update visit.campaign
                set state = 'RUNNING', households = :households, started_at = :now, version = version + 1
                where id = :id
                """)
            .param("id", id.value())
            .param("households", households)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update();
    }

    /** Remembers under which transaction it ended: what began before that may still bring results. */
    void end(CampaignId id, CampaignState state, String by, String note, Instant now) {
        jdbc.sql("""
                update visit.campaign
                set state = :state, ended_at = :now, ended_by_name = :by, end_note = :note,
                    ended_in = pg_current_xact_id(), roster_changed_at = null, version = version + 1
                where id = :id
                """)
            .param("id", id.value())
            .param("state", state.name())
            .param("by", by)
            .param("note", note)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update();
    }

    void prolong(CampaignId id, LocalDate endsOn) {
        jdbc.sql("update visit.campaign set ends_on = :endsOn, version = version + 1 where id = :id")
            .param("id", id.value())
            .param("endsOn", endsOn)
            .update();
    }

    void grow(CampaignId id, int households) {
        jdbc.sql("update visit.campaign set households = households + :households where id = :id")
            .param("id", id.value())
            .param("households", households)
            .update();
    }

    private Campaign campaign(ResultSet row, int index) throws SQLException {
        var kinds = Arrays.stream((String[]) row.getArray("visitor_kinds").getArray()).map(VisitorKind::valueOf)
            .collect(Collectors.toSet());
        var draft = new Draft(new AreaCode(row.getString("area")), row.getString("name"), row.getString("purpose"),
            row.getString("legal_basis"),
            new FormVersionId(row.getLong("form_version")), json.readValue(row.getString("filter"), Ask.class), kinds,
            List.of(json.readValue(row.getString("named"), Named[].class)), row.getObject("starts_on", LocalDate.class),
            row.getObject("ends_on", LocalDate.class), row.getInt("most_tries"), row.getBoolean("takes_newcomers"),
            row.getInt("keep_days"));
        return new Campaign(new CampaignId(row.getLong("id")), row.getInt("version"), draft, row.getString("form_name"),
            row.getString("form_name_en"), CampaignState.valueOf(row.getString("state")),
            row.getInt("households"), instant(row, "roster_changed_at"),
            row.getObject("created_at", OffsetDateTime.class).toInstant(),
            row.getString("created_by_name"), instant(row, "started_at"), instant(row, "ended_at"),
            row.getString("ended_by_name"),
            row.getString("end_note"), instant(row, "cleared_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}

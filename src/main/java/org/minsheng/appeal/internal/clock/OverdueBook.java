package org.minsheng.appeal.internal.clock;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealId;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.internal.Sight.Lens;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is overdue and what was done about it, once for each deadline. */
@Component
public class OverdueBook {

    /**
     * What can happen when time is up; from a compound a matter may rise three times for one deadline, so that has
     * three names.
     */
    public enum What { REMIND, CIRCULATE, RISE, RISE_AGAIN, RISE_THIRD, UNSIGNED }

    /** One that was just noted. */
    record Noted(AppealId appeal, Instant dueAt, @Nullable OrganisationId holder, @Nullable OrganisationId desk) {
    }

    /** One line of the list. */
    public record Row(AppealId appeal, String number, String title, AreaCode place, AppealState state,
                      @Nullable OrganisationId holder, Instant dueAt,
               Instant at) {
    }

    /** What has been overdue for longer was either dealt with or comes from before there were timers. */
    private static final Duration HORIZON = Duration.ofDays(120);

    private static final String NOTE = """
        with late as (
            select *
            from appeal.appeal
            where county = :county
                and open
                and due_at > :horizon
                and (due_at < :bound or :sooner::timestamptz is not null and due_at <= :sooner::timestamptz
                    and urgency <> 'ORDINARY')
                and paused_at is null
                and state not in ('ANSWERED', 'CALLED_BACK')
                and not exists (
                    select from appeal.overdue
                    where overdue.appeal = appeal.id and overdue.what = :what and overdue.due_at = appeal.due_at)
            order by due_at, id
            limit :most
        ), noted as (
            insert into appeal.overdue (appeal, what, due_at, at, county, town, community, holder_org)
            select id, :what, due_at, :now::timestamptz, county, town, community, holder_org
            from late
            on conflict do nothing
            returning appeal, due_at, holder_org
        ), told as (
            insert into appeal.step (appeal, at, action, from_state, to_state, from_tier, to_tier, actor, actor_name,
                holder_post, holder_org, due_at, note)
            select id, :now::timestamptz, :what, state, state, tier, tier, 'system', 'system', holder_post,
                late.holder_org, late.due_at, ''
            from noted
            join late on late.id = noted.appeal
        )
        select noted.*, late.desk_org
        from noted
        join late on late.id = noted.appeal
        """;

    private final JdbcClient jdbc;

    OverdueBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Notes at most {@code most} matters due before the bound, and what is urgent as soon as it is due; each with its
     * step.
     */
    List<Noted> note(What what, AreaCode county, Instant bound, @Nullable Instant sooner, Instant now, int most) {
        return jdbc.sql(NOTE)
            .param("county", county.value())
            .param("what", what.name())
            .param("bound", time(bound))
            .param("sooner", sooner == null ? null : time(sooner))
            .param("horizon", time(now.minus(HORIZON)))
            .param("now", time(now))
            .param("most", most)
            .query(OverdueBook::noted)
            .list();
    }

    /**
     * Notes at most {@code most} matters that were sent to somebody who has not signed for them in time, each once for
     * a dispatch.
     */
    List<Noted> noteUnsigned(AreaCode county, Instant now, int most) {
        return jdbc.sql("""
                with late as (
                    select *
                    from appeal.appeal
                    where county = :county
                        and state = 'DISPATCHED'
                        and sign_due_at > :horizon
                        and sign_due_at <= :now
                        and not exists (
                            select from appeal.overdue
                            where overdue.appeal = appeal.id and overdue.what = 'UNSIGNED'
                                and overdue.due_at = appeal.sign_due_at)
                    order by sign_due_at, id
                    limit :most
                ), noted as (
                    insert into appeal.overdue (appeal, what, due_at, at, county, town, community, holder_org)
                    select id, 'UNSIGNED', sign_due_at, :now, county, town, community, holder_org
                    from late
                    on conflict do nothing
                    returning appeal, due_at, holder_org
                )
                select noted.*, late.desk_org
                from noted
                join late on late.id = noted.appeal
                """)
            .param("county", county.value())
            .param("horizon", time(now.minus(HORIZON)))
            .param("now", time(now))
            .param("most", most)
            .query(OverdueBook::noted)
            .list();
    }

    private static Noted noted(ResultSet row, int index) throws SQLException {
        return new Noted(new AppealId(row.getLong("appeal")), instant(row, "due_at"), organisation(row, "holder_org"),
            organisation(row, "desk_org"));
    }

    private static @Nullable OrganisationId organisation(ResultSet row, String column) throws SQLException {
        long id = row.getLong(column);
        return row.wasNull() ? null : new OrganisationId(id);
    }

    /** Numbers of matters below the county that were due before the bound and have not risen for it. */
    List<String> toRise(What what, AreaCode county, Instant bound, Instant now, int most) {
        return jdbc.sql("""
                select number
                from appeal.appeal
                where county = :county
                    and open
                    and due_at > :horizon
                    and due_at < :bound
                    and desk_tier <> 'COUNTY'
                    and paused_at is null
                    and state not in ('ANSWERED', 'CALLED_BACK')
                    and not exists (
                        select from appeal.overdue
                        where overdue.appeal = appeal.id and overdue.what = :what and overdue.due_at = appeal.due_at)
                order by due_at, id
                limit :most
                """)
            .param("county", county.value())
            .param("what", what.name())
            .param("bound", time(bound))
            .param("horizon", time(now.minus(HORIZON)))
            .param("most", most)
            .query(String.class)
            .list();
    }

    /** False when it was noted before. */
    boolean note(What what, String number, Instant now) {
        return jdbc.sql("""
                insert into appeal.overdue (appeal, what, due_at, at, county, town, community, holder_org)
                select id, :what, due_at, :now, county, town, community, holder_org
                from appeal.appeal
                where number = :number
                on conflict do nothing
                """)
            .param("what", what.name())
            .param("number", number)
            .param("now", time(now))
            .update() == 1;
    }

    /** Whether this has happened for its present deadline. */
    boolean has(What what, String number) {
        return jdbc.sql("""
                select exists (
                    select from appeal.overdue
                    join appeal.appeal on appeal.id = overdue.appeal and appeal.due_at = overdue.due_at
                    where number = :number and what = :what)
                """)
            .param("what", what.name())
            .param("number", number)
            .query(Boolean.class)
            .single();
    }

    /** Numbers of matters whose pause has come to its end. */
    List<String> pausesOver(AreaCode county, Instant now, int most) {
        return jdbc.sql("""
                select number
                from appeal.appeal
                where county = :county and paused_at is not null and pause_until <= :now
                order by pause_until
                limit :most
                """)
            .param("county", county.value())
            .param("now", time(now))
            .param("most", most)
            .query(String.class)
            .list();
    }

    /** Until when it is to be signed for, while it is not; null for what is not waiting for that. */
    @Nullable Instant signDue(AppealId appeal) {
        return jdbc.sql("""
                select sign_due_at
                from appeal.appeal
                where id = :id and state = 'DISPATCHED' and sign_due_at is not null
                """)
            .param("id", appeal.value())
            .query((row, n) -> instant(row, "sign_due_at"))
            .optional().orElse(null);
    }

    @Nullable Instant pauseUntil(AppealId appeal) {
        return jdbc.sql("select pause_until from appeal.appeal where id = :id and pause_until is not null")
            .param("id", appeal.value())
            .query((row, n) -> instant(row, "pause_until"))
            .optional().orElse(null);
    }

    /** Latest first. */
    Slice<Row> page(Lens lens, What what, @Nullable String after, int size) {
        Map<String, Object> values = new HashMap<>(Map.of("what", what.name(), "size", size + 1));
        var column = switch (lens) {
            case Lens.Organisation(var organisation) -> {
                values.put("key", organisation.value());
                yield "overdue.holder_org = :key";
            }
            case Lens.Area(var area) -> {
                values.put("key", area.value());
                int digits = area.value().length();
                yield digits < 6 ? "overdue.county like :key || '%'"
                    : digits == 6 ? "overdue.county = :key" : digits == 9 ? "overdue.town = :key"
                    : digits == 12 ? "overdue.community = :key"
                    : "overdue.community = substr(:key, 1, 12) and appeal.place_code like :key || '%'";
            }
        };
        var cursor = "";
        if (after != null && after.matches("\\d{1,18}_\\d{1,18}")) {
            var parts = after.split("_", 2);
            cursor = "and (overdue.at, overdue.appeal) < (:at, :appeal)";
            values.put("at", time(Instant.ofEpochSecond(0, 1_000 * Long.parseLong(parts[0]))));
            values.put("appeal", Long.parseLong(parts[1]));
        }
        var rows = jdbc.sql("""
                select overdue.appeal, number, title, place_code, state, overdue.holder_org, overdue.due_at, overdue.at
                from appeal.overdue
                join appeal.appeal on appeal.id = overdue.appeal
                where %s and what = :what
                    %s
                order by overdue.at desc, overdue.appeal desc
                limit :size
                """.formatted(column, cursor))
            .params(values)
            .query(OverdueBook::row)
            .list();
        return Slice.of(rows, size, row -> (row.at().getEpochSecond() * 1_000_000 + row.at().getNano() / 1_000)
            + "_" + row.appeal().value());
    }

    private static Row row(ResultSet row, int index) throws SQLException {
        var held = organisation(row, "holder_org");
        return new Row(new AppealId(row.getLong("appeal")), row.getString("number"), row.getString("title"),
            new AreaCode(row.getString("place_code")), AppealState.valueOf(row.getString("state")), held,
            instant(row, "due_at"), instant(row, "at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

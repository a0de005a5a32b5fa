package org.minsheng.volunteer.internal.activity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.internal.Rights;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Activities and how they stand. */
@Repository
class ActivityBook {

    /**
     * @param when AHEAD, PAST, CANCELLED or UNCONFIRMED; {@code joint} only those with a unit; {@code unit} 0 for any
     */
    record Filter(Collection<AreaCode> areas, Collection<OrganisationId> units, String when, String kind,
                  boolean joint, Instant now) {
    }

    private final JdbcClient jdbc;

    ActivityBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String WHERE = """
        where (area like any(:within) or unit = any(:units))
            and (:kind = '' or kind = :kind)
            and (not :joint or unit is not null)
            and case :when
                when 'AHEAD' then state = 'PLANNED' and ends_at > :now
                when 'UNCONFIRMED' then state = 'PLANNED' and ends_at <= :now
                when 'PAST' then state = 'CONFIRMED'
                else state = 'CANCELLED' end
        """;

    /**
     * What is ahead by its beginning, what is over the latest first; from after the cursor {@code epoch seconds:id}.
     */
    List<Activity> list(Filter filter, String after, int limit) {
        int colon = after.indexOf(':');
        boolean has = colon > 0 && after.matches("\\d{1,12}:\\d{1,18}");
        boolean ahead = filter.when().equals("AHEAD") || filter.when().equals("UNCONFIRMED");
        return bind(jdbc.sql("select * from volunteer.activity " + WHERE + (ahead ? """
                    and (not :has or (starts_at, id) > (:at, :id))
                order by starts_at, id
                """ : """
                    and (not :has or (starts_at, id) < (:at, :id))
                order by starts_at desc, id desc
                """) + "limit :limit"), filter)
            .param("has", has)
            .param("at", Instant.ofEpochSecond(has ? Long.parseLong(after.substring(0, colon)) : 0)
                .atOffset(ZoneOffset.UTC))
            .param("id", has ? Long.parseLong(after.substring(colon + 1)) : 0)
            .param("limit", limit)
            .query(ActivityBook::activity).list();
    }

    static String cursor(Activity activity) {
        return activity.plan().startsAt().getEpochSecond() + ":" + activity.id();
    }

    long count(Filter filter) {
        return bind(jdbc.sql("select count(*) from volunteer.activity " + WHERE), filter).query(Long.class).single();
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, Filter filter) {
        return statement
            .param("within", Rights.within(filter.areas()))
            .param("units", filter.units().stream().map(OrganisationId::value).toArray(Long[]::new))
            .param("kind", filter.kind())
            .param("joint", filter.joint())
            .param("when", filter.when())
            .param("now", filter.now().atOffset(ZoneOffset.UTC));
    }

    Optional<Activity> find(long id) {
        return jdbc.sql("select * from volunteer.activity where id = :id").param("id", id)
            .query(ActivityBook::activity).optional();
    }

    /** The same, and nobody else signs up or changes it until the transaction ends. */
    Optional<Activity> hold(long id) {
        return jdbc.sql("select * from volunteer.activity where id = :id for update").param("id", id)
            .query(ActivityBook::activity).optional();
    }

    List<Activity> all(Collection<Long> ids) {
        return jdbc.sql("select * from volunteer.activity where id = any(:ids)").param("ids", ids.toArray(Long[]::new))
            .query(ActivityBook::activity).list();
    }

    Optional<Long> byKey(RequestKey key) {
        return jdbc.sql("select id from volunteer.activity where request_key = :key").param("key", key.value())
            .query(Long.class).optional();
    }

    Optional<Long> add(Viewer viewer, RequestKey key, AreaCode area, ActivityKind kind, @Nullable OrganisationId unit,
                       String unitName, Activity.Plan plan, Instant now) {
        return bind(jdbc.sql("""
                insert into volunteer.activity (request_key, area, kind, unit, unit_name, title, plan, meeting_place,
                    starts_at, ends_at, capacity, members_only, state, organiser, organiser_name, created_at)
                values (:key, :area, :kind, :unit::bigint, :unitName, :title, :text, :meetingPlace, :startsAt, :endsAt,
                    :capacity::int, :membersOnly, 'PLANNED', :organiser::bigint, :organiserName, :now)
                on conflict do nothing
                returning id
                """), plan)
            .param("key", key.value())
            .param("area", area.value())
            .param("kind", kind.name())
            .param("unit", unit == null ? null : unit.value())
            .param("unitName", unitName)
            .param("organiser", viewer.account() == null ? null : viewer.account().value())
            .param("organiserName", viewer.name())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .query(Long.class).optional();
    }

    boolean change(long id, int version, Activity.Plan plan) {
        return bind(jdbc.sql("""
                update volunteer.activity
                set title = :title, plan = :text, meeting_place = :meetingPlace, starts_at = :startsAt,
                    ends_at = :endsAt, capacity = :capacity::int, members_only = :membersOnly, version = version + 1
                where id = :id
                    and version = :version
                    and state = 'PLANNED'
                """), plan)
            .param("id", id)
            .param("version", version)
            .update() == 1;
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, Activity.Plan plan) {
        return statement
            .param("title", plan.title())
            .param("text", plan.text())
            .param("meetingPlace", plan.meetingPlace())
            .param("startsAt", plan.startsAt().atOffset(ZoneOffset.UTC))
            .param("endsAt", plan.endsAt().atOffset(ZoneOffset.UTC))
            .param("capacity", plan.capacity())
            .param("membersOnly", plan.membersOnly());
    }

    /** Of an activity that is held; what changes with each sign-up is no change of the plan. */
    void counts(long id, int signed, int waiting) {
        jdbc.sql("update volunteer.activity set signed = :signed, waiting = :waiting where id = :id")
            .param("signed", signed).param("waiting", waiting).param("id", id).update();
    }

    boolean confirm(Viewer viewer, long id, int version, int came, int minutes, String summary, Instant now) {
        return jdbc.sql("""
                update volunteer.activity
                set state = 'CONFIRMED', came = :came, minutes = :minutes, summary = :summary, settled_at = :now,
                    settled_by_name = :byName, reason = '', version = version + 1
                where id = :id
                    and version = :version
                    and state = 'PLANNED'
                """)
            .param("came", came).param("minutes", minutes).param("summary", summary)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("byName", viewer.name()).param("id", id).param("version", version)
            .update() == 1;
    }

    boolean move(Viewer viewer, long id, int version, ActivityState from, ActivityState to,
                 String reason, Instant now) {
        return jdbc.sql("""
                update volunteer.activity
                set state = :to, reason = :reason, settled_at = :now, settled_by_name = :byName, came = null,
                    minutes = null, version = version + 1
                where id = :id
                    and version = :version
                    and state = :from
                """)
            .param("to", to.name()).param("from", from.name()).param("reason", reason)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("byName", viewer.name()).param("id", id).param("version", version)
            .update() == 1;
    }

    private static Activity activity(ResultSet row, int number) throws SQLException {
        long unit = row.getLong("unit");
        var joint = row.wasNull() ? null : new OrganisationId(unit);
        long organiser = row.getLong("organiser");
        var account = row.wasNull() ? null : new AccountId(organiser);
        var plan = new Activity.Plan(row.getString("title"), row.getString("plan"), row.getString("meeting_place"),
            row.getObject("starts_at", OffsetDateTime.class).toInstant(),
            row.getObject("ends_at", OffsetDateTime.class).toInstant(), row.getObject("capacity", Integer.class),
            row.getBoolean("members_only"));
        return new Activity(row.getLong("id"), new AreaCode(row.getString("area")),
            ActivityKind.valueOf(row.getString("kind")), joint, row.getString("unit_name"), plan,
            ActivityState.valueOf(row.getString("state")), account, row.getString("organiser_name"),
            row.getInt("signed"), row.getInt("waiting"), row.getObject("came", Integer.class),
            row.getInt("minutes"), row.getString("summary"), row.getString("reason"), row.getInt("version"));
    }
}

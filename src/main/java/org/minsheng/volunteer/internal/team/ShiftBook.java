package org.minsheng.volunteer.internal.team;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.internal.member.MembershipBook;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Shifts and who goes. */
@Repository
public class ShiftBook {

    public record Shift(long id, long team, String teamName, String place, Instant startsAt, Instant endsAt,
                        ShiftState state, String log, @Nullable Instant loggedAt, String settledByName,
                        String reason, int version, long people) {

        int minutes() {
            return (int) Duration.between(startsAt, endsAt).toMinutes();
        }
    }

    /**
     * @param minutes null until the shift is confirmed, or when the person was not there
     * @param away why somebody said that he or she cannot come; null for one who comes
     */
    public record Attendance(PersonId person, @Nullable Integer minutes, @Nullable String away,
                             @Nullable PersonId insteadOf) {
    }

    private static final String SELECT = """
        select shift.*, team.name as team_name, (
            select count(*)
            from volunteer.shift_member
            where shift_member.shift = shift.id
                and away_at is null) as people
        from volunteer.shift
        join volunteer.team on team.id = shift.team
        """;

    private final JdbcClient jdbc;

    ShiftBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The latest first, from after the cursor {@code epoch seconds:id}. */
    List<Shift> of(long team, String after, int limit) {
        int colon = after.indexOf(':');
        boolean has = after.matches("\\d{1,12}:\\d{1,18}");
        return jdbc.sql(SELECT + """
                where shift.team = :team
                    and (not :has or (shift.starts_at, shift.id) < (:at, :id))
                order by shift.starts_at desc, shift.id desc
                limit :limit
                """)
            .param("team", team)
            .param("has", has)
            .param("at", Instant.ofEpochSecond(has ? Long.parseLong(after.substring(0, colon)) : 0)
                .atOffset(ZoneOffset.UTC))
            .param("id", has ? Long.parseLong(after.substring(colon + 1)) : 0)
            .param("limit", limit)
            .query(ShiftBook::shift).list();
    }

    List<Shift> of(PersonId person, int limit) {
        return jdbc.sql(SELECT + """
                where shift.id in (
                    select shift
                    from volunteer.shift_member
                    where person = :person
                    order by shift desc
                    limit :limit)
                order by shift.starts_at desc, shift.id desc
                """)
            .param("person", person.value()).param("limit", limit)
            .query(ShiftBook::shift).list();
    }

    Optional<Shift> find(long id) {
        return jdbc.sql(SELECT + "where shift.id = :id").param("id", id).query(ShiftBook::shift).optional();
    }

    /** Empty when the key was used for this beginning. */
    Optional<Long> add(RequestKey key, long team, String place, Instant startsAt, Instant endsAt,
                       Collection<PersonId> people) {
        var made = jdbc.sql("""
                insert into volunteer.shift (request_key, team, place, starts_at, ends_at, state)
                values (:key, :team, :place, :startsAt, :endsAt, 'PLANNED')
                on conflict do nothing
                returning id
                """)
            .param("key", key.value()).param("team", team).param("place", place)
            .param("startsAt", startsAt.atOffset(ZoneOffset.UTC))
            .param("endsAt", endsAt.atOffset(ZoneOffset.UTC))
            .query(Long.class).optional();
        made.ifPresent(id -> jdbc.sql("""
                insert into volunteer.shift_member (shift, person) select :shift, person
                from unnest(:people::bigint[]) as told (person)
                """)
            .param("shift", id).param("people", people.stream().map(PersonId::value).distinct().toArray(Long[]::new))
            .update());
        return made;
    }

    List<Attendance> people(long shift) {
        return jdbc.sql("select * from volunteer.shift_member where shift = :shift order by person limit 500")
            .param("shift", shift)
            .query(ShiftBook::attendance).list();
    }

    private static Attendance attendance(ResultSet row, int number) throws SQLException {
        var insteadOf = row.getObject("instead_of", Long.class);
        return new Attendance(new PersonId(row.getLong("person")), row.getObject("minutes", Integer.class),
            row.getObject("away_at") == null ? null : row.getString("away_reason"),
            insteadOf == null ? null : new PersonId(insteadOf));
    }

    /** The shifts from which somebody is away. */
    Set<Long> awayFrom(PersonId person, Collection<Long> shifts) {
        return Set.copyOf(jdbc.sql("""
                select shift
                from volunteer.shift_member
                where person = :person and shift = any(:shifts) and away_at is not null
                """)
            .param("person", person.value()).param("shifts", shifts.toArray(Long[]::new)).query(Long.class).list());
    }

    /** @return whether the person was on this shift and it had not begun */
    boolean away(long shift, PersonId person, String reason, Instant now) {
        return jdbc.sql("""
                update volunteer.shift_member
                set away_at = :now, away_reason = :reason
                where shift = :shift
                    and person = :person
                    and away_at is null
                    and exists (
                        select
                        from volunteer.shift
                        where id = :shift and state = 'PLANNED' and starts_at > :now
                    )
                """)
            .param("now", now.atOffset(ZoneOffset.UTC)).param("reason", reason).param("shift", shift)
            .param("person", person.value())
            .update() == 1;
    }

    /** @return whether the one is away and nobody stands in yet, and the other is not on this shift already */
    boolean standIn(long shift, PersonId person, PersonId insteadOf) {
        jdbc.sql("select from volunteer.shift where id = :shift for update").param("shift", shift)
            .query((row, n) -> 1).list();
        return jdbc.sql("""
                insert into volunteer.shift_member (shift, person, instead_of)
                select shift, :person, person
                from volunteer.shift_member
                where shift = :shift
                    and person = :insteadOf
                    and away_at is not null
                    and exists (select from volunteer.shift where id = :shift and state = 'PLANNED')
                    and not exists (
                        select
                        from volunteer.shift_member other
                        where other.shift = :shift and other.instead_of = :insteadOf
                    )
                on conflict do nothing
                """)
            .param("shift", shift).param("person", person.value()).param("insteadOf", insteadOf.value())
            .update() == 1;
    }

    boolean log(long id, PersonId by, String text, Instant now) {
        return jdbc.sql("""
                update volunteer.shift
                set log = :text, logged_at = :now, logged_by = :by, version = version + 1
                where id = :id
                    and state = 'PLANNED'
                    and exists (
                        select
                        from volunteer.shift_member
                        where shift = :id and person = :by and away_at is null
                    )
                """)
            .param("text", text).param("now", now.atOffset(ZoneOffset.UTC)).param("by", by.value()).param("id", id)
            .update() == 1;
    }

    boolean settle(Viewer viewer, long id, int version, ShiftState to, String log, String reason,
                   Map<PersonId, Integer> minutes, Instant now) {
        boolean settled = jdbc.sql("""
                update volunteer.shift
                set state = :to, log = case when :log = '' then log else :log end, reason = :reason, settled_at = :now,
                    settled_by_name = :byName, version = version + 1
                where id = :id
                    and version = :version
                    and state = 'PLANNED'
                """)
            .param("to", to.name()).param("log", log).param("reason", reason).param("now", now.atOffset(ZoneOffset.UTC))
            .param("byName", viewer.name())
            .param("id", id).param("version", version)
            .update() == 1;
        if (settled && !minutes.isEmpty()) {
            jdbc.sql("""
                    update volunteer.shift_member
                    set minutes = told.minutes
                    from unnest(:people::bigint[], :minutes::int[]) as told (person, minutes)
                    where shift_member.shift = :id
                        and shift_member.person = told.person
                    """)
                .param("people", minutes.keySet().stream().map(PersonId::value).toArray(Long[]::new))
                .param("minutes", minutes.values().toArray(Integer[]::new)).param("id", id)
                .update();
        }
        return settled;
    }

    private static Shift shift(ResultSet row, int number) throws SQLException {
        return new Shift(row.getLong("id"), row.getLong("team"), row.getString("team_name"), row.getString("place"),
            row.getObject("starts_at", OffsetDateTime.class).toInstant(),
            row.getObject("ends_at", OffsetDateTime.class).toInstant(), ShiftState.valueOf(row.getString("state")),
            row.getString("log"), MembershipBook.instant(row, "logged_at"), row.getString("settled_by_name"),
            row.getString("reason"), row.getInt("version"), row.getLong("people"));
    }
}

package org.minsheng.household.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minsheng.household.HouseholdId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whoever is looked after on a consent to another purpose than the care group has now, and has to be asked anew. */
@Repository
public class AwaitedConsents {

    /**
     * Somebody to be asked.
     * @param askedAt when a message was to go out, the second one if there was one; null before that; not {@code told}
     * where nobody has a phone
     */
    public record Awaited(long care, HouseholdId household, AreaCode door, long member, PersonId person, String group,
                          @Nullable Instant askedAt, boolean told, boolean reminded) {

        static Awaited of(ResultSet row, int number) throws SQLException {
            boolean reminded = row.getBoolean("reminded");
            var asked = row.getObject(reminded ? "reminded_at" : "asked_at", OffsetDateTime.class);
            return new Awaited(row.getLong("id"), new HouseholdId(row.getLong("household")),
                new AreaCode(row.getString("door")),
                row.getLong("member"), new PersonId(row.getLong("person")), row.getString("care_group"),
                asked == null ? null : asked.toInstant(), row.getBoolean("told"), reminded);
        }
    }

    /** Somebody who has not been told yet of a version. @param guardian of a child, or of one who was a child */
    record Unasked(long care, AreaCode door, PersonId person, @Nullable PersonId guardian) {

        static Unasked of(ResultSet row, int number) throws SQLException {
            long guardian = row.getLong("guardian");
            return new Unasked(row.getLong("id"), new AreaCode(row.getString("door")),
                new PersonId(row.getLong("person")), guardian == 0 ? null : new PersonId(guardian));
        }
    }

    private static final String STALE = """
        (
            select consent.given
            from household.consent
            where consent.person = care.person
                and consent.datum = care.care_group
                and consent.datum_version >= asked.version
            order by consent.id desc
            limit 1) is not true
        """;
    private static final String ASKED = """
        select code, max(version) as version
        from household.datum_version
        where asks_again
        group by code
        """;

    private final JdbcClient jdbc;

    AwaitedConsents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Within areas, by door, from after a door and care. */
    public List<Awaited> within(List<AreaCode> areas, String afterDoor, long afterCare, int limit) {
        var found = new ArrayList<Awaited>();
        for (var area : areas.stream().sorted().toList()) {
            if (found.size() < limit) {
                found.addAll(within(area, afterDoor, afterCare, limit - found.size()));
            }
        }
        return found;
    }

    private List<Awaited> within(AreaCode area, String afterDoor, long afterCare, int limit) {
        return jdbc.sql("""
                with asked as (%s)
                select care.id, care.household, in_group.door, care.member, care.person, care.care_group,
                    consent_asked.asked_at, consent_asked.told, consent_asked.reminded, consent_asked.reminded_at
                from asked
                join household.datum on datum.code = asked.code
                join household.in_group on in_group.care_group = datum.number and in_group.door >= :from
                    and in_group.door < :end
                join household.care on care.household = in_group.household and care.care_group = asked.code
                    and care.ended_at is null
                left join household.consent_asked on consent_asked.care = care.id
                    and consent_asked.version = asked.version
                where (in_group.door, care.id) > (:door, :care)
                    and %s
                order by in_group.door, care.id
                limit :limit
                """.formatted(ASKED, STALE))
            .param("from", area.value())
            .param("end", area.value() + ":")
            .param("door", afterDoor)
            .param("care", afterCare)
            .param("limit", limit)
            .query(Awaited::of).list();
    }

    /** Who is still to be told of this version, by door; nobody when a later one asks again. */
    List<Unasked> unasked(String code, int version, @Nullable Unasked after, int limit) {
        return jdbc.sql("""
                with asked as (%s having max(version) = :version)
                select care.id, in_group.door, care.person, member.guardian
                from asked
                join household.datum on datum.code = asked.code
                join household.in_group on in_group.care_group = datum.number
                join household.care on care.household = in_group.household and care.care_group = asked.code
                    and care.ended_at is null
                join household.member on member.id = care.member
                where asked.code = :code
                    and (in_group.door, care.id) > (:door, :care)
                    and not exists (
                        select
                        from household.consent_asked
                        where consent_asked.care = care.id
                            and consent_asked.version = asked.version)
                    and %s
                order by in_group.door, care.id
                limit :limit
                """.formatted(ASKED, STALE))
            .param("code", code)
            .param("version", version)
            .param("door", after == null ? "" : after.door().value())
            .param("care", after == null ? 0 : after.care())
            .param("limit", limit)
            .query(Unasked::of).list();
    }

    /**
     * Writes down that these were asked, and gives those of them who are to be told and whom nobody has told before.
     */
    Set<Long> asked(List<Unasked> people, int version, Predicate<Unasked> told, Instant now) {
        return jdbc.sql("""
                with written as (
                    insert into household.consent_asked (care, version, told, asked_at)
                    select care, :version, told, :now
                    from unnest(:cares::bigint[], :told::boolean[]) as one (care, told)
                    on conflict do nothing
                    returning care, told
                )
                select care from written where told
                """)
            .param("version", version)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("cares", people.stream().map(Unasked::care).toArray(Long[]::new))
            .param("told", people.stream().map(told::test).toArray(Boolean[]::new))
            .query(Long.class).list().stream().collect(Collectors.toSet());
    }

    /** Somebody who was told of a version some time ago and has not answered. */
    record Unanswered(String group, int version, AreaCode door, PersonId person, @Nullable PersonId guardian) {

        static Unanswered of(ResultSet row, int number) throws SQLException {
            long guardian = row.getLong("guardian");
            return new Unanswered(row.getString("care_group"), row.getInt("version"),
                new AreaCode(row.getString("door")),
                new PersonId(row.getLong("person")), guardian == 0 ? null : new PersonId(guardian));
        }
    }

    /**
     * Looks once more at so many who were told before a moment, each a single time, and gives those who still have to
     * answer. Empty when there are no more to look at.
     */
    Optional<List<Unanswered>> unanswered(Instant toldBefore, int limit, Instant now) {
        var looked = new AtomicBoolean();
        var still = new ArrayList<Unanswered>();
        jdbc.sql("""
                with asked as (%s), due as (
                    select care, version
                    from household.consent_asked
                    where told
                        and reminded is null
                        and asked_at < :before
                    order by asked_at
                    limit :limit
                    for update skip locked
                ), looked as (
                    select due.care, due.version, care.care_group, care.person, member.guardian, household.door,
                        care.ended_at is null and asked.version is not distinct from due.version and %s as still
                    from due
                    join household.care on care.id = due.care
                    join household.member on member.id = care.member
                    join household.household on household.id = care.household
                    left join asked on asked.code = care.care_group
                )
                update household.consent_asked
                set reminded = looked.still, reminded_at = :now
                from looked
                where consent_asked.care = looked.care
                    and consent_asked.version = looked.version
                returning looked.*
                """.formatted(ASKED, STALE))
            .param("before", toldBefore.atOffset(ZoneOffset.UTC))
            .param("limit", limit)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .query(row -> {
                looked.set(true);
                if (row.getBoolean("still")) {
                    still.add(Unanswered.of(row, 0));
                }
            });
        return looked.get() ? Optional.of(still) : Optional.empty();
    }

    /** The care groups of a person whose consent is awaited anew. */
    public Set<String> of(PersonId person) {
        return jdbc.sql("""
                with asked as (%s)
                select care.care_group
                from household.care
                join asked on asked.code = care.care_group
                where care.person = :person
                    and care.ended_at is null
                    and %s
                """.formatted(ASKED, STALE))
            .param("person", person.value())
            .query(String.class).list().stream().collect(Collectors.toSet());
    }
}

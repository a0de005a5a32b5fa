package org.minsheng.volunteer.internal.activity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minsheng.shared.PersonId;
import org.minsheng.volunteer.internal.member.MembershipBook;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who comes, who waits, who came. */
@Repository
class SignUpBook {

    /** How many stand, wait and have checked in. */
    record Counts(int signed, int waiting, int present) {
    }

    private final JdbcClient jdbc;

    SignUpBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Counts counts(long activity) {
        return jdbc.sql("""
                select count(*) filter (where state = 'SIGNED') as signed,
                    count(*) filter (where state = 'WAITING') as waiting,
                    count(*) filter (where state = 'SIGNED' and checked_in_at is not null) as present
                from volunteer.sign_up
                where activity = :activity
                """)
            .param("activity", activity)
            .query(Counts.class).single();
    }

    Optional<SignUp> find(long activity, PersonId person) {
        return jdbc.sql("select * from volunteer.sign_up where activity = :activity and person = :person")
            .param("activity", activity).param("person", person.value()).query(SignUpBook::signUp).optional();
    }

    /** Those who stand, then those who wait in their turn; from after the cursor {@code state:turn}. */
    List<SignUp> of(long activity, int limit) {
        return jdbc.sql("""
                select *
                from volunteer.sign_up
                where activity = :activity
                    and state <> 'CANCELLED'
                order by state, turn
                limit :limit
                """)
            .param("activity", activity).param("limit", limit)
            .query(SignUpBook::signUp).list();
    }

    List<SignUp> of(PersonId person, int limit) {
        return jdbc.sql("""
                select *
                from volunteer.sign_up
                where person = :person
                    and state <> 'CANCELLED'
                order by id desc
                limit :limit
                """)
            .param("person", person.value()).param("limit", limit)
            .query(SignUpBook::signUp).list();
    }

    /** Who cancelled before takes a new turn at the end. */
    void put(long activity, PersonId person, SignUp.State state, Instant now) {
        jdbc.sql("""
                insert into volunteer.sign_up (activity, person, state, signed_at)
                values (:activity, :person, :state, :now)
                on conflict (activity, person) do update
                set state = excluded.state, turn = excluded.turn, signed_at = excluded.signed_at, checked_in_at = null,
                    checked_out_at = null, checked_by = '', minutes = null
                """)
            .param("activity", activity).param("person", person.value()).param("state", state.name())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update();
    }

    boolean cancel(long activity, PersonId person) {
        return jdbc.sql("""
                update volunteer.sign_up
                set state = 'CANCELLED'
                where activity = :activity
                    and person = :person
                    and state <> 'CANCELLED'
                    and checked_in_at is null
                """)
            .param("activity", activity).param("person", person.value())
            .update() == 1;
    }

    /** The first so many who wait get a place; of an activity that is held. */
    List<PersonId> moveUp(long activity, int places) {
        return jdbc.sql("""
                update volunteer.sign_up
                set state = 'SIGNED'
                where id in (
                    select id
                    from volunteer.sign_up
                    where activity = :activity
                        and state = 'WAITING'
                    order by turn
                    limit :places)
                returning person
                """)
            .param("activity", activity).param("places", places)
            .query(Long.class).list().stream().map(PersonId::new).toList();
    }

    /** The first time counts; @return whether the person has a place */
    boolean checkIn(long activity, PersonId person, String by, Instant at) {
        return jdbc.sql("""
                update volunteer.sign_up
                set checked_in_at = coalesce(checked_in_at, :at), checked_by = case when checked_in_at is null then :by
                    else checked_by end
                where activity = :activity
                    and person = :person
                    and state = 'SIGNED'
                """)
            .param("at", at.atOffset(ZoneOffset.UTC)).param("by", by).param("activity", activity)
            .param("person", person.value())
            .update() == 1;
    }

    /** The last time counts. */
    boolean checkOut(long activity, PersonId person, Instant at) {
        return jdbc.sql("""
                update volunteer.sign_up
                set checked_out_at = :at
                where activity = :activity
                    and person = :person
                    and state = 'SIGNED'
                    and checked_in_at is not null
                """)
            .param("at", at.atOffset(ZoneOffset.UTC)).param("activity", activity).param("person", person.value())
            .update() == 1;
    }

    /**
     * Who is neither of the present nor of the absent stays as he or she is: somebody may have checked in while the
     * list was written.
     */
    void list(long activity, Map<PersonId, Integer> minutes, Collection<PersonId> absent, Instant startsAt) {
        jdbc.sql("""
                update volunteer.sign_up
                set checked_in_at = case when told.minutes is null then null
                    else coalesce(checked_in_at, :startsAt) end,
                    checked_by = case when told.minutes is null then '' when checked_in_at is null then 'ORGANISER'
                    else checked_by end,
                    minutes = told.minutes
                from (
                    select person, minutes
                    from unnest(:present::bigint[], :minutes::int[]) as present (person, minutes)
                    union all
                    select person, null::int
                    from unnest(:absent::bigint[]) as absent (person)
                ) as told
                where sign_up.activity = :activity
                    and sign_up.person = told.person
                    and sign_up.state = 'SIGNED'
                """)
            .param("startsAt", startsAt.atOffset(ZoneOffset.UTC))
            .param("present", minutes.keySet().stream().map(PersonId::value).toArray(Long[]::new))
            .param("minutes", minutes.values().toArray(Integer[]::new))
            .param("absent", absent.stream().filter(person -> !minutes.containsKey(person)).map(PersonId::value)
                .distinct().toArray(Long[]::new))
            .param("activity", activity)
            .update();
    }

    boolean rate(long activity, PersonId person, int rating, String feedback) {
        return jdbc.sql("""
                update volunteer.sign_up
                set rating = :rating, feedback = :feedback
                where activity = :activity
                    and person = :person
                    and state = 'SIGNED'
                    and checked_in_at is not null
                """)
            .param("rating", rating).param("feedback", feedback).param("activity", activity)
            .param("person", person.value())
            .update() == 1;
    }

    private static SignUp signUp(ResultSet row, int number) throws SQLException {
        return new SignUp(row.getLong("id"), row.getLong("activity"), new PersonId(row.getLong("person")),
            SignUp.State.valueOf(row.getString("state")), row.getObject("signed_at", OffsetDateTime.class).toInstant(),
            MembershipBook.instant(row, "checked_in_at"), MembershipBook.instant(row, "checked_out_at"),
            row.getString("checked_by"), row.getObject("minutes", Integer.class),
            row.getInt("rating"), row.getString("feedback"));
    }
}

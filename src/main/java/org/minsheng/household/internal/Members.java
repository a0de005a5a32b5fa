package org.minsheng.household.internal;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.household.HouseholdId;
import org.minsheng.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code household.member}. */
@Repository
public class Members {

    private final JdbcClient jdbc;

    Members(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those who live there, the head first; then those who left, the latest first. */
    public List<MemberRow> of(HouseholdId household) {
        return jdbc.sql("select " + MemberRow.COLUMNS + """
                from household.member
                where household = :household
                order by until is not null, relation <> 'HEAD', until desc, id
                limit 200
                """)
            .param("household", household.value())
            .query(MemberRow::of).list();
    }

    /** Those who live in any of these households, the head first. */
    public List<MemberRow> living(Collection<HouseholdId> households) {
        return jdbc.sql("select " + MemberRow.COLUMNS + """
                from household.member
                where household = any(:households)
                    and until is null
                order by household, relation <> 'HEAD', id
                """)
            .param("households", HouseholdBook.numbers(households))
            .query(MemberRow::of).list();
    }

    public Optional<MemberRow> find(HouseholdId household, long id) {
        return jdbc.sql("select " + MemberRow.COLUMNS + """
                from household.member
                where id = :id
                    and household = :household
                """)
            .param("id", id)
            .param("household", household.value())
            .query(MemberRow::of).optional();
    }

    public List<MemberRow> ofPerson(PersonId person) {
        return jdbc.sql("select " + MemberRow.COLUMNS + """
                from household.member
                where person = :person
                order by until is not null, id
                """)
            .param("person", person.value())
            .query(MemberRow::of).list();
    }

    Optional<MemberRow> living(HouseholdId household, PersonId person) {
        return jdbc.sql("select " + MemberRow.COLUMNS + """
                from household.member
                where household = :household
                    and person = :person
                    and until is null
                """)
            .param("household", household.value())
            .param("person", person.value())
            .query(MemberRow::of).optional();
    }

    /** @param nameKey keyed index of the name, null when it was not told; bound as {@code bytea} */
    long insert(HouseholdId household, PersonId person, Relation relation, @Nullable PersonId guardian, Came came,
                LocalDate since,
                byte @Nullable [] nameKey) {
        return jdbc.sql("""
                insert into household.member (household, person, relation, guardian, came, since, name_key, door)
                select id, :person, :relation, :guardian::bigint, :came, :since, :nameKey::bytea, door
                from household.household
                where id = :household
                returning id
                """)
            .param("household", household.value())
            .param("person", person.value())
            .param("relation", relation.name())
            .param("guardian", guardian == null ? null : guardian.value())
            .param("came", came.name())
            .param("since", since)
            .param("nameKey", nameKey)
            .query(Long.class).single();
    }

    void change(long id, Relation relation, @Nullable PersonId guardian) {
        jdbc.sql("""
                update household.member
                set relation = :relation,
                    guardian = :guardian::bigint
                where id = :id
                """)
            .param("id", id)
            .param("relation", relation.name())
            .param("guardian", guardian == null ? null : guardian.value())
            .update();
    }

    /** A household has one head: whoever was it before is a relative now. */
    void unseat(HouseholdId household) {
        jdbc.sql("""
                update household.member
                set relation = 'RELATIVE'
                where household = :household
                    and relation = 'HEAD'
                    and until is null
                """)
            .param("household", household.value())
            .update();
    }

    void leave(long id, Gone gone, LocalDate on) {
        jdbc.sql("""
                update household.member
                set until = :on,
                    gone = :gone
                where id = :id
                    and until is null
                """)
            .param("id", id)
            .param("gone", gone.name())
            .param("on", on)
            .update();
        jdbc.sql("delete from household.remark where member = :id").param("id", id).update();
    }

    void leaveAll(HouseholdId household, LocalDate on) {
        jdbc.sql("""
                update household.member
                set until = :on,
                    gone = 'MOVED_OUT'
                where household = :household
                    and until is null
                """)
            .param("household", household.value())
            .param("on", on)
            .update();
        jdbc.sql("""
            delete
            from household.remark
            where member in (select id
            from household.member
            where household = :household)
            """)
            .param("household", household.value())
            .update();
    }

    void rename(PersonId person, byte[] nameKey) {
        jdbc.sql("update household.member set name_key = :key where person = :person")
            .param("key", nameKey)
            .param("person", person.value())
            .update();
    }
}

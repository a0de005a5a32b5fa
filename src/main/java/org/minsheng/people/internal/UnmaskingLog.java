package org.minsheng.people.internal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.people.Persons.Field;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The append-only log of who saw which whole value, newest first. */
@Repository
class UnmaskingLog {

    private final JdbcClient jdbc;

    UnmaskingLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void append(Viewer viewer, PersonId person, Field field, String reason, Instant at) {
        jdbc.sql("""
                insert into people.unmasking (at, actor, actor_name, person_id, field, reason)
                values (:at, :actor, :actorName, :person, :field, :reason)
                """)
            .param("at", at.atOffset(ZoneOffset.UTC))
            .param("actor", viewer.actor())
            .param("actorName", viewer.name())
            .param("person", person.value())
            .param("field", field.name())
            .param("reason", reason)
            .update();
    }

    /** The same about many people in one statement. */
    void append(Viewer viewer, Collection<PersonId> people, Field field, String reason, Instant at) {
        jdbc.sql("""
                insert into people.unmasking (at, actor, actor_name, person_id, field, reason)
                select :at, :actor, :actorName, person, :field, :reason
                from unnest(:people) person
                """)
            .param("at", at.atOffset(ZoneOffset.UTC))
            .param("actor", viewer.actor())
            .param("actorName", viewer.name())
            .param("people", people.stream().map(PersonId::value).toArray(Long[]::new))
            .param("field", field.name())
            .param("reason", reason)
            .update();
    }

    /** Who looked at the person's masked data together with others', the latest first. */
    List<Viewing> viewings(PersonId person, int size) {
        return jdbc.sql("""
                select at, actor_name, subject
                from people.viewing
                where person_id = :person
                order by hour desc, at desc
                limit :size
                """)
            .param("person", person.value())
            .param("size", size)
            .query((row, number) -> new Viewing(row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor_name"), row.getString("subject")))
            .list();
    }

    /** How many since a moment, counted up to {@code most}. */
    long since(Instant moment, int most) {
        return jdbc.sql("select count(*) from (select from people.unmasking where at >= :since limit :most) as found")
            .param("since", moment.atOffset(ZoneOffset.UTC))
            .param("most", most)
            .query(Long.class).single();
    }

    /** Of one person, or of all when {@code person} is null; {@code after} is the id of the last entry seen. */
    Slice<UnmaskingEntry> page(@Nullable PersonId person, @Nullable Long after, int size) {
        var one = person == null ? "" : "and unmasking.person_id = :person\n";
        var query = jdbc.sql("""
                select unmasking.id, at, actor_name, person_id, person.masked_name, field, reason
                from people.unmasking
                join people.person on person.id = person_id
                where unmasking.id < :after
                """ + one + """
                order by unmasking.id desc
                limit :size + 1
                """)
            .param("after", after == null ? Long.MAX_VALUE : after)
            .param("size", size);
        var asked = person == null ? query : query.param("person", person.value());
        return Slice.of(asked.query(UnmaskingEntry::of).list(), size, entry -> Long.toString(entry.id()));
    }
}

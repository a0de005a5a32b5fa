package org.minsheng.household.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The ledger of consents: given and withdrawn, to which version of which text, how and by whom; only appended to. */
@Repository
public class Consents {

    /** @param guardian who consented for a child under fourteen; null for everybody else */
    public record Entry(PersonId person, String datum, int version, boolean given, ConsentWay how,
                        @Nullable PersonId guardian, String who,
                        Instant at) {

        static Entry of(ResultSet row, int number) throws SQLException {
            long guardian = row.getLong("guardian");
            var by = row.wasNull() ? null : new PersonId(guardian);
            return new Entry(new PersonId(row.getLong("person")), row.getString("datum"), row.getInt("datum_version"),
                row.getBoolean("given"), ConsentWay.valueOf(row.getString("how")), by, row.getString("actor_name"),
                row.getObject("at", OffsetDateTime.class).toInstant());
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    Consents(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void append(Viewer viewer, PersonId person, Data.Datum datum, boolean given, ConsentWay how,
                @Nullable PersonId guardian) {
        jdbc.sql("""
                insert into household.consent (person, datum, datum_version, given, how, guardian, actor, actor_name,
                    at)
                values (:person, :datum, :version, :given, :how, :guardian::bigint, :actor, :name, :at)
                """)
            .param("person", person.value())
            .param("datum", datum.code())
            .param("version", datum.version())
            .param("given", given)
            .param("how", how.name())
            .param("guardian", guardian == null ? null : guardian.value())
            .param("actor", viewer.actor())
            .param("name", viewer.name())
            .param("at", clock.instant().atOffset(ZoneOffset.UTC))
            .update();
    }

    /** The whole ledger of a person, the latest first. */
    public List<Entry> of(PersonId person) {
        return jdbc.sql("""
                select person, datum, datum_version, given, how, guardian, actor_name, at
                from household.consent
                where person = :person
                order by id desc
                limit 200
                """)
            .param("person", person.value())
            .query(Entry::of).list();
    }

    /** Whether the latest entry about this datum is a consent to the purpose that it has now. */
    boolean holds(PersonId person, String datum) {
        return latest(person, datum, """
            given and not exists (
                    select
                    from household.datum_version later
                    where later.code = consent.datum
                        and later.version > consent.datum_version
                        and later.asks_again)""");
    }

    /** Whether the latest entry is a consent, to whichever purpose. */
    boolean given(PersonId person, String datum) {
        return latest(person, datum, "given");
    }

    private boolean latest(PersonId person, String datum, String what) {
        return jdbc.sql("select " + what + """

                from household.consent
                where person = :person
                    and datum = :datum
                order by id desc
                limit 1
                """)
            .param("person", person.value())
            .param("datum", datum)
            .query(Boolean.class).optional().orElse(false);
    }
}

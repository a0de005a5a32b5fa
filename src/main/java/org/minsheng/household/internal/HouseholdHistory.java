package org.minsheng.household.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.household.HouseholdId;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What happened to a household; only appended to. */
@Repository
public class HouseholdHistory {

    /** What can happen. */
    public enum Kind {
        OPENED, IMPORTED, SETTLED, ENDED, CAME, CHANGED, LEFT, CARE_GIVEN, CARE_ENDED, CONSENTED, WITHDREW, CORRECTED,
            ERASED, UNDONE
    }

    /** @param detail codes and dates, never a name or a number */
    public record Entry(Instant at, String who, Kind kind, @Nullable PersonId person, String detail) {

        static Entry of(ResultSet row, int number) throws SQLException {
            long person = row.getLong("person");
            var about = row.wasNull() ? null : new PersonId(person);
            return new Entry(row.getObject("at", OffsetDateTime.class).toInstant(), row.getString("actor_name"),
                Kind.valueOf(row.getString("kind")), about, row.getString("detail"));
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    HouseholdHistory(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public void append(Viewer viewer, HouseholdId household, Kind kind, @Nullable PersonId person, String detail) {
        jdbc.sql("""
                insert into household.history (household, at, actor, actor_name, kind, person, detail)
                values (:household, :at, :actor, :name, :kind, :person::bigint, :detail)
                """)
            .param("household", household.value())
            .param("at", clock.instant().atOffset(ZoneOffset.UTC))
            .param("actor", viewer.actor())
            .param("name", viewer.name())
            .param("kind", kind.name())
            .param("person", person == null ? null : person.value())
            .param("detail", detail)
            .update();
    }

    public List<Entry> latest(HouseholdId household, int size) {
        return jdbc.sql("""
                select at, actor_name, kind, person, detail
                from household.history
                where household = :household
                order by id desc
                limit :size
                """)
            .param("household", household.value())
            .param("size", size)
            .query(Entry::of).list();
    }
}

package org.minsheng.people.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.minsheng.people.Persons.Field;
import org.minsheng.shared.PersonId;

/**
 * Somebody saw one whole value of a person.
 *
 * @param maskedName the person's name as a list may show it
 */
public record UnmaskingEntry(long id, Instant at, String who, PersonId person, String maskedName,
                             Field field, String reason) {

    static UnmaskingEntry of(ResultSet row, int number) throws SQLException {
        return new UnmaskingEntry(row.getLong("id"), row.getObject("at", OffsetDateTime.class).toInstant(),
            row.getString("actor_name"), new PersonId(row.getLong("person_id")), row.getString("masked_name"),
            Field.valueOf(row.getString("field")), row.getString("reason"));
    }
}

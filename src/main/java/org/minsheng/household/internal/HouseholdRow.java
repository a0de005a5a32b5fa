package org.minsheng.household.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.household.HouseholdId;
import org.minsheng.household.Residence;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PersonId;

/** A row of {@code household.household}. */
public record HouseholdRow(HouseholdId id, AreaCode door, Residence residence, int people, @Nullable PersonId head,
                           List<Short> careGroups,
                    int version, Instant since, @Nullable Instant endedAt) {

    static final String COLUMNS = "id, door, residence, people, head, care_groups, version, since, ended_at\n";

    static HouseholdRow of(ResultSet row, int number) throws SQLException {
        long head = row.getLong("head");
        var known = row.wasNull() ? null : new PersonId(head);
        var ended = row.getObject("ended_at", OffsetDateTime.class);
        return new HouseholdRow(new HouseholdId(row.getLong("id")), new AreaCode(row.getString("door")),
            Residence.valueOf(row.getString("residence")), row.getInt("people"), known,
            List.of((Short[]) row.getArray("care_groups").getArray()), row.getInt("version"),
            row.getObject("since", OffsetDateTime.class).toInstant(), ended == null ? null : ended.toInstant());
    }
}

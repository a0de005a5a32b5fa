package org.minsheng.appeal.internal.hotspots;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.minsheng.shared.AreaCode;

/**
 * A matter that more people of a community spoke of than they use to.
 *
 * @param week the Monday of the week in which it was noticed
 * @param said how often in the seven days before it was noticed
 * @param usual the mean of a week in the eight weeks before
 * @param result what came of it, empty before it is closed
 */
public record Hotspot(long id, AreaCode area, String matter, LocalDate week, int said, double usual, Instant foundAt, State state,
                      String ownerName, String result) {

    /** Where the task stands. */
    public enum State { OPEN, ACCEPTED, CLOSED }

    static Hotspot of(ResultSet row, int index) throws SQLException {
        return new Hotspot(row.getLong("id"), new AreaCode(row.getString("area")), row.getString("matter"), row.getObject("week", LocalDate.class),
            row.getInt("said"), row.getDouble("usual"), row.getObject("found_at", OffsetDateTime.class).toInstant(),
            State.valueOf(row.getString("state")), row.getString("owner_name"), row.getString("result"));
    }

    public String path() {
        return "/console/hotspots/" + id;
    }
}

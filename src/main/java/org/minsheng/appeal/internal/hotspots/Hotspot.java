package org.minsheng.appeal.internal.hotspots;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.GeoPoint;

/**
 * A matter that more people of a community spoke of than they use to.
 *
 * @param week the Monday of the week in which it was noticed
 * @param said how often in the seven days before it was noticed
 * @param usual the mean of a week in the eight weeks before
 * @param guessed how many of them no desk had sorted yet
 * @param point the mean of the points of what was said, null when none had one
 * @param result what came of it, empty before it is closed
 */
public record Hotspot(long id, AreaCode area, String matter, LocalDate week, int said, double usual, Instant foundAt, State state,
                      String ownerName, String result, int guessed, @Nullable GeoPoint point) {

    /** Where the task stands. */
    public enum State { OPEN, ACCEPTED, CLOSED }

    static Hotspot of(ResultSet row, int index) throws SQLException {
        return new Hotspot(row.getLong("id"), new AreaCode(row.getString("area")), row.getString("matter"), row.getObject("week", LocalDate.class),
            row.getInt("said"), row.getDouble("usual"), row.getObject("found_at", OffsetDateTime.class).toInstant(),
            State.valueOf(row.getString("state")), row.getString("owner_name"), row.getString("result"), row.getInt("guessed"), point(row));
    }

    private static @Nullable GeoPoint point(ResultSet row) throws SQLException {
        var longitude = row.getObject("longitude", Double.class);
        var latitude = row.getObject("latitude", Double.class);
        return longitude == null || latitude == null ? null : new GeoPoint(longitude, latitude);
    }

    public String path() {
        return "/console/hotspots/" + id;
    }
}

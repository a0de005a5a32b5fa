package org.minsheng.points.internal.standard;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.minsheng.points.internal.Moment;
import org.minsheng.shared.AreaCode;

/**
 * What deeds are worth in an area: a draft, or a version that was published and never changes.
 *
 * @param version null for a draft
 * @param validYears 0 when points expire at the end of the year in which they were earned, 1 when a year later
 */
public record Standard(long id, AreaCode area, @Nullable Integer version, int validYears, String note, int rowVersion,
                       @Nullable Instant publishedAt, String publishedByName) {

    public boolean isDraft() {
        return version == null;
    }

    static Standard of(ResultSet row, int number) throws SQLException {
        return new Standard(row.getLong("id"), new AreaCode(row.getString("area")),
            row.getObject("version", Integer.class), row.getInt("valid_years"), row.getString("note"),
            row.getInt("row_version"), Moment.in(row, "published_at"), row.getString("published_by_name"));
    }
}

package org.minsheng.points.internal.standard;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One kind of deed in a standard.
 *
 * @param code stays the same from version to version
 * @param deed what the other modules call such a deed; null when only people claim it
 * @param capPoints the most that one person gets for it in a {@code capPeriod}; null for no limit
 * @param claimable whether residents may claim it themselves
 * @param proof whether a claim needs a photo
 */
public record Kind(long id, long standard, String code, String name, @Nullable String deed, int points, Per per,
                   @Nullable Integer capPoints, @Nullable Period capPeriod, boolean claimable,
                   boolean proof, int position) {

    /** What the points are for: each time, or each hour. */
    public enum Per { TIME, HOUR }

    /** For how long a cap holds. */
    public enum Period {
        DAY, MONTH, YEAR;

        public LocalDate begin(LocalDate day) {
            return switch (this) {
                case DAY -> day;
                case MONTH -> day.withDayOfMonth(1);
                case YEAR -> day.withDayOfYear(1);
            };
        }

        /** The first day after it. */
        public LocalDate end(LocalDate day) {
            var begin = begin(day);
            return switch (this) {
                case DAY -> begin.plusDays(1);
                case MONTH -> begin.plusMonths(1);
                case YEAR -> begin.plusYears(1);
            };
        }
    }

    private static final int HALF_HOUR = 30;

    /** What so many minutes of it are worth, by begun half hours; caps are another matter. */
    public int worth(int minutes) {
        return per == Per.TIME ? points : Math.max(1, Math.ceilDiv(Math.max(minutes, 1), HALF_HOUR) * points / 2);
    }

    static Kind of(ResultSet row, int number) throws SQLException {
        var period = row.getString("cap_period");
        return new Kind(row.getLong("id"), row.getLong("standard"), row.getString("code"),
            row.getString("name"), row.getString("deed"), row.getInt("points"), Per.valueOf(row.getString("per")),
            row.getObject("cap_points", Integer.class), period == null ? null : Period.valueOf(period),
            row.getBoolean("claimable"), row.getBoolean("proof"), row.getInt("position"));
    }
}

package org.minsheng.points.internal.shop;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.minsheng.points.internal.Moment;
import org.minsheng.shared.AreaCode;

/**
 * A shop of a community or a town.
 *
 * @param area whose residents it is for
 * @param monthPoints what one household may spend in a month; null for no limit
 */
public record Shop(long id, AreaCode area, String name, String address, String hours, String phone,
                   @Nullable Integer monthPoints, Instant openedAt, @Nullable Instant closedAt, int version) {

    static Shop of(ResultSet row, int number) throws SQLException {
        return new Shop(row.getLong("id"), new AreaCode(row.getString("area")), row.getString("name"),
            row.getString("address"), row.getString("hours"), row.getString("phone"),
            row.getObject("month_points", Integer.class), Moment.of(row, "opened_at"),
            Moment.in(row, "closed_at"), row.getInt("version"));
    }
}

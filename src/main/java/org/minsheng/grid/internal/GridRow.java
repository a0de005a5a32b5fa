package org.minsheng.grid.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.minsheng.grid.Grid;

/** A grid as its table keeps it. */
public record GridRow(Grid grid, @Nullable String outline, int version, Instant createdAt,
                      @Nullable Instant retiredAt) {

    static final String COLUMNS = Rows.GRID
        + ", grid.outline::text as outline, grid.version, grid.created_at, grid.retired_at";

    static GridRow of(ResultSet row, int number) throws SQLException {
        var retired = row.getTimestamp("retired_at");
        return new GridRow(Rows.grid(row, number), row.getString("outline"), row.getInt("version"),
            row.getTimestamp("created_at").toInstant(),
            retired == null ? null : retired.toInstant());
    }

    public String code() {
        return grid.code();
    }

    public String path() {
        return "/console/grids/" + grid.code();
    }

    public boolean isRetired() {
        return retiredAt != null;
    }
}

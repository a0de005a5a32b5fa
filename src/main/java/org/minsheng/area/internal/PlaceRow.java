package org.minsheng.area.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Place;
import org.minsheng.area.PlaceId;
import org.minsheng.shared.AreaCode;

/** A place as its table has it. */
public record PlaceRow(PlaceId id, AreaCode code, @Nullable AreaCode parent, String name,
                       String shortName, String address,
                @Nullable Instant retiredAt, int version) {

    static final String COLUMNS = """
        place.id, place.code, place.parent_code, place.name, place.short_name, place.address, place.retired_at,
            place.version
        """;

    static PlaceRow of(ResultSet row, int number) throws SQLException {
        var parent = row.getString("parent_code");
        Timestamp retired = row.getTimestamp("retired_at");
        return new PlaceRow(new PlaceId(row.getLong("id")), new AreaCode(row.getString("code")),
            parent == null ? null : new AreaCode(parent), row.getString("name"), row.getString("short_name"),
            row.getString("address"), retired == null ? null : retired.toInstant(), row.getInt("version"));
    }

    Place asPlace() {
        return new Place(id, code, name, shortName, retiredAt);
    }

    public boolean isRetired() {
        return retiredAt != null;
    }
}

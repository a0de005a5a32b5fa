package org.minsheng.grid.internal.roster.relay;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AreaCode;

/**
 * A notice on its way.
 *
 * @param doors how many it should reach, of those that were asked for
 * @param told how many it has reached
 * @param endedAt null while it goes round
 */
public record Relay(long id, AreaCode community, String title, String text, String author, Instant at,
                    @Nullable Instant endedAt, int doors,
                    int told) {

    static Relay of(ResultSet row, int number) throws SQLException {
        var ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Relay(row.getLong("id"), new AreaCode(row.getString("community")), row.getString("title"),
            row.getString("text"),
            row.getString("actor_name"), row.getObject("at", OffsetDateTime.class).toInstant(), ended == null ? null
            : ended.toInstant(),
            row.getInt("doors"), row.getInt("told"));
    }

    public boolean isOpen() {
        return endedAt == null;
    }

    public int percent() {
        return doors == 0 ? 100 : told * 100 / doors;
    }

    public String path() {
        return "/console/relays/" + id;
    }
}

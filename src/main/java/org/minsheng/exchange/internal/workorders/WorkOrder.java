package org.minsheng.exchange.internal.workorders;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.minsheng.exchange.internal.Times;

/**
 * One appeal that is known on both sides.
 *
 * @param number of the side that gave the order
 * @param appealNumber ours
 * @param theirNumber theirs, empty while unknown
 * @param theirState what they told last, empty when nothing
 * @param told the sequence of the last event that we made for them
 * @param applied the sequence of the last event of theirs that we took up
 */
public record WorkOrder(long id, long peer, Direction direction, String number, long appeal,
                        String appealNumber, String theirNumber, String theirState, int told,
                        int applied, Instant openedAt) {

    /** Who gave the order: they (IN) or we (OUT). */
    public enum Direction { IN, OUT }

    static WorkOrder of(ResultSet row, int index) throws SQLException {
        return new WorkOrder(row.getLong("id"), row.getLong("peer"), Direction.valueOf(row.getString("direction")),
            row.getString("number"), row.getLong("appeal"), row.getString("appeal_number"),
            row.getString("their_number"), row.getString("their_state"), row.getInt("told"), row.getInt("applied"),
            Times.of(row, "opened_at"));
    }
}

package org.minsheng.area.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.internal.ImportRow.State;

/** A file that was looked through, and what became of it. */
public record Import(long id, ImportState state, String fileName, Instant uploadedAt, int rowsNew,
                     int rowsChanged, int rowsSame, int rowsWrong, @Nullable Instant confirmedAt,
                     @Nullable Instant undoneAt) {

    /** Nothing is written before it is confirmed. */
    public enum ImportState {
        PREPARED, CONFIRMED, UNDONE, DISCARDED
    }

    static Import of(ResultSet row, int number) throws SQLException {
        var confirmed = row.getTimestamp("confirmed_at");
        var undone = row.getTimestamp("undone_at");
        return new Import(row.getLong("id"), ImportState.valueOf(row.getString("state")), row.getString("file_name"),
            row.getTimestamp("uploaded_at").toInstant(), row.getInt("rows_new"), row.getInt("rows_changed"),
            row.getInt("rows_same"), row.getInt("rows_wrong"), confirmed == null ? null : confirmed.toInstant(),
            undone == null ? null : undone.toInstant());
    }

    public int count(State state) {
        return switch (state) {
            case NEW -> rowsNew;
            case CHANGED -> rowsChanged;
            case SAME -> rowsSame;
            case WRONG -> rowsWrong;
        };
    }

    public boolean hasWork() {
        return rowsNew + rowsChanged > 0;
    }
}

package org.minsheng.grid.internal.roster.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.minsheng.grid.internal.roster.imports.ImportRow.State;
import org.minsheng.shared.AreaCode;

/** A sheet that was looked through, and what became of it. */
public record Import(long id, Stage stage, AreaCode area, String fileName, Instant uploadedAt, int rowsNew,
                     int rowsChanged, int rowsSame, int rowsWrong,
                     @Nullable Instant confirmedAt, @Nullable Instant undoneAt) {

    /** Nothing is written before it is confirmed. */
    public enum Stage {
        PREPARED, CONFIRMED, UNDONE
    }

    static Import of(ResultSet row, int number) throws SQLException {
        var confirmed = row.getTimestamp("confirmed_at");
        var undone = row.getTimestamp("undone_at");
        return new Import(row.getLong("id"), Stage.valueOf(row.getString("state")), new AreaCode(row.getString("area")),
            row.getString("file_name"),
            row.getTimestamp("uploaded_at").toInstant(), row.getInt("rows_new"), row.getInt("rows_changed"),
            row.getInt("rows_same"),
            row.getInt("rows_wrong"), confirmed == null ? null : confirmed.toInstant(), undone == null ? null
            : undone.toInstant());
    }

    public int count(State state) {
        return switch (state) {
            case NEW -> rowsNew;
            case CHANGED -> rowsChanged;
            case SAME -> rowsSame;
            case WRONG -> rowsWrong;
        };
    }

    public String path() {
        return "/console/rosters/imports/" + id;
    }
}

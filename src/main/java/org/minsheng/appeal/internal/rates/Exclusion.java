package org.minsheng.appeal.internal.rates;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.minsheng.appeal.AppealId;
import org.minsheng.shared.AreaCode;

/** Something that a rate leaves out, or shall. */
public record Exclusion(long id, AppealId appeal, String number, String title, AreaCode place,
                        Figure figure, String reason, State state, Instant proposedAt, String proposedBy,
                        String proposedByName, String decidedByName, String decision,
                        String withdrawnByName, String withdrawal) {

    /** Which rates leave it out. */
    public enum Figure { ALL, RESPONSE, SOLVED, SATISFIED }

    public enum State { PROPOSED, APPROVED, DENIED, WITHDRAWN }

    static Exclusion of(ResultSet row, int index) throws SQLException {
        return new Exclusion(row.getLong("id"), new AppealId(row.getLong("appeal")),
            row.getString("number"), row.getString("title"), new AreaCode(row.getString("place_code")),
            Figure.valueOf(row.getString("figure")), row.getString("reason"), State.valueOf(row.getString("state")),
            row.getObject("proposed_at", OffsetDateTime.class).toInstant(), row.getString("proposed_by"),
            row.getString("proposed_by_name"), row.getString("decided_by_name"), row.getString("decision"),
            row.getString("withdrawn_by_name"), row.getString("withdrawal"));
    }
}

package org.minsheng.appeal.internal.clock;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.Tier;

/**
 * A wish for more time.
 *
 * @param tier whose desk decides
 * @param days working days wished for
 * @param grantedDays null unless granted
 */
public record Extension(long id, AppealId appeal, AreaCode place, Tier tier, Instant askedAt,
                        String askedBy, String askedByName, @Nullable OrganisationId organisation, String reason,
                        int days, Instant dueBefore, State state, String decidedByName, String decision,
                        @Nullable Integer grantedDays, @Nullable Instant dueAfter) {

    /** What became of it. */
    public enum State { ASKED, GRANTED, DENIED }

    static Extension of(ResultSet row, int index) throws SQLException {
        var organisation = row.getObject("asked_org", Long.class);
        var decidedBy = row.getString("decided_by_name");
        var dueAfter = row.getObject("due_after", OffsetDateTime.class);
        return new Extension(row.getLong("id"), new AppealId(row.getLong("appeal")),
            new AreaCode(row.getString("place_code")), Tier.valueOf(row.getString("tier")),
            row.getObject("asked_at", OffsetDateTime.class).toInstant(),
            row.getString("asked_by"), row.getString("asked_by_name"), organisation == null ? null
                : new OrganisationId(organisation), row.getString("reason"),
            row.getInt("days"), row.getObject("due_before", OffsetDateTime.class).toInstant(),
            State.valueOf(row.getString("state")), decidedBy == null ? "" : decidedBy, row.getString("decision"),
            row.getObject("granted_days", Integer.class), dueAfter == null ? null : dueAfter.toInstant());
    }
}

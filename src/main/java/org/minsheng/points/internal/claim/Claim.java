package org.minsheng.points.internal.claim;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.minsheng.points.internal.HolderId;
import org.minsheng.points.internal.Moment;
import org.minsheng.shared.AreaCode;

/**
 * What somebody did and what it is worth.
 *
 * @param member the person who did it
 * @param deed of another module; null when it was claimed
 * @param filedBy the member of staff who wrote it down; null when the person did
 * @param verifiedBy an actor, such as {@code account:12}; empty before
 * @param publicUntil until when everybody may object; null before it was verified
 * @param missing points that were spent before they could be taken back
 */
public record Claim(long id, HolderId member, AreaCode community, long kind, @Nullable Long deed, String title,
                    String note, int minutes, LocalDate doneOn, ClaimState state, int points, Instant filedAt,
                    @Nullable Long filedBy, String filedByName, @Nullable Instant verifiedAt, String verifiedBy,
                    String verifiedByName, @Nullable Instant publicUntil, @Nullable Instant creditedAt,
                    @Nullable HolderId creditedTo, @Nullable Instant endedAt, String endedByName,
                    String reason, int missing, int version) {

    public static final String SUBJECT = "points-claim";

    public String subject() {
        return SUBJECT + ":" + id;
    }

    static Claim of(ResultSet row, int number) throws SQLException {
        var creditedTo = row.getObject("credited_to", Long.class);
        return new Claim(row.getLong("id"), new HolderId(row.getLong("member")),
            new AreaCode(row.getString("community")), row.getLong("kind"), row.getObject("deed", Long.class),
            row.getString("title"), row.getString("note"), row.getInt("minutes"),
            row.getObject("done_on", LocalDate.class), ClaimState.valueOf(row.getString("state")),
            row.getInt("points"), Moment.of(row, "filed_at"), row.getObject("filed_by", Long.class),
            row.getString("filed_by_name"), Moment.in(row, "verified_at"), row.getString("verified_by"),
            row.getString("verified_by_name"), Moment.in(row, "public_until"), Moment.in(row, "credited_at"),
            creditedTo == null ? null : new HolderId(creditedTo), Moment.in(row, "ended_at"),
            row.getString("ended_by_name"), row.getString("reason"), row.getInt("missing"), row.getInt("version"));
    }
}

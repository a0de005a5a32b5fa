package org.minsheng.appeal.internal.hotspots;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealId;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.GeoPoint;
import org.minsheng.shared.OrganisationId;

/**
 * A matter that more people of a community spoke of than they use to.
 *
 * @param week the Monday of the week in which it was noticed
 * @param said how often in the seven days before it was noticed
 * @param usual the mean of a week in the eight weeks before
 * @param guessed how many of them no desk had sorted yet
 * @param point the mean of the points of what was said, null when none had one
 * @param owner who took it on, or who answers for it until somebody does; null while an organisation does, or nobody
 * @param ownerOrg whose task it is by the table of responsibility, null while nobody stands anywhere
 * @param dueAt until when it is to be ended
 * @param result what came of it, empty before it is closed
 * @param lead the appeal around which people gather; null for a topic that rises
 */
public record Hotspot(long id, AreaCode area, String matter, LocalDate week, int said, double usual,
                      Instant foundAt, State state, @Nullable AccountId owner, @Nullable OrganisationId ownerOrg,
                      String ownerName, @Nullable Instant dueAt, String result, int guessed,
                      @Nullable GeoPoint point, @Nullable AppealId lead) {

    /** Where the task stands. */
    public enum State { OPEN, ACCEPTED, CLOSED }

    static Hotspot of(ResultSet row, int index) throws SQLException {
        var account = row.getObject("owner", Long.class);
        var organisation = row.getObject("owner_org", Long.class);
        var due = row.getObject("due_at", OffsetDateTime.class);
        var lead = row.getObject("lead", Long.class);
        return new Hotspot(row.getLong("id"), new AreaCode(row.getString("area")), row.getString("matter"),
            row.getObject("week", LocalDate.class), row.getInt("said"), row.getDouble("usual"),
            row.getObject("found_at", OffsetDateTime.class).toInstant(), State.valueOf(row.getString("state")),
            account == null ? null : new AccountId(account), organisation == null ? null
                : new OrganisationId(organisation), row.getString("owner_name"),
            due == null ? null : due.toInstant(), row.getString("result"), row.getInt("guessed"), point(row),
            lead == null ? null : new AppealId(lead));
    }

    private static @Nullable GeoPoint point(ResultSet row) throws SQLException {
        var longitude = row.getObject("longitude", Double.class);
        var latitude = row.getObject("latitude", Double.class);
        return longitude == null || latitude == null ? null : new GeoPoint(longitude, latitude);
    }

    boolean isOverdue(Instant now) {
        return state != State.CLOSED && dueAt != null && dueAt.isBefore(now);
    }

    public String path() {
        return "/console/hotspots/" + id;
    }
}

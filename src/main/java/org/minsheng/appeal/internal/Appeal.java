package org.minsheng.appeal.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealId;
import org.minsheng.appeal.AppealKind;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.Channel;
import org.minsheng.appeal.ToldBy;
import org.minsheng.appeal.Urgency;
import org.minsheng.appeal.Verdict;
import org.minsheng.organisation.PostId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.GeoPoint;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Tier;

/** One appeal as the ledger holds it. */
public record Appeal(AppealId id, String number, String tracking, int version, Said said, Work work, Outcome outcome,
                     Clocks clocks) {

    /** What was said, where, by whom; {@code matter} is null until somebody sorted it. */
    public record Said(AppealKind kind, Channel channel, String title, String body,
                       @Nullable String matter, AreaCode place, String placeDetail, @Nullable GeoPoint point,
                       @Nullable PersonId reporter, boolean onBehalf, @Nullable String groupName, boolean anonymous,
                       boolean closed, ToldBy toldBy, Instant filedAt) {
    }

    /** Who has it, on which tier, until when. The desk is where it goes back to; the holder must act now. */
    public record Work(AppealState state, Tier tier, int round, int returns, Tier deskTier, @Nullable PostId deskPost,
                       @Nullable OrganisationId deskOrg, @Nullable PostId holderPost,
                       @Nullable OrganisationId holderOrg, @Nullable Long catalogue, Instant dueAt,
                       @Nullable Instant dispatchedAt, @Nullable Instant signedAt, @Nullable AppealId mergedInto) {
    }

    /** What came of it, and what the public sees. */
    public record Outcome(String answer, @Nullable Instant answeredAt, Verdict verdict, String verdictNote,
                          @Nullable Instant closedAt, String publicTitle, String publicAnswer,
                          @Nullable Instant publishedAt) {
    }

    /** Whether a tier above had to name who must do it: then nobody can return it any more. */
    public enum Binding { NONE, ASKED, NAMED }

    /**
     * What the clock knows besides the deadline.
     *
     * @param roundAt when the present round began, null in the first
     * @param signDueAt until when whoever it was dispatched to should sign
     * @param pauseDueAt the deadline before the pause; while paused {@code dueAt} is what it can be at the latest
     * @param responsible who received it first, until another has signed; null before the first step
     */
    public record Clocks(Urgency urgency, @Nullable Instant roundAt,
                         @Nullable Instant signDueAt, @Nullable Instant pausedAt, @Nullable Instant pauseUntil,
                         @Nullable Instant pauseDueAt, int pauses, int extensions,
                         @Nullable OrganisationId responsible, Binding binding) {

        public boolean isPaused() {
            return pausedAt != null;
        }
    }

    public static Appeal of(ResultSet row, int index) throws SQLException {
        return new Appeal(new AppealId(row.getLong("id")), row.getString("number"),
            row.getString("tracking"), row.getInt("version"), said(row), work(row), outcome(row), clocks(row));
    }

    private static Said said(ResultSet row) throws SQLException {
        var longitude = row.getObject("longitude", Double.class);
        var latitude = row.getObject("latitude", Double.class);
        var reporter = row.getObject("reporter", Long.class);
        return new Said(AppealKind.valueOf(row.getString("kind")), Channel.valueOf(row.getString("channel")),
            row.getString("title"), row.getString("body"), row.getString("matter"),
            new AreaCode(row.getString("place_code")), row.getString("place_detail"),
            longitude == null || latitude == null ? null : new GeoPoint(longitude, latitude),
            reporter == null ? null : new PersonId(reporter), row.getBoolean("on_behalf"), row.getString("group_name"),
            row.getBoolean("anonymous"), row.getBoolean("private"), ToldBy.valueOf(row.getString("told_by")),
            instantOf(row, "filed_at"));
    }

    private static Work work(ResultSet row) throws SQLException {
        var merged = row.getObject("merged_into", Long.class);
        return new Work(AppealState.valueOf(row.getString("state")), Tier.valueOf(row.getString("tier")),
            row.getInt("round"), row.getInt("returns"), Tier.valueOf(row.getString("desk_tier")),
            post(row, "desk_post"), organisation(row, "desk_org"), post(row, "holder_post"),
            organisation(row, "holder_org"), row.getObject("catalogue", Long.class), instantOf(row, "due_at"),
            instant(row, "dispatched_at"), instant(row, "signed_at"), merged == null ? null : new AppealId(merged));
    }

    private static Clocks clocks(ResultSet row) throws SQLException {
        return new Clocks(Urgency.valueOf(row.getString("urgency")), instant(row, "round_at"),
            instant(row, "sign_due_at"), instant(row, "paused_at"), instant(row, "pause_until"),
            instant(row, "pause_due_at"), row.getInt("pauses"), row.getInt("extensions"),
            organisation(row, "responsible_org"), Binding.valueOf(row.getString("binding")));
    }

    private static Outcome outcome(ResultSet row) throws SQLException {
        return new Outcome(row.getString("answer"), instant(row, "answered_at"),
            Verdict.valueOf(row.getString("verdict")), row.getString("verdict_note"), instant(row, "closed_at"),
            row.getString("public_title"), row.getString("public_answer"), instant(row, "published_at"));
    }

    public static @Nullable PostId post(ResultSet row, String column) throws SQLException {
        var id = row.getObject(column, Long.class);
        return id == null ? null : new PostId(id);
    }

    public static @Nullable OrganisationId organisation(ResultSet row, String column) throws SQLException {
        var id = row.getObject(column, Long.class);
        return id == null ? null : new OrganisationId(id);
    }

    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    public static Instant instantOf(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}

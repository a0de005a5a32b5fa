package org.minsheng.appeal.internal.filing;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealId;
import org.minsheng.appeal.AppealKind;
import org.minsheng.appeal.Channel;
import org.minsheng.appeal.ToldBy;
import org.minsheng.appeal.Urgency;
import org.minsheng.appeal.internal.Agents.Agent;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.GeoPoint;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.RequestKey;

/**
 * A word to be taken into the ledger.
 *
 * @param title may be empty: then it is made from the beginning of the body
 * @param contact null when nobody can be told
 * @param agent who spoke for the person concerned, null when nobody did or it is not known
 * @param origin the other system it came from, null for our own intake
 */
public record Filing(RequestKey key, AppealKind kind, Channel channel, String title, String body,
                     @Nullable String matter, AreaCode place, String placeDetail, @Nullable GeoPoint point,
                     @Nullable Contact contact, boolean onBehalf, @Nullable String groupName, @Nullable Origin origin,
                     boolean anonymous, boolean closed, ToldBy toldBy, List<AttachmentId> attachments,
                     @Nullable Agent agent, Urgency urgency) {

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** One that is not urgent. */
    public Filing(RequestKey key, AppealKind kind, Channel channel, String title, String body,
                  @Nullable String matter, AreaCode place, String placeDetail, @Nullable GeoPoint point,
                  @Nullable Contact contact, boolean onBehalf, @Nullable String groupName, @Nullable Origin origin,
                  boolean anonymous, boolean closed, ToldBy toldBy, List<AttachmentId> attachments,
                  @Nullable Agent agent) {
        this(key, kind, channel, title, body, matter, place, placeDetail, point, contact, onBehalf,
            groupName, origin, anonymous, closed, toldBy, attachments, agent, Urgency.ORDINARY);
    }

    /** One that the person concerned told us. */
    public Filing(RequestKey key, AppealKind kind, Channel channel, String title, String body,
                  @Nullable String matter, AreaCode place, String placeDetail, @Nullable GeoPoint point,
                  @Nullable Contact contact, boolean onBehalf, @Nullable String groupName, @Nullable Origin origin,
                  boolean anonymous, boolean closed, ToldBy toldBy, List<AttachmentId> attachments) {
        this(key, kind, channel, title, body, matter, place, placeDetail, point, contact, onBehalf,
            groupName, origin, anonymous, closed, toldBy, attachments, null, Urgency.ORDINARY);
    }

    /** The person concerned; on behalf of whom somebody else may have typed. */
    public record Contact(PhoneNumber phone, @Nullable String name) {
    }

    /** @param filedAt when it was said there, null when unknown */
    public record Origin(String system, String number, @Nullable Instant filedAt) {
    }

    /** @param repeated true when the same request had been taken in before; then nothing was written */
    public record Filed(AppealId id, String number, String tracking, boolean repeated) {
    }

    String titleOrBeginning() {
        if (!title.isBlank()) {
            return title.strip();
        }
        var line = BLANKS.matcher(body.strip()).replaceAll(" ");
        return line.codePointCount(0, line.length()) <= 30 ? line
            : line.substring(0, line.offsetByCodePoints(0, 30)) + "…";
    }
}

package org.minsheng.appeal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.GeoPoint;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.RequestKey;

/**
 * A word that another module or system hands in.
 *
 * @param title may be empty: then it is made from the beginning of the text
 * @param person null when nobody can be told
 * @param origin the other system's own number for it, null for none
 * @param closed never to be published
 */
public record NewAppeal(RequestKey key, AppealKind kind, Channel channel, String title, String text,
                        @Nullable String matter, AreaCode place, String placeDetail, @Nullable GeoPoint point,
                        @Nullable Person person, boolean onBehalf, @Nullable Origin origin, boolean anonymous,
                        boolean closed, ToldBy toldBy, List<AttachmentId> attachments, Urgency urgency) {

    /** One that is not urgent. */
    public NewAppeal(RequestKey key, AppealKind kind, Channel channel, String title, String text,
                     @Nullable String matter, AreaCode place, String placeDetail, @Nullable GeoPoint point,
                     @Nullable Person person, boolean onBehalf, @Nullable Origin origin, boolean anonymous,
                     boolean closed, ToldBy toldBy, List<AttachmentId> attachments) {
        this(key, kind, channel, title, text, matter, place, placeDetail, point, person, onBehalf, origin, anonymous,
            closed, toldBy, attachments, Urgency.ORDINARY);
    }

    public NewAppeal {
        attachments = List.copyOf(attachments);
    }

    /** The person concerned. */
    public record Person(PhoneNumber phone, @Nullable String name) {
    }

    /** @param filedAt when it was said there, null when unknown */
    public record Origin(String system, String number, @Nullable Instant filedAt) {
    }
}

package org.minsheng.notice.internal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.PhoneNumber;

/**
 * A message about to be queued: one event, one recipient, one channel.
 *
 * @param person null when only the phone number is known
 * @param phone null when the person's own is looked up at sending
 * @param area where the matter is, null for what concerns no place
 * @param expires when it is of no use any more
 * @param pace how soon it goes
 */
public record Envelope(String event, @Nullable PersonId person, @Nullable PhoneNumber phone,
                       Carrier channel, @Nullable String subject, @Nullable AreaCode area, Letter letter,
                       @Nullable Instant expires, Pace pace) {

    /** One that goes at once, but not in quiet hours. */
    public Envelope(String event, @Nullable PersonId person, @Nullable PhoneNumber phone,
                    Carrier channel, @Nullable String subject, @Nullable AreaCode area, Letter letter,
                    @Nullable Instant expires) {
        this(event, person, phone, channel, subject, area, letter, expires, Pace.PROMPT);
    }

    boolean urgent() {
        return pace == Pace.URGENT;
    }
}

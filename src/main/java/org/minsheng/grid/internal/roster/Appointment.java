package org.minsheng.grid.internal.roster;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.PhoneNumber;

/**
 * Somebody who is to answer.
 *
 * @param phone the person's own number, which is sealed
 * @param contact a number that may be public, empty for none
 * @param body the party group, empty for none
 * @param account the sign-in of a member of staff, null for none
 * @param since when it began if that is over already, null for now
 */
public record Appointment(String name, PhoneNumber phone, String contact, String body, boolean fullTime,
                          @Nullable AccountId account,
                          @Nullable Instant since) {

    public Appointment(String name, PhoneNumber phone, String contact, String body, boolean fullTime,
                       @Nullable AccountId account) {
        this(name, phone, contact, body, fullTime, account, null);
    }

    Instant sinceOr(Instant now) {
        return since == null ? now : since;
    }
}

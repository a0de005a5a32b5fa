package org.minsheng.cooperation.internal.agreement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.minsheng.cooperation.internal.ServiceKind;

/** One service that a unit promises. */
public record Item(long id, AgreementId agreement, Promise promise, int version, @Nullable Instant retiredAt) {

    /**
     * @param quantity how many times in each period
     * @param performer who does it, in words
     * @param open whether residents find it on the menu
     */
    public record Promise(ServiceKind kind, String title, String detail, int quantity, Period period,
                          String performer, boolean open) {
    }

    /**
     * What was done against what was promised.
     *
     * @param now orders confirmed in the present period
     * @param total orders confirmed since the agreement began
     * @param owed what the periods that are over would have had
     * @param open orders that are being worked on
     */
    public record Kept(Item item, long now, long total, long owed, long open) {

        public boolean isBehind() {
            return total < owed;
        }
    }
}

package org.minsheng.notice.internal.receipts;

import java.time.Clock;
import java.util.List;
import org.minsheng.notice.internal.DeliveryState;
import org.minsheng.notice.internal.MessageRepository;
import org.minsheng.notice.internal.NextChannel;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes down what the gateway reports. The same receipt again, and one for a message of somebody else, change nothing.
 */
@Component
class TakingReceipts {

    private final MessageRepository messages;
    private final NextChannel next;
    private final Clock clock;

    TakingReceipts(MessageRepository messages, NextChannel next, Clock clock) {
        this.messages = messages;
        this.next = next;
        this.clock = clock;
    }

    /** @return how many changed something */
    @Transactional
    public int take(List<Receipt> receipts) {
        int taken = 0;
        for (var receipt : receipts) {
            var state = receipt.delivered() ? DeliveryState.DELIVERED : DeliveryState.GIVEN_UP;
            var changed = messages.receipt(receipt.key(), state, receipt.reason(), receipt.at(), clock.instant());
            if (changed.isPresent()) {
                taken++;
                if (!receipt.delivered()) {
                    next.after(changed.get());
                }
            }
        }
        return taken;
    }
}

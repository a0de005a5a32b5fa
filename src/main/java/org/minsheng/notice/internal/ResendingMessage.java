package org.minsheng.notice.internal;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import java.time.Clock;
import java.util.Map;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Somebody wants a message that was given up to be tried once more. Asking twice sends it once. */
@Component
class ResendingMessage {

    enum Result { QUEUED, ALREADY_ON_ITS_WAY, UNKNOWN }

    private final MessageLedger ledger;
    private final MessageRepository messages;
    private final SchedulerClient scheduler;
    private final CustomTask<Void> delivery;
    private final AuditTrail audit;
    private final Clock clock;

    ResendingMessage(MessageLedger ledger, MessageRepository messages,
                     SchedulerClient scheduler, CustomTask<Void> delivery, AuditTrail audit, Clock clock) {
        this.ledger = ledger;
        this.messages = messages;
        this.scheduler = scheduler;
        this.delivery = delivery;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Result resend(Viewer viewer, long id) {
        var known = ledger.actionable(viewer, id);
        if (known.isEmpty()) {
            return Result.UNKNOWN;
        }
        if (!known.get().mayBeResent() || !messages.requeue(id, clock.instant())) {
            return Result.ALREADY_ON_ITS_WAY;
        }
        scheduler.scheduleIfNotExists(delivery.instance(Long.toString(id)), clock.instant());
        audit.record(viewer, "notice.resend", "message:" + id, Map.of("state", DeliveryState.GIVEN_UP),
            Map.of("state", DeliveryState.QUEUED));
        return Result.QUEUED;
    }
}

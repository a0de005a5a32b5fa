package org.minsheng.notice.internal;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import org.minsheng.people.Persons;
import org.minsheng.shared.Vault;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes a message and the task that delivers it in one transaction, the caller's when there is one. */
@Component
public class QueueingMessage {

    private final MessageRepository messages;
    private final SchedulerClient scheduler;
    private final CustomTask<Void> delivery;
    private final Persons persons;
    private final Vault vault;
    private final Seals seals;
    private final Clock clock;

    QueueingMessage(MessageRepository messages, SchedulerClient scheduler, CustomTask<Void> delivery, Persons persons, Vault vault,
                    Seals seals, Clock clock) {
        this.messages = messages;
        this.scheduler = scheduler;
        this.delivery = delivery;
        this.persons = persons;
        this.vault = vault;
        this.seals = seals;
        this.clock = clock;
    }

    /** @return whether it is new; the same event again changes nothing */
    @Transactional
    public boolean queue(Envelope envelope) {
        var now = clock.instant();
        var onPage = envelope.channel() == Carrier.NONE;
        var added = messages.add(envelope, recipient(envelope), masked(envelope),
            envelope.phone() == null ? null : vault.seal(envelope.phone().digits()), seals.seal(envelope.letter()),
            onPage ? DeliveryState.DELIVERED : DeliveryState.QUEUED, now);
        if (!onPage) {
            added.ifPresent(id -> scheduler.scheduleIfNotExists(delivery.instance(Long.toString(id)), now));
        }
        return added.isPresent();
    }

    private String recipient(Envelope envelope) {
        if (envelope.person() != null) {
            return "person:" + envelope.person().value();
        }
        return envelope.phone() == null ? "nobody"
            : "phone:" + HexFormat.of().formatHex(vault.index("notice.phone", envelope.phone().digits()));
    }

    private String masked(Envelope envelope) {
        if (envelope.phone() != null) {
            return envelope.phone().masked();
        }
        var known = envelope.person() == null ? null : persons.masked(List.of(envelope.person())).get(envelope.person());
        return known == null ? "" : known.phone();
    }
}

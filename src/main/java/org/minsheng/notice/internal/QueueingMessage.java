package org.minsheng.notice.internal;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
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
    private final Disturbing disturbing;
    private final JoiningLetters joining;
    private final Clock clock;

    QueueingMessage(MessageRepository messages, SchedulerClient scheduler, CustomTask<Void> delivery, Persons persons, Vault vault,
                    Seals seals, Disturbing disturbing, JoiningLetters joining, Clock clock) {
        this.messages = messages;
        this.scheduler = scheduler;
        this.delivery = delivery;
        this.persons = persons;
        this.vault = vault;
        this.seals = seals;
        this.disturbing = disturbing;
        this.joining = joining;
        this.clock = clock;
    }

    /**
     * In quiet hours it waits for their end unless it is urgent, together with what already waits about the same. Who was erased
     * since the event happened is not written to.
     *
     * @return whether it is new; the same event again changes nothing
     */
    @Transactional
    public boolean queue(Envelope envelope) {
        if (envelope.person() != null && !persons.holdKnown(envelope.person())) {
            return false;
        }
        var now = clock.instant();
        var onPage = envelope.channel() == Carrier.NONE;
        var waits = onPage ? null : disturbing.until(envelope.person(), envelope.urgent(), now).orElse(null);
        var recipient = recipient(envelope);
        var added = messages.add(envelope, recipient, masked(envelope),
            envelope.phone() == null ? null : vault.seal(envelope.phone().digits()), seals.seal(envelope.letter()),
            onPage ? DeliveryState.DELIVERED : DeliveryState.QUEUED, now);
        if (!onPage && added.isPresent()) {
            if (waits != null) {
                wait(envelope, added.get(), recipient, waits, now);
            }
            scheduler.scheduleIfNotExists(delivery.instance(Long.toString(added.get())), waits == null ? now : waits);
        }
        return added.isPresent();
    }

    private void wait(Envelope envelope, long id, String recipient, Instant until, Instant now) {
        if (envelope.subject() != null) {
            messages.join(envelope.subject(), recipient, envelope.channel(), now)
                .map(earlier -> joining.join(seals.open(earlier.sealed()), envelope.letter(), language(envelope)))
                .ifPresent(letter -> messages.rewrite(id, seals.seal(letter)));
        }
        messages.putOff(id, until, now);
    }

    private Locale language(Envelope envelope) {
        return envelope.person() == null ? Locale.SIMPLIFIED_CHINESE : persons.language(envelope.person());
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

package org.minsheng.notice.internal;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.minsheng.notice.internal.MessageRepository.New;
import org.minsheng.people.MaskedPerson;
import org.minsheng.people.Persons;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Vault;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes messages and the tasks that deliver them in one transaction, the caller's when there is one. */
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

    QueueingMessage(MessageRepository messages, SchedulerClient scheduler, CustomTask<Void> delivery,
                    Persons persons, Vault vault, Seals seals, Disturbing disturbing,
                    JoiningLetters joining, Clock clock) {
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

    /** @return whether it is new; the same event again changes nothing */
    @Transactional
    public boolean queue(Envelope envelope) {
        return queue(List.of(envelope)) == 1;
    }

    /**
     * In quiet hours they wait for their end unless they are urgent, together with what already waits about the same.
     * Who was erased since the event happened is not written to.
     *
     * @return how many are new
     */
    @Transactional
    public int queue(List<Envelope> envelopes) {
        var held = persons.hold(envelopes.stream().map(Envelope::person).filter(Objects::nonNull)
            .collect(Collectors.toSet()));
        var now = clock.instant();
        var added = messages.add(envelopes.stream()
            .filter(envelope -> envelope.person() == null || held.containsKey(envelope.person()))
            .map(envelope -> sealed(envelope, held))
            .toList(), now);
        added.forEach((message, id) -> {
            if (message.envelope().channel() != Carrier.NONE) {
                send(message, id, now);
            }
        });
        return added.size();
    }

    private New sealed(Envelope envelope, Map<PersonId, MaskedPerson> held) {
        var phone = envelope.phone();
        var person = envelope.person() == null ? null : held.get(envelope.person());
        return new New(envelope, recipient(envelope),
            phone != null ? phone.masked() : person == null ? "" : person.phone(),
            phone == null ? null : vault.seal(phone.digits()), seals.seal(envelope.letter()),
            envelope.channel() == Carrier.NONE ? DeliveryState.DELIVERED : DeliveryState.QUEUED);
    }

    private void send(New message, long id, Instant now) {
        var envelope = message.envelope();
        var waits = disturbing.until(envelope.person(), envelope.urgent(), now).orElse(null);
        if (waits != null) {
            wait(envelope, id, message.recipient(), waits, now);
        }
        scheduler.scheduleIfNotExists(delivery.instance(Long.toString(id)), waits == null ? now : waits);
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
}

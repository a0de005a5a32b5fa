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
import java.util.Optional;
import java.util.stream.Collectors;
import org.minsheng.notice.internal.MessageRepository.Joined;
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
    private final Gathering gathering;
    private final JoiningLetters joining;
    private final Clock clock;

    QueueingMessage(MessageRepository messages, SchedulerClient scheduler, CustomTask<Void> delivery,
                    Persons persons, Vault vault, Seals seals, Disturbing disturbing,
                    Gathering gathering, JoiningLetters joining, Clock clock) {
        this.messages = messages;
        this.scheduler = scheduler;
        this.delivery = delivery;
        this.persons = persons;
        this.vault = vault;
        this.seals = seals;
        this.disturbing = disturbing;
        this.gathering = gathering;
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
     * By day a step that is soon followed by another waits some minutes for it, counted from the first that waits.
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
        var quiet = disturbing.until(envelope.person(), envelope.urgent(), now);
        var at = quiet.orElseGet(() -> gathering.until(envelope.pace(), now));
        var earlier = at.isAfter(now) || envelope.pace() == Pace.WITH_EARLIER ? takeAlong(message, id, now)
            : Optional.<Instant>empty();
        if (quiet.isEmpty() && earlier.isPresent() && earlier.get().isBefore(at)) {
            at = earlier.get();
        }
        if (at.isAfter(now)) {
            messages.putOff(id, at, now);
        }
        scheduler.scheduleIfNotExists(delivery.instance(Long.toString(id)), at);
    }

    /** @return when what waited about the same would have gone, empty when nothing did */
    private Optional<Instant> takeAlong(New message, long id, Instant now) {
        var envelope = message.envelope();
        var earlier = envelope.subject() == null ? Optional.<Joined>empty()
            : messages.join(envelope.subject(), message.recipient(), envelope.channel(), now);
        earlier.ifPresent(joined -> messages.rewrite(id,
            seals.seal(joining.join(seals.open(joined.sealed()), envelope.letter(), language(envelope)))));
        return earlier.map(Joined::until);
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

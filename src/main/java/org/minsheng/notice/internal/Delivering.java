package org.minsheng.notice.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.notice.internal.MessageRepository.Begun;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes one attempt to deliver a message. The attempt is written before and its outcome after the provider is asked; a
 * node that dies between makes the next one ask again with the same key.
 */
class Delivering {

    private static final Logger LOG = LoggerFactory.getLogger(Delivering.class);

    /** When a message may go; empty when it may go now. */
    interface Quiet {

        Optional<Instant> until(long message, Instant now);
    }

    /** Told when a channel will never reach the recipient. */
    interface Fallback {

        void after(Begun message);
    }

    private final MessageRepository messages;
    private final Addresses addresses;
    private final Seals seals;
    private final List<? extends Sender> senders;
    private final Fallback fallback;
    private final Quiet quiet;
    private final Clock clock;

    Delivering(MessageRepository messages, Addresses addresses, Seals seals,
               List<? extends Sender> senders, Fallback fallback, Quiet quiet, Clock clock) {
        this.messages = messages;
        this.addresses = addresses;
        this.seals = seals;
        this.senders = List.copyOf(senders);
        this.fallback = fallback;
        this.quiet = quiet;
        this.clock = clock;
    }

    /** @return when to try again, empty when there is nothing left to do */
    Optional<Instant> deliver(long id) {
        var now = clock.instant();
        var later = quiet.until(id, now);
        if (later.isPresent()) {
            messages.putOff(id, later.get(), now);
            return later;
        }
        return messages.begin(id, now).flatMap(this::attempt);
    }

    private Optional<Instant> attempt(Begun message) {
        if (message.expires() != null && !clock.instant().isBefore(message.expires())) {
            return end(message, DeliveryState.GIVEN_UP, "EXPIRED", "", null);
        }
        var letter = seals.open(message.sealed());
        return switch (ask(message, letter)) {
            case Outcome.Accepted accepted -> end(message, DeliveryState.SENT, "SENT", accepted.answer(), null);
            case Outcome.TryAgain later -> again(message, later);
            case Outcome.Refused refused -> {
                fallback.after(message);
                yield end(message, DeliveryState.GIVEN_UP, "REFUSED", refused.answer(), null);
            }
        };
    }

    private Outcome ask(Begun message, Letter letter) {
        var sender = senders.stream().filter(one -> one.carries(message.channel())).findFirst();
        var to = addresses.of(message);
        if (sender.isEmpty()) {
            return new Outcome.Refused("no sender for " + message.channel());
        }
        if (to.isEmpty()) {
            return new Outcome.Refused("no address");
        }
        try {
            var outcome = sender.get()
                .send(new Dispatch(message.key(), message.channel(), to.get().to(), to.get().scene(),
                    message.masked(), letter));
            var scene = to.get().scene();
            if (scene != null && !(outcome instanceof Outcome.TryAgain)) {
                addresses.spend(message.person(), scene, clock.instant());
            }
            return outcome;
        } catch (RuntimeException fault) {
            LOG.warn("Message {} could not be handed over: {}", message.id(), fault.getMessage());
            return new Outcome.TryAgain(fault.getClass().getSimpleName(), null);
        }
    }

    private Optional<Instant> again(Begun message, Outcome.TryAgain later) {
        var wait = Backoff.after(message.attempts());
        if (wait.isEmpty()) {
            fallback.after(message);
            return end(message, DeliveryState.GIVEN_UP, "GIVEN_UP", later.answer(), null);
        }
        var longest = later.after() != null && later.after().compareTo(wait.get()) > 0 ? later.after() : wait.get();
        return end(message, DeliveryState.FAILED, "FAILED", later.answer(), longest);
    }

    private Optional<Instant> end(Begun message, DeliveryState state, String outcome,
                                  String answer, @Nullable Duration wait) {
        var now = clock.instant();
        var next = wait == null ? null : now.plus(wait);
        messages.end(message, state, outcome, answer, next, now);
        return Optional.ofNullable(next);
    }
}

package org.minsheng.household.internal;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minsheng.household.ConsentAsked;
import org.minsheng.household.internal.AwaitedConsents.Unasked;
import org.minsheng.people.MaskedPerson;
import org.minsheng.people.Persons;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PersonId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells everybody in a care group whose purpose has changed, behind whoever changed it: in portions, each person once
 * for each version. A node that dies leaves the rest to another.
 */
@Component
public class AskingAnew {

    private static final TaskDescriptor<Void> TASK = TaskDescriptor.of("household-asking-anew");
    private static final int BATCH = 500;

    private final AwaitedConsents awaited;
    private final Guardians guardians;
    private final Persons persons;
    private final ApplicationEventPublisher events;
    private final ObjectProvider<SchedulerClient> scheduler;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AskingAnew(AwaitedConsents awaited, Guardians guardians, Persons persons, ApplicationEventPublisher events,
               ObjectProvider<SchedulerClient> scheduler, TransactionTemplate transaction, Clock clock) {
        this.awaited = awaited;
        this.guardians = guardians;
        this.persons = persons;
        this.events = events;
        this.scheduler = scheduler;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** In the caller's transaction. */
    void begin(String code, int version) {
        scheduler.getObject().scheduleIfNotExists(TASK.instance(code + "@" + version).scheduledTo(clock.instant()));
    }

    /** Nobody, when a later version asks again already. */
    void ask(String code, int version) {
        Optional<Unasked> last = Optional.empty();
        do {
            var from = last.orElse(null);
            last = transaction.execute(status -> portion(code, version, from));
        } while (last.isPresent());
    }

    /** Gives the last one when there may be more. */
    private Optional<Unasked> portion(String code, int version, @Nullable Unasked after) {
        var people = awaited.unasked(code, version, after, BATCH);
        var asked = people.stream().collect(Collectors.toMap(Unasked::care, this::whomToAsk));
        var known = persons.masked(asked.values());
        var now = clock.instant();
        var told = awaited.asked(people, version, one -> hasPhone(known, asked.get(one.care())), now);
        Map<PersonId, AreaCode> letters = new TreeMap<>(Comparator.comparingLong(PersonId::value));
        people.stream().filter(one -> told.contains(one.care())).forEach(one -> letters.putIfAbsent(
            Objects.requireNonNull(asked.get(one.care())),
            Objects.requireNonNull(one.door().at(AreaCode.Level.COMMUNITY))));
        letters.forEach((person, community) ->
            events.publishEvent(new ConsentAsked(code, version, person, community, false, now)));
        return people.size() < BATCH ? Optional.empty() : Optional.of(people.getLast());
    }

    private PersonId whomToAsk(Unasked one) {
        return guardians.whoConsents(one.person(), one.guardian());
    }

    private static boolean hasPhone(Map<PersonId, MaskedPerson> known, @Nullable PersonId person) {
        var found = known.get(Objects.requireNonNull(person));
        return found != null && !found.phone().isEmpty();
    }

    /** The task, on whichever node is free. */
    @Configuration(proxyBeanMethods = false)
    static class Timer {

        @Bean
        OneTimeTask<Void> householdAskingAnew(ObjectProvider<AskingAnew> asking) {
            return Tasks.oneTime(TASK).execute((task, context) -> {
                var parts = List.of(task.getId().split("@"));
                asking.getObject().ask(parts.getFirst(), Integer.parseInt(parts.getLast()));
            });
        }
    }
}

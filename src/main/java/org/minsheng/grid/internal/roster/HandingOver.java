package org.minsheng.grid.internal.roster;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.grid.internal.roster.Outcome.Done;
import org.minsheng.grid.internal.roster.Outcome.Refused;
import org.minsheng.people.Persons;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * Somebody follows somebody: the old line ends in the moment in which the new one begins, so that at no time two
 * answer, or nobody. Of two who hand over at once, the second is told that it was done.
 */
@Component
class HandingOver {

    private final RosterRepository rosters;
    private final RosterLedger ledger;
    private final GroundNames names;
    private final Persons persons;
    private final ApplicationEventPublisher events;
    private final AuditTrail audit;
    private final Clock clock;

    HandingOver(RosterRepository rosters, RosterLedger ledger, GroundNames names, Persons persons,
                ApplicationEventPublisher events,
                AuditTrail audit, Clock clock) {
        this.rosters = rosters;
        this.ledger = ledger;
        this.names = names;
        this.persons = persons;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param everywhere also what the same person holds elsewhere under this duty, as far as the viewer may change it
     */
    @Transactional
    public Outcome handOver(Viewer viewer, long id, Appointment successor, boolean everywhere, RequestKey key) {
        if (ledger.isUsed(key)) {
            return new Done(0);
        }
        var first = rosters.byId(id).orElseThrow();
        var held = new ArrayList<>(List.of(first));
        if (everywhere) {
            held.addAll(ledger.others(first));
        }
        var known = names.find(held.stream().map(Holder::ground).toList());
        held.removeIf(holder -> !isOpen(viewer, known.get(holder.ground())));
        if (!held.contains(first)) {
            var named = known.get(first.ground());
            return named != null && Rights.mayEdit(viewer, named.community()) ? Outcome.GONE : Outcome.NOT_YOURS;
        }
        held.sort(Comparator.comparingLong(Holder::id));
        var person = persons.withPhone(successor.phone(), successor.name());
        if (person.equals(first.who().person()) && successor.name().equals(first.who().name())) {
            return new Refused("name", "roster.refused.same-person", successor.name());
        }
        var now = clock.instant();
        if (successor.sinceOr(now).isBefore(first.who().since())) {
            return new Refused("since", "roster.refused.before-predecessor");
        }
        int moved = 0;
        for (var holder : held) {
            if (move(viewer, holder, person, successor, holder == first ? key : null, now)) {
                moved++;
            } else if (holder == first) {
                TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
                return Outcome.CHANGED_MEANWHILE;
            }
        }
        return new Done(moved);
    }

    private static boolean isOpen(Viewer viewer, GroundNames.@Nullable Named named) {
        return named != null && !named.retired() && Rights.mayEdit(viewer, named.community());
    }

    private boolean move(Viewer viewer, Holder holder, PersonId person, Appointment successor, @Nullable RequestKey key,
                         Instant now) {
        var begins = successor.sinceOr(now);
        var ended = ledger.end(holder.id(), begins);
        if (ended.isEmpty()) {
            return false;
        }
        var before = ended.get();
        var body = successor.body().isEmpty() ? before.who().body() : successor.body();
        var follows = new Appointment(successor.name(), successor.phone(), successor.contact(), body,
            successor.fullTime(), successor.account());
        // Of what the person got later than that day, the whole time is the successor's.
        var begun = ledger.begin(before.ground(), before.who().duty(), person, follows, key,
            Objects.requireNonNull(before.who().until()));
        // A second worker of the same grid may take over from the first one: that person is there already.
        var after = begun.map(Holder::who).orElse(null);
        events.publishEvent(before.ground().changed(before.who().duty(), before.who(), after, now));
        audit.record(viewer, "grid.hand-over", before.ground().subject(),
            Map.of("duty", before.who().duty(), "person", before.who().person().value()),
            Map.of("duty", before.who().duty(), "person", person.value()));
        return true;
    }
}

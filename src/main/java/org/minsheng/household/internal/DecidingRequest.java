package org.minsheng.household.internal;

import java.time.Clock;
import java.util.Map;
import org.minsheng.household.DataRequestDecided;
import org.minsheng.household.DataRequestDecided.Granted;
import org.minsheng.household.internal.Outcome.Done;
import org.minsheng.household.internal.Outcome.Refused;
import org.minsheng.household.internal.Requests.Kind;
import org.minsheng.household.internal.Requests.Request;
import org.minsheng.household.internal.Requests.State;
import org.minsheng.people.HeldRecords.Fate;
import org.minsheng.people.Persons;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides what a person asked about the own data. A granted erasure is carried out here, in every module and in this
 * transaction; what a law orders to be kept is kept without the person's name.
 */
@Component
public class DecidingRequest {

    private final Scopes scopes;
    private final Requests requests;
    private final EverythingHeld held;
    private final Persons persons;
    private final ApplicationEventPublisher events;
    private final AuditTrail audit;
    private final Clock clock;

    DecidingRequest(Scopes scopes, Requests requests, EverythingHeld held, Persons persons,
                    ApplicationEventPublisher events, AuditTrail audit,
                    Clock clock) {
        this.scopes = scopes;
        this.requests = requests;
        this.held = held;
        this.persons = persons;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param answer told to the person; a refusal needs a reason in it */
    @Transactional
    public Outcome decide(Viewer viewer, long id, int version, boolean granted, String answer) {
        var request = requests.find(id).orElseThrow();
        if (!scopes.mayDecide(viewer, request.community())) {
            return Outcome.NOT_YOURS;
        }
        if (!granted && answer.isEmpty()) {
            return new Refused("answer", "household.refused.reason");
        }
        boolean erases = granted && request.kind() == Kind.ERASURE;
        var about = held.of(request.person());
        if (erases && about.stream().anyMatch(record -> record.fate() == Fate.IN_THE_WAY)) {
            return new Refused("granted", "household.refused.in-the-way");
        }
        boolean kept = erases && about.stream().anyMatch(record -> record.fate() == Fate.KEPT);
        var state = !granted ? State.REFUSED : kept ? State.PARTLY : State.DONE;
        if (!requests.close(id, version, state, viewer.name(), answer, clock.instant())) {
            return Outcome.CHANGED_MEANWHILE;
        }
        tell(request, state, answer);
        if (erases) {
            persons.erase(viewer, request.person(), "data-request:" + id);
        }
        audit.record(viewer, "household.decide-request", "data-request:" + id, Map.of("state", "OPEN"),
            Map.of("state", state.name()));
        return new Done(id);
    }

    private void tell(Request request, State state, String answer) {
        var granted = state == State.DONE ? Granted.ALL : state == State.PARTLY ? Granted.PARTLY : Granted.NONE;
        events.publishEvent(new DataRequestDecided(request.id(), request.person(), request.community(),
            request.kind() == Kind.ERASURE, granted,
            answer, clock.instant()));
    }
}

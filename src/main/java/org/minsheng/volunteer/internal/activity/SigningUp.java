package org.minsheng.volunteer.internal.activity;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.MemberTold;
import org.minsheng.volunteer.Memberships;
import org.minsheng.volunteer.internal.Outcome;
import org.minsheng.volunteer.internal.Outcome.Done;
import org.minsheng.volunteer.internal.Outcome.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Signs people up, one after the other at each activity and side by side at different ones; where it is full they wait,
 * and move up by themselves when somebody cancels.
 */
@Component
class SigningUp {

    private final ActivityBook book;
    private final SignUpBook signUps;
    private final Memberships memberships;
    private final ApplicationEventPublisher events;
    private final AuditTrail audit;
    private final Clock clock;

    SigningUp(ActivityBook book, SignUpBook signUps, Memberships memberships, ApplicationEventPublisher events,
              AuditTrail audit, Clock clock) {
        this.book = book;
        this.signUps = signUps;
        this.memberships = memberships;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /** Again gives the same place; @return the state's ordinal in the outcome's id: 0 for a place, 1 for waiting */
    @Transactional
    public Outcome signUp(Viewer viewer, long id) {
        var person = viewer.person();
        if (person == null) {
            return Outcome.NOT_YOURS;
        }
        var known = signUps.find(id, person);
        if (known.filter(one -> one.state() != SignUp.State.CANCELLED).isPresent()) {
            return new Done(known.get().state().ordinal());
        }
        var activity = book.hold(id).orElse(null);
        if (activity == null || !activity.isOpen(clock.instant())) {
            return new Refused("version", "volunteer.activity.refused.over");
        }
        if (activity.plan().membersOnly() && memberships.members(List.of(person)).isEmpty()) {
            return new Refused("version", "volunteer.activity.refused.members-only");
        }
        // Somebody may have sent it twice at once, and the first was done while this one waited.
        var meanwhile = signUps.find(id, person).filter(one -> one.state() != SignUp.State.CANCELLED);
        if (meanwhile.isPresent()) {
            return new Done(meanwhile.get().state().ordinal());
        }
        var state = activity.isFull() ? SignUp.State.WAITING : SignUp.State.SIGNED;
        signUps.put(id, person, state, clock.instant());
        book.counts(id, activity.signed() + (state == SignUp.State.SIGNED ? 1 : 0),
            activity.waiting() + (state == SignUp.State.WAITING ? 1 : 0));
        audit.record(viewer, "volunteer.sign-up", "activity:" + id, null,
            Map.of("person", person.value(), "state", state.name()));
        return new Done(state.ordinal());
    }

    @Transactional
    public Outcome cancel(Viewer viewer, long id) {
        var person = viewer.person();
        var activity = person == null ? null : book.hold(id).orElse(null);
        if (person == null || activity == null) {
            return Outcome.NOT_YOURS;
        }
        if (activity.state() != ActivityState.PLANNED || !signUps.cancel(id, person)) {
            return new Refused("version", "volunteer.activity.refused.cannot-cancel");
        }
        audit.record(viewer, "volunteer.cancel-sign-up", "activity:" + id, null, Map.of("person", person.value()));
        fill(activity);
        return new Done(id);
    }

    /** Gives free places to those who wait, and counts anew; of an activity that is held. */
    void fill(Activity activity) {
        var counts = signUps.counts(activity.id());
        var capacity = activity.plan().capacity();
        int free = capacity == null ? counts.waiting()
            : Math.max(0, Math.min(counts.waiting(), capacity - counts.signed()));
        List<PersonId> up = free == 0 ? List.of() : signUps.moveUp(activity.id(), free);
        book.counts(activity.id(), counts.signed() + up.size(), counts.waiting() - up.size());
        up.forEach(person -> events.publishEvent(new MemberTold(person,
            "activity:" + activity.id() + ":up:" + person.value() + ":" + clock.instant().getEpochSecond(),
            "volunteer.activity.told.moved-up", List.of(activity.plan().title()),
            MyActivityPages.PATH + "/" + activity.id(), clock.instant())));
    }
}

package org.minsheng.volunteer.internal.mediation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Places;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.TimerRows;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.Deeds;
import org.minsheng.volunteer.NewDeed;
import org.minsheng.volunteer.internal.Outcome;
import org.minsheng.volunteer.internal.Outcome.Done;
import org.minsheng.volunteer.internal.Outcome.Refused;
import org.minsheng.volunteer.internal.Rights;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A case from being accepted to the archive, step by step; each step is an entry of its record. */
@Component
class Mediating {

    static final int USUAL_MINUTES = 120;

    private final MediationBook book;
    private final Places places;
    private final Deeds deeds;
    private final TimerRows timers;
    private final AuditTrail audit;
    private final Clock clock;

    Mediating(MediationBook book, Places places, Deeds deeds, TimerRows timers, AuditTrail audit, Clock clock) {
        this.book = book;
        this.places = places;
        this.deeds = deeds;
        this.timers = timers;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Outcome accept(Viewer viewer, RequestKey key, Mediation.Opening opening) {
        if (opening.community().level() != AreaCode.Level.COMMUNITY || !Rights.mayLead(viewer, opening.community())
            || places.at(opening.community()).isEmpty()) {
            return new Refused("community", "volunteer.refused.not-yours");
        }
        if (opening.parties().size() < 2) {
            return new Refused("party2", "volunteer.mediation.refused.two-parties");
        }
        var made = book.open(viewer, key, opening, clock.instant());
        if (made.isEmpty()) {
            return book.byKey(key).<Outcome>map(Done::new).orElse(Outcome.CHANGED_MEANWHILE);
        }
        book.append(viewer, made.get(), MediationState.ACCEPTED.name(), "", clock.instant());
        audit.record(viewer, "volunteer.accept-mediation", "mediation:" + made.get(), null,
            Map.of("community", opening.community().value(), "kind", opening.kind().name()));
        return new Done(made.get());
    }

    @Transactional
    public Outcome write(Viewer viewer, long id, String text) {
        var mediation = led(viewer, id);
        if (mediation == null) {
            return Outcome.NOT_YOURS;
        }
        if (mediation.state() == MediationState.ARCHIVED) {
            return Outcome.CHANGED_MEANWHILE;
        }
        book.append(viewer, id, "TALK", text, clock.instant());
        audit.record(viewer, "volunteer.write-mediation-record", "mediation:" + id, null, Map.of());
        return new Done(id);
    }

    /** By word of mouth, which the mediator records (art. 28), or in writing. */
    @Transactional
    public Outcome agree(Viewer viewer, long id, int version, boolean written, String agreement,
                         @Nullable LocalDate fulfilBy) {
        if (led(viewer, id) == null) {
            return Outcome.NOT_YOURS;
        }
        if (fulfilBy != null && fulfilBy.isBefore(LocalDate.now(clock))) {
            return new Refused("fulfilBy", "volunteer.mediation.refused.fulfil-by");
        }
        if (!book.agree(id, version, written, agreement, fulfilBy, clock.instant())) {
            return Outcome.CHANGED_MEANWHILE;
        }
        var state = written ? MediationState.AGREED_IN_WRITING : MediationState.AGREED_ORALLY;
        book.append(viewer, id, state.name(), "", clock.instant());
        if (fulfilBy != null) {
            timers.setOnce(MediationTimers.FULFILMENT, Long.toString(id),
                MediationTimers.askAt(fulfilBy, clock.getZone()));
        }
        audit.record(viewer, "volunteer.agree-mediation", "mediation:" + id, null, Map.of("state", state.name()));
        return new Done(id);
    }

    /** On this day all had signed and the committee had stamped it; from here the thirty days run. */
    @Transactional
    public Outcome takeEffect(Viewer viewer, long id, int version, LocalDate day) {
        var mediation = led(viewer, id);
        if (mediation == null) {
            return Outcome.NOT_YOURS;
        }
        var agreed = mediation.agreedAt();
        if (agreed == null || day.isAfter(LocalDate.now(clock))
            || day.isBefore(LocalDate.ofInstant(agreed, clock.getZone()))) {
            return new Refused("effectiveOn", "volunteer.mediation.refused.day");
        }
        if (!book.takeEffect(id, version, day)) {
            return Outcome.CHANGED_MEANWHILE;
        }
        book.append(viewer, id, "EFFECTIVE", "", clock.instant());
        timers.setOnce(MediationTimers.TASK, Long.toString(id), MediationTimers.remindAt(day, clock.getZone()));
        audit.record(viewer, "volunteer.mediation-takes-effect", "mediation:" + id, null, Map.of("on", day.toString()));
        return new Done(id);
    }

    /** Whether the parties have applied for judicial confirmation, or do not want to. */
    @Transactional
    public Outcome judicial(Viewer viewer, long id, int version, boolean applied) {
        var mediation = led(viewer, id);
        if (mediation == null) {
            return Outcome.NOT_YOURS;
        }
        var until = mediation.judicialUntil();
        if (applied && (until == null || LocalDate.now(clock).isAfter(until))) {
            return new Refused("judicial", "volunteer.mediation.refused.too-late");
        }
        var what = applied ? "APPLIED" : "WAIVED";
        if (!book.judicial(id, version, what)) {
            return Outcome.CHANGED_MEANWHILE;
        }
        book.append(viewer, id, "JUDICIAL_" + what, "", clock.instant());
        audit.record(viewer, "volunteer.judicial-confirmation", "mediation:" + id, null, Map.of("what", what));
        return new Done(id);
    }

    /** Failed, withdrawn, fulfilled, broken; at the end archived, which is the mediator's deed when one is known. */
    @Transactional
    public Outcome move(Viewer viewer, long id, int version, MediationState to, String note, int minutes) {
        var mediation = led(viewer, id);
        if (mediation == null) {
            return Outcome.NOT_YOURS;
        }
        var now = clock.instant();
        var number = to == MediationState.ARCHIVED ? LocalDate.now(clock).getYear() + "-" + id : "";
        if (to.isAgreed() || !mediation.state().mayBecome(to)
            || !book.move(id, version, mediation.state(), to, number, minutes, now)) {
            return Outcome.CHANGED_MEANWHILE;
        }
        book.append(viewer, id, to.name(), note, now);
        audit.record(viewer, "volunteer.move-mediation", "mediation:" + id, Map.of("state", mediation.state().name()),
            Map.of("state", to.name()));
        if (to == MediationState.ARCHIVED && mediation.mediator() != null && mediation.agreedAt() != null) {
            deeds.record(viewer, new NewDeed("mediation", mediation.mediator(), null, mediation.community(),
                "mediation:" + id, mediation.title(), minutes, mediation.agreedAt()));
        }
        return new Done(id);
    }

    private @Nullable Mediation led(Viewer viewer, long id) {
        return book.find(id).filter(mediation -> Rights.mayLead(viewer, mediation.community())).orElse(null);
    }
}

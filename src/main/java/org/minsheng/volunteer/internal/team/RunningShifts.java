package org.minsheng.volunteer.internal.team;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.Deeds;
import org.minsheng.volunteer.MemberTold;
import org.minsheng.volunteer.NewDeed;
import org.minsheng.volunteer.internal.Outcome;
import org.minsheng.volunteer.internal.Outcome.Done;
import org.minsheng.volunteer.internal.Outcome.Refused;
import org.minsheng.volunteer.internal.Rights;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shifts: planned by the community, logged by whoever went, confirmed by the community, which makes deeds. */
@Component
class RunningShifts {

    static final int MOST_WEEKS = 12;
    private static final int DAYS = 7;

    private final TeamBook teams;
    private final ShiftBook book;
    private final Deeds deeds;
    private final ApplicationEventPublisher events;
    private final AuditTrail audit;
    private final Clock clock;

    RunningShifts(TeamBook teams, ShiftBook book, Deeds deeds, ApplicationEventPublisher events,
                  AuditTrail audit, Clock clock) {
        this.teams = teams;
        this.book = book;
        this.deeds = deeds;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /** The same again every week for so many weeks; each who goes is told once. */
    @Transactional
    public Outcome plan(Viewer viewer, long team, RequestKey key, String place, Instant startsAt, Instant endsAt,
                        int weeks, Collection<PersonId> people) {
        var known = teams.find(team).orElse(null);
        if (known == null || !Rights.mayLead(viewer, known.community())) {
            return Outcome.NOT_YOURS;
        }
        var members = teams.members(team).stream().map(TeamBook.TeamMember::person).toList();
        if (people.isEmpty() || !members.containsAll(people)) {
            return new Refused("person", "volunteer.shift.refused.people");
        }
        var zone = clock.getZone();
        for (int week = 0; week < weeks; week++) {
            var from = startsAt.atZone(zone).plusDays((long) week * DAYS).toInstant();
            book.add(key, team, place, from, endsAt.atZone(zone).plusDays((long) week * DAYS).toInstant(), people);
        }
        audit.record(viewer, "volunteer.plan-shifts", "team:" + team, null,
            Map.of("weeks", weeks, "people", people.size()));
        people.forEach(person -> events.publishEvent(new MemberTold(person, "shift:" + key + ":" + person.value(),
            "volunteer.shift.told.planned", List.of(known.name(), place), MyShiftPages.PATH, clock.instant())));
        return new Done(team);
    }

    /** What was seen and done, by somebody who went. */
    @Transactional
    public Outcome log(Viewer viewer, long id, String text) {
        var person = viewer.person();
        if (person == null || !book.log(id, person, text, clock.instant())) {
            return Outcome.CHANGED_MEANWHILE;
        }
        audit.record(viewer, "volunteer.log-shift", "shift:" + id, null, Map.of());
        return new Done(id);
    }

    /** @param minutes of each who was there */
    @Transactional
    public Outcome confirm(Viewer viewer, long id, int version, String log, Map<PersonId, Integer> minutes) {
        var shift = book.find(id).orElse(null);
        var team = shift == null ? null : teams.find(shift.team()).orElse(null);
        if (shift == null || team == null || !Rights.mayLead(viewer, team.community())) {
            return Outcome.NOT_YOURS;
        }
        if (clock.instant().isBefore(shift.endsAt())) {
            return new Refused("log", "volunteer.activity.refused.not-over");
        }
        if (!shift.state().mayBecome(ShiftState.CONFIRMED)
                || !book.settle(viewer, id, version, ShiftState.CONFIRMED, log, "", minutes, clock.instant())) {
            return Outcome.CHANGED_MEANWHILE;
        }
        audit.record(viewer, "volunteer.confirm-shift", "shift:" + id, null, Map.of("people", minutes.size()));
        var made = new ArrayList<NewDeed>();
        minutes.forEach((person, each) -> made.add(new NewDeed("shift", person, null, team.community(), "shift:" + id,
            team.name(), each, shift.startsAt())));
        deeds.record(viewer, made);
        return new Done(id);
    }

    @Transactional
    public Outcome cancel(Viewer viewer, long id, int version, String reason) {
        var shift = book.find(id).orElse(null);
        var team = shift == null ? null : teams.find(shift.team()).orElse(null);
        if (shift == null || team == null || !Rights.mayLead(viewer, team.community())) {
            return Outcome.NOT_YOURS;
        }
        if (!shift.state().mayBecome(ShiftState.CANCELLED)
                || !book.settle(viewer, id, version, ShiftState.CANCELLED, "", reason, Map.of(), clock.instant())) {
            return Outcome.CHANGED_MEANWHILE;
        }
        audit.record(viewer, "volunteer.cancel-shift", "shift:" + id, null, Map.of("reason", reason));
        book.people(id).forEach(one -> events.publishEvent(new MemberTold(one.person(),
            "shift:" + id + ":cancelled:" + one.person().value(), "volunteer.shift.told.cancelled",
            List.of(team.name(), reason), MyShiftPages.PATH, clock.instant())));
        return new Done(id);
    }
}

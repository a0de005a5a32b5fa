package org.minsheng.volunteer.internal.team;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.MemberTold;
import org.minsheng.volunteer.internal.Outcome;
import org.minsheng.volunteer.internal.Outcome.Done;
import org.minsheng.volunteer.internal.Outcome.Refused;
import org.minsheng.volunteer.internal.Rights;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Another member of the team goes instead of one who cannot come, and is told. */
@Component
class StandingIn {

    private final TeamBook teams;
    private final ShiftBook book;
    private final ApplicationEventPublisher events;
    private final AuditTrail audit;
    private final Clock clock;

    StandingIn(TeamBook teams, ShiftBook book, ApplicationEventPublisher events, AuditTrail audit, Clock clock) {
        this.teams = teams;
        this.book = book;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Outcome standIn(Viewer viewer, long id, PersonId person, PersonId insteadOf) {
        var shift = book.find(id).orElse(null);
        var team = shift == null ? null : teams.find(shift.team()).orElse(null);
        if (shift == null || team == null || !Rights.mayLead(viewer, team.community())) {
            return Outcome.NOT_YOURS;
        }
        if (teams.members(team.id()).stream().noneMatch(member -> member.person().equals(person))) {
            return new Refused("substitute", "volunteer.shift.refused.substitute");
        }
        if (!book.standIn(id, person, insteadOf)) {
            return new Refused("substitute", "volunteer.shift.refused.substitute");
        }
        audit.record(viewer, "volunteer.stand-in", "shift:" + id, null,
            Map.of("person", person.value(), "insteadOf", insteadOf.value()));
        events.publishEvent(new MemberTold(person, "shift:" + id + ":instead:" + person.value(),
            "volunteer.shift.told.planned", List.of(team.name(), shift.place()), MyShiftPages.PATH, clock.instant()));
        return new Done(id);
    }
}

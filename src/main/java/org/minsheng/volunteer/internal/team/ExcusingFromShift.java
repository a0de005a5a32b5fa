package org.minsheng.volunteer.internal.team;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.minsheng.account.Accounts;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.StaffNotices;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.internal.Outcome;
import org.minsheng.volunteer.internal.Outcome.Done;
import org.minsheng.volunteer.internal.Outcome.Refused;
import org.minsheng.volunteer.internal.Rights;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Somebody on a shift says before it begins that he or she cannot come; the community is told, on the phone when it is
 * near.
 */
@Component
class ExcusingFromShift {

    private static final Duration NEAR = Duration.ofHours(24);

    private final TeamBook teams;
    private final ShiftBook book;
    private final Accounts accounts;
    private final StaffNotices notices;
    private final AuditTrail audit;
    private final Clock clock;

    ExcusingFromShift(TeamBook teams, ShiftBook book, Accounts accounts, StaffNotices notices,
                      AuditTrail audit, Clock clock) {
        this.teams = teams;
        this.book = book;
        this.accounts = accounts;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Outcome excuse(Viewer viewer, long id, String reason) {
        var person = viewer.person();
        var shift = book.find(id).orElse(null);
        if (person == null || shift == null) {
            return Outcome.NOT_YOURS;
        }
        var now = clock.instant();
        if (!book.away(id, person, reason, now)) {
            return new Refused("reason", "volunteer.shift.refused.away");
        }
        audit.record(viewer, "volunteer.excuse-from-shift", "shift:" + id, null, Map.of("person", person.value()));
        var team = teams.find(shift.team()).orElseThrow();
        notices.tell(new StaffNotices.Notice("volunteer-shift-away:" + id + ":" + person.value(),
            accounts.over(team.community(), Rights.TOLD), "volunteer.shift.told.away",
            List.of(team.name(), shift.place()), "/console/shifts/" + id, shift.startsAt().isBefore(now.plus(NEAR))));
        return new Done(id);
    }
}

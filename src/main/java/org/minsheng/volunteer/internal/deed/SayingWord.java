package org.minsheng.volunteer.internal.deed;

import java.time.Clock;
import java.util.Map;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.internal.Outcome;
import org.minsheng.volunteer.internal.Outcome.Done;
import org.minsheng.volunteer.internal.Rights;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A community says what a unit did for it in a year; a later word takes the earlier one's place. */
@Component
class SayingWord {

    private final YearBook book;
    private final AuditTrail audit;
    private final Clock clock;

    SayingWord(YearBook book, AuditTrail audit, Clock clock) {
        this.book = book;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Outcome say(Viewer viewer, OrganisationId unit, AreaCode community, int year, String word) {
        if (community.level() != AreaCode.Level.COMMUNITY || !Rights.mayLead(viewer, community)) {
            return Outcome.NOT_YOURS;
        }
        book.say(viewer, unit, community, year, word, clock.instant());
        audit.record(viewer, "volunteer.say-word", "organisation:" + unit.value(), null,
            Map.of("community", community.value(), "year", year, "word", word));
        return new Done(unit.value());
    }
}

package org.minsheng.appeal.internal.flags;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks at marks, which is recorded each time, keeps or removes them, and changes the rules. */
@Component
class KeepingFlags {

    private final FlagBook book;
    private final Marking marking;
    private final AuditTrail audit;
    private final Clock clock;

    KeepingFlags(FlagBook book, Marking marking, AuditTrail audit, Clock clock) {
        this.marking = marking;
        this.book = book;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public List<Flag> look(Viewer viewer, Appeal appeal) {
        audit.record(viewer, "appeal.look-at-flags", appeal.id().subject(), null, null);
        return book.of(appeal.id());
    }

    @Transactional
    public Slice<Flag> look(Viewer viewer, List<AreaCode> areas, String after, int size) {
        areas.forEach(area -> audit.record(viewer, "appeal.look-at-flags", "area:" + area.value(), null, null));
        return book.within(areas, after, size);
    }

    @Transactional
    public void remove(Viewer viewer, FlagBook.Placed mark, String because) {
        if (book.remove(mark.flag().id(), viewer.actor(), because, clock.instant())) {
            audit.record(viewer, "appeal.remove-flag", "flag:" + mark.flag().id(),
                Map.of("rule", mark.flag().rule()), null);
        }
    }

    /** It stays until the rule's days have passed again. */
    @Transactional
    public void keep(Viewer viewer, FlagBook.Placed mark) {
        var until = LocalDate.now(clock).plusDays(mark.reviewDays());
        if (book.putOff(mark.flag().id(), until)) {
            audit.record(viewer, "appeal.keep-flag", "flag:" + mark.flag().id(),
                Map.of("review", mark.flag().reviewOn().toString()), Map.of("review", until.toString()));
        }
    }

    @Transactional
    public void begin(Viewer viewer, RequestKey key, FlagBook.Wish wish) {
        if (book.begin(key, wish, clock.instant())) {
            marking.changed();
            audit.record(viewer, "appeal.begin-flag-rule", "county:" + wish.county(), null,
                Map.of("name", wish.name(), "words", wish.words()));
        }
    }

    @Transactional
    public void end(Viewer viewer, long rule) {
        if (book.end(rule, clock.instant())) {
            marking.changed();
            audit.record(viewer, "appeal.end-flag-rule", "flag-rule:" + rule, Map.of("inForce", true), null);
        }
    }
}

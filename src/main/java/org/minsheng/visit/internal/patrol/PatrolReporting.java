package org.minsheng.visit.internal.patrol;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealFiling;
import org.minsheng.appeal.AppealKind;
import org.minsheng.appeal.Appeals;
import org.minsheng.appeal.Channel;
import org.minsheng.appeal.NewAppeal;
import org.minsheng.appeal.ToldBy;
import org.minsheng.attachment.Attachments;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.internal.patrol.PatrolOutcome.Done;
import org.minsheng.visit.internal.patrol.PatrolOutcome.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is found on the way is either done with at once and recorded, or becomes an appeal with the same key, so that twice is once. */
@Component
class PatrolReporting {

    static final String BEFORE = "visit-report";
    static final String AFTER = "visit-report-after";

    private final PatrolBook book;
    private final Appeals appeals;
    private final Attachments attachments;
    private final AuditTrail audit;
    private final Clock clock;

    PatrolReporting(PatrolBook book, Appeals appeals, Attachments attachments, AuditTrail audit, Clock clock) {
        this.book = book;
        this.appeals = appeals;
        this.attachments = attachments;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public PatrolOutcome report(Viewer viewer, PatrolId id, RequestKey key, NewReport report) {
        var patrol = book.find(id).orElseThrow();
        if (!PatrolRights.isOwn(viewer, patrol)) {
            return PatrolOutcome.NOT_YOURS;
        }
        if (patrol.endedAt() != null) {
            return PatrolOutcome.ENDED;
        }
        String number = null;
        if (report.done().isEmpty()) {
            switch (appeals.file(viewer, appeal(key, report))) {
                case AppealFiling.Filed filed -> number = filed.number();
                case AppealFiling.Wrong wrong -> {
                    var fault = wrong.faults().entrySet().iterator().next();
                    return new Refused(fault.getKey(), fault.getValue());
                }
            }
        }
        return keep(viewer, id, key, report, number);
    }

    private PatrolOutcome keep(Viewer viewer, PatrolId id, RequestKey key, NewReport report, @Nullable String number) {
        book.report(key, id, report, number, clock.instant()).ifPresent(made -> {
            if (number == null) {
                attachments.bind(report.before(), BEFORE + ":" + made);
                attachments.bind(report.after(), AFTER + ":" + made);
            }
            var told = new HashMap<String, Object>(Map.of("report", made, "place", report.place().value()));
            if (number != null) {
                told.put("appeal", number);
            }
            audit.record(viewer, "visit.report", "patrol:" + id.value(), null, told);
        });
        return new Done(id, number);
    }

    /** Nobody stands behind it who could be told; the grid worker follows it on the console. */
    private static NewAppeal appeal(RequestKey key, NewReport report) {
        return new NewAppeal(key, AppealKind.HELP, Channel.GRID, "", report.said(), report.matter(), report.place(), report.placeDetail(), report.point(),
            null, false, null, false, false, ToldBy.PAGE, report.before());
    }
}

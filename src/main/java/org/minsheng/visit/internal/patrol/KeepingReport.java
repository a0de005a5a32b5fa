package org.minsheng.visit.internal.patrol;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealFiling;
import org.minsheng.appeal.Appeals;
import org.minsheng.appeal.Channel;
import org.minsheng.appeal.NewAppeal;
import org.minsheng.appeal.ToldBy;
import org.minsheng.attachment.Attachments;
import org.minsheng.people.Persons;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/**
 * Keeps what was found in the caller's transaction: recorded when it is solved, else an appeal with the same key, so
 * that twice is once.
 */
@Component
class KeepingReport {

    static final String BEFORE = "visit-report";
    static final String AFTER = "visit-report-after";

    private final ReportBook book;
    private final Appeals appeals;
    private final Attachments attachments;
    private final Persons persons;
    private final AuditTrail audit;

    KeepingReport(ReportBook book, Appeals appeals, Attachments attachments, Persons persons, AuditTrail audit) {
        this.book = book;
        this.appeals = appeals;
        this.attachments = attachments;
        this.persons = persons;
        this.audit = audit;
    }

    /**
     * @param round on which it was found, null for none; the caller has checked that this person may report at the
     * place
     */
    Found keep(Viewer viewer, @Nullable PatrolId round, RequestKey key, NewReport report, Instant at) {
        if (report.isSolved()) {
            write(viewer, round, key, report, null, at);
            return new Found.Kept(null);
        }
        return switch (file(viewer, key, report)) {
            case AppealFiling.Filed filed -> {
                write(viewer, round, key, report, filed.number(), at);
                yield new Found.Kept(filed.number());
            }
            case AppealFiling.Wrong wrong -> {
                var fault = wrong.faults().entrySet().iterator().next();
                yield new Found.Refused(fault.getKey(), fault.getValue());
            }
        };
    }

    private void write(Viewer viewer, @Nullable PatrolId round, RequestKey key, NewReport report,
        @Nullable String number, Instant at) {
        book.add(viewer, name(viewer), key, round, report, number, at).ifPresent(made -> {
            if (number == null) {
                attachments.bind(report.before(), BEFORE + ":" + made);
                attachments.bind(report.after(), AFTER + ":" + made);
            }
            var told = new HashMap<String, Object>(Map.of("report", made, "place", report.place().value()));
            if (number != null) {
                told.put("appeal", number);
            }
            audit.record(viewer, "visit.report", round == null ? "visit-report:" + made : "patrol:"
                + round.value(), null, told);
        });
    }

    /** A neighbour's name is never kept whole. */
    private String name(Viewer viewer) {
        var person = viewer.person();
        var masked = person == null ? null : persons.masked(List.of(person)).get(person);
        return person == null ? viewer.name() : masked == null ? "" : masked.name();
    }

    /** Staff follow it on the console; a neighbour is the reporter, and is told what becomes of it. */
    private AppealFiling file(Viewer viewer, RequestKey key, NewReport report) {
        if (viewer.person() == null) {
            return appeals.file(viewer, appeal(key, report, null));
        }
        var phone = persons.phoneForDelivery(viewer.person());
        return appeals.fileTrusted(viewer,
            appeal(key, report, phone.map(number -> new NewAppeal.Person(number, null)).orElse(null)));
    }

    private static NewAppeal appeal(RequestKey key, NewReport report, NewAppeal.@Nullable Person reporter) {
        return new NewAppeal(key, report.kind(), Channel.GRID, "", report.said(), report.matter(), report.place(),
            report.placeDetail(), report.point(), reporter, false, null, false, false, ToldBy.PAGE, report.before());
    }
}

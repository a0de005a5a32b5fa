package org.minsheng.cooperation.internal.imports;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.stream.Collectors;
import org.minsheng.cooperation.internal.agreement.AgreementId;
import org.minsheng.cooperation.internal.agreement.AgreementTimers;
import org.minsheng.organisation.Units;
import org.minsheng.page.Staged.Judged;
import org.minsheng.page.Staged.Stage;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.TimerRows;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes a sheet that was looked through in one transaction, and takes it back as one. */
@Component
class ImportingAgreements {

    /** @param refused message key, empty when it was done */
    record Result(int count, String refused) {
    }

    private final AgreementImportBook book;
    private final WritingSheet writing;
    private final Units units;
    private final TimerRows timers;
    private final AuditTrail audit;
    private final Clock clock;

    ImportingAgreements(AgreementImportBook book, WritingSheet writing, Units units, TimerRows timers,
                        AuditTrail audit, Clock clock) {
        this.book = book;
        this.writing = writing;
        this.units = units;
        this.timers = timers;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Result confirm(Viewer viewer, long id) {
        var prepared = book.find(viewer, id, true).orElse(null);
        if (prepared == null || prepared.stage() == Stage.UNDONE) {
            return new Result(0, "cooperation.import.gone");
        }
        if (prepared.stage() == Stage.CONFIRMED) {
            return new Result(prepared.counts().work(), "");
        }
        var now = clock.instant();
        var today = LocalDate.now(clock);
        var named = named(viewer, id, prepared.area());
        for (var made : writing.agreements(viewer, id, named, today, now)) {
            AgreementTimers.set(timers, new AgreementId(made.agreement()), made.endsOn(), clock.getZone());
        }
        int count = writing.items(id, today) + writing.changes(id);
        book.moved(id, "CONFIRMED", "confirmed_at", now);
        audit.record(viewer, "cooperation.confirm-import", "agreement-import:" + id, null,
            Map.of("items", count, "units", named.size()));
        return new Result(count, "");
    }

    /** The units of new rows by name; those that nobody knows are entered in the area of the import. */
    private Map<String, Long> named(Viewer viewer, long id, AreaCode area) {
        var wanted = book.rows(id, Judged.NEW, -1, SheetReader.MOST_ROWS).stream().map(AgreementImport.Row::unitName)
            .collect(Collectors.toCollection(LinkedHashSet::new));
        var known = new LinkedHashMap<>(units.byName(area.county(), wanted));
        wanted.removeAll(known.keySet());
        known.putAll(units.enter(viewer, area, wanted));
        Map<String, Long> ids = new LinkedHashMap<>();
        known.forEach((name, unit) -> ids.put(name, unit.value()));
        return ids;
    }

    /** @return how many promises were taken back, -1 when there is nothing to take back */
    @Transactional
    public int undo(Viewer viewer, long id, String reason) {
        var done = book.find(viewer, id, true).filter(one -> one.stage() == Stage.CONFIRMED);
        if (done.isEmpty()) {
            return -1;
        }
        int undone = writing.undo(id, reason, clock.instant());
        book.moved(id, "UNDONE", "undone_at", clock.instant());
        audit.record(viewer, "cooperation.undo-import", "agreement-import:" + id, Map.of("items", undone), null);
        return undone;
    }
}

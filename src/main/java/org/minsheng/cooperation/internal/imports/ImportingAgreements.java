package org.minsheng.cooperation.internal.imports;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.minsheng.area.Place;
import org.minsheng.area.Places;
import org.minsheng.cooperation.internal.agreement.AgreementId;
import org.minsheng.cooperation.internal.agreement.AgreementTimers;
import org.minsheng.organisation.Units;
import org.minsheng.page.Staged.Judged;
import org.minsheng.page.Staged.Stage;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AreaCode.Level;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Role;
import org.minsheng.shared.TimerRows;
import org.minsheng.shared.Viewer;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks through a sheet of units and services, writes it in one transaction, and takes it back as one. */
@Component
class ImportingAgreements {

    private static final int COMMUNITIES = 200;

    /** @param refused message key, empty when it was done */
    record Result(int count, String refused) {
    }

    private final AgreementImportBook book;
    private final WritingSheet writing;
    private final Units units;
    private final Places places;
    private final TimerRows timers;
    private final AuditTrail audit;
    private final Clock clock;

    ImportingAgreements(AgreementImportBook book, WritingSheet writing, Units units, Places places, TimerRows timers, AuditTrail audit, Clock clock) {
        this.book = book;
        this.writing = writing;
        this.units = units;
        this.places = places;
        this.timers = timers;
        this.audit = audit;
        this.clock = clock;
    }

    /** The widest area whose sheets this person may bring in: the own community's, or all of the town's. */
    static AreaCode area(Viewer viewer) {
        return viewer.areas(Role.COMMUNITY_SECRETARY, Role.TOWN_DISPATCHER).stream()
            .filter(area -> area.level() == Level.COMMUNITY || area.level() == Level.TOWN)
            .min((one, other) -> Integer.compare(one.value().length(), other.value().length()))
            .orElseThrow(() -> new AccessDeniedException("leads neither a community nor a town"));
    }

    /** Keeps what the sheet would do; nothing else is written. */
    @Transactional
    public long prepare(Viewer viewer, String fileName, SheetReader.Found sheet) {
        var area = area(viewer);
        var today = LocalDate.now(clock);
        var names = sheet.lines().stream().map(line -> line.get("unit")).filter(name -> !name.isEmpty()).collect(Collectors.toCollection(LinkedHashSet::new));
        var plan = new Understanding(communities(area), units.byName(area.county(), names), writing.known(area, today), today);
        var rows = sheet.lines().stream().map(plan::evaluate).toList();
        long id = book.add(viewer, area, fileName, sheet.columns(), rows, clock.instant());
        audit.record(viewer, "cooperation.prepare-import", "agreement-import:" + id, null, Map.of("file", fileName, "rows", rows.size()));
        return id;
    }

    private Map<AreaCode, String> communities(AreaCode area) {
        return area.level() == Level.COMMUNITY ? places.names(List.of(area))
            : places.children(area, null, COMMUNITIES).rows().stream().collect(Collectors.toMap(Place::code, Place::shortName));
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
        audit.record(viewer, "cooperation.confirm-import", "agreement-import:" + id, null, Map.of("items", count, "units", named.size()));
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

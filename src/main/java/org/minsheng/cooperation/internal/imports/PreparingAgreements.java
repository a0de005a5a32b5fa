package org.minsheng.cooperation.internal.imports;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Place;
import org.minsheng.area.Places;
import org.minsheng.cooperation.internal.imports.AgreementImport.Row;
import org.minsheng.organisation.Units;
import org.minsheng.page.NamedRows.Line;
import org.minsheng.page.Staged.Stage;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AreaCode.Level;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Role;
import org.minsheng.shared.Vault;
import org.minsheng.shared.Viewer;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what a sheet of units and services would do, and mends its rows; nothing else is written. */
@Component
class PreparingAgreements {

    private static final int COMMUNITIES = 200;

    private final AgreementImportBook book;
    private final WritingSheet writing;
    private final Units units;
    private final Places places;
    private final Vault vault;
    private final AuditTrail audit;
    private final Clock clock;

    PreparingAgreements(AgreementImportBook book, WritingSheet writing, Units units, Places places, Vault vault,
                        AuditTrail audit, Clock clock) {
        this.book = book;
        this.writing = writing;
        this.units = units;
        this.places = places;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
    }

    /** The widest area whose sheets this person may bring in: the own community's, or all of the town's. */
    private static AreaCode area(Viewer viewer) {
        return viewer.areas(Role.COMMUNITY_SECRETARY, Role.TOWN_DISPATCHER).stream()
            .filter(area -> area.level() == Level.COMMUNITY || area.level() == Level.TOWN)
            .min((one, other) -> Integer.compare(one.value().length(), other.value().length()))
            .orElseThrow(() -> new AccessDeniedException("leads neither a community nor a town"));
    }

    @Transactional
    public long prepare(Viewer viewer, String fileName, SheetReader.Found sheet) {
        var area = area(viewer);
        long id = book.add(viewer, area, fileName, sheet.columns(), clock.instant());
        judge(area, id, sheet.lines());
        audit.record(viewer, "cooperation.prepare-import", "agreement-import:" + id, null,
            Map.of("file", fileName, "rows", sheet.lines().size()));
        return id;
    }

    /**
     * Puts other words into a row and looks the whole sheet through anew, since rows below may have been waiting for
     * its unit.
     *
     * @return the row as it is judged now; null when there is none, or no preview any more
     */
    @Transactional
    public @Nullable Row mend(Viewer viewer, long id, int number, Map<String, String> cells) {
        var item = book.find(viewer, id, true).filter(one -> one.stage() == Stage.PREPARED).orElse(null);
        var lines = item == null ? List.<Line>of() : lines(id);
        if (item == null || lines.stream().noneMatch(line -> line.number() == number)) {
            return null;
        }
        judge(item.area(), id, SheetReader.mended(lines, number, cells));
        var row = book.row(id, number).orElse(null);
        audit.record(viewer, "cooperation.mend-row", "agreement-import:" + id, null,
            Map.of("row", number, "state", row == null ? "" : row.judged().name()));
        return row;
    }

    /** The lines as they were sent and mended; none once the sheet was written. */
    List<Line> lines(long id) {
        return book.sheet(id).map(sealed -> SheetReader.reread(vault.open(sealed))).orElse(List.of());
    }

    private void judge(AreaCode area, long id, List<Line> lines) {
        var today = LocalDate.now(clock);
        var filled = SheetReader.filledDown(lines);
        var names = filled.stream().map(line -> line.get("unit")).filter(name -> !name.isEmpty())
            .collect(Collectors.toCollection(LinkedHashSet::new));
        var plan = new Understanding(communities(area), units.byName(area.county(), names),
            writing.known(area, today), today);
        book.judged(id, vault.seal(SheetReader.written(lines)), filled.stream().map(plan::evaluate).toList());
    }

    private Map<AreaCode, String> communities(AreaCode area) {
        return area.level() == Level.COMMUNITY ? places.names(List.of(area))
            : places.children(area, null, COMMUNITIES).rows().stream()
                .collect(Collectors.toMap(Place::code, Place::shortName));
    }
}

package org.minsheng.grid.internal.roster.imports;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Places;
import org.minsheng.grid.Grids;
import org.minsheng.grid.internal.roster.Rights;
import org.minsheng.grid.internal.roster.RosterRepository;
import org.minsheng.grid.internal.roster.imports.ImportRow.State;
import org.minsheng.people.Persons;
import org.minsheng.page.NamedRows.Line;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.Vault;
import org.minsheng.shared.Viewer;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Looks through an uploaded sheet and keeps what it would do; no roster is written. Numbers are sealed before they are
 * kept.
 */
@Component("rosterPreparingImport")
class PreparingImport {

    private final Grids grids;
    private final Places places;
    private final RosterRepository rosters;
    private final Persons persons;
    private final ImportBook book;
    private final Vault vault;
    private final AuditTrail audit;
    private final Clock clock;

    PreparingImport(Grids grids, Places places, RosterRepository rosters, Persons persons, ImportBook book, Vault vault,
                    AuditTrail audit,
                    Clock clock) {
        this.grids = grids;
        this.places = places;
        this.rosters = rosters;
        this.persons = persons;
        this.book = book;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param area where the viewer may change rosters; grids elsewhere are not found */
    @Transactional
    public long prepare(Viewer viewer, AreaCode area, String fileName, List<Line> lines) {
        if (!Rights.mayEdit(viewer, area)) {
            throw new AccessDeniedException("not in the own area");
        }
        var plan = new ImportPlan(area, grids, places, rosters, persons);
        var rows = lines.stream().map(line -> plan.evaluate(row(line))).toList();
        long id = book.add(viewer, area, fileName, rows, clock.instant());
        audit.record(viewer, "grid.prepare-roster-import", "roster-import:" + id, null,
            Map.of("file", fileName, "rows", rows.size()));
        return id;
    }

    private ImportRow row(Line line) {
        var phone = phone(line.get("phone"));
        var contact = phone(line.get("contact"));
        var body = line.get("body");
        return new ImportRow(line.number(), State.NEW, null, SheetReader.duty(line), line.get("community"),
            line.get("grid"), line.get("part"),
            line.get("name"), phone == null ? null : vault.seal(phone.digits()), phone == null ? "" : phone.masked(),
            contact == null ? "" : contact.digits(), body.length() > 40 ? body.substring(0, 40) : body,
            SheetReader.fullTime(line), null, "");
    }

    static @Nullable PhoneNumber phone(String text) {
        try {
            return text.isEmpty() ? null : new PhoneNumber(text);
        } catch (IllegalArgumentException wrong) {
            return null;
        }
    }
}

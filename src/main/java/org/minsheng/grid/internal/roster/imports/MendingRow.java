package org.minsheng.grid.internal.roster.imports;

import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Places;
import org.minsheng.grid.Grids;
import org.minsheng.grid.internal.roster.Rights;
import org.minsheng.grid.internal.roster.RosterRepository;
import org.minsheng.people.Persons;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Vault;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Mends a row in the preview and judges the whole sheet anew, since another row may have been waiting for this one's
 * place.
 */
@Component("rosterMendingRow")
class MendingRow {

    private final ImportBook book;
    private final Grids grids;
    private final Places places;
    private final RosterRepository rosters;
    private final Persons persons;
    private final Vault vault;
    private final AuditTrail audit;

    MendingRow(ImportBook book, Grids grids, Places places, RosterRepository rosters, Persons persons, Vault vault,
               AuditTrail audit) {
        this.book = book;
        this.grids = grids;
        this.places = places;
        this.rosters = rosters;
        this.persons = persons;
        this.vault = vault;
        this.audit = audit;
    }

    /**
     * @param cells by column; what is missing stays as the sheet has it. Null when there is no such row, or no preview
     * any more.
     */
    @Transactional
    public @Nullable ImportRow mend(Viewer viewer, long id, int number, Map<String, String> cells) {
        var item = book.find(viewer, id, true)
            .filter(found -> found.stage() == Import.Stage.PREPARED && Rights.mayEdit(viewer, found.area()))
            .orElse(null);
        if (item == null) {
            return null;
        }
        var plan = new ImportPlan(item.area(), grids, places, rosters, persons);
        var judged = new ArrayList<ImportRow>();
        ImportRow mended = null;
        for (var row : book.all(id)) {
            boolean asked = row.number() == number;
            var now = plan.evaluate(asked ? mended(row, cells) : row);
            judged.add(now);
            mended = asked ? now : mended;
        }
        if (mended != null) {
            book.judge(id, judged);
            audit.record(viewer, "grid.mend-roster-row", "roster-import:" + id, null,
                Map.of("row", number, "state", mended.state()));
        }
        return mended;
    }

    private ImportRow mended(ImportRow row, Map<String, String> cells) {
        var phone = PreparingImport.phone(cells.getOrDefault("phone", ""));
        var body = cells.getOrDefault("body", row.body());
        return new ImportRow(row.number(), row.state(), null, row.duty(),
            cells.getOrDefault("community", row.community()),
            cells.getOrDefault("grid", row.grid()), cells.getOrDefault("part", row.part()),
            cells.getOrDefault("name", row.name()),
            phone == null ? row.phoneSealed() : vault.seal(phone.digits()), phone == null ? row.maskedPhone()
            : phone.masked(), row.contact(),
            body.length() > 40 ? body.substring(0, 40) : body, row.fullTime(), null, "");
    }
}

package org.minsheng.grid.internal.roster.imports;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.minsheng.grid.internal.roster.Appointment;
import org.minsheng.grid.internal.roster.Ground;
import org.minsheng.grid.internal.roster.Holder;
import org.minsheng.grid.internal.roster.RosterBatch;
import org.minsheng.grid.internal.roster.RosterBatch.Beginning;
import org.minsheng.grid.internal.roster.RosterRepository;
import org.minsheng.grid.internal.roster.imports.ImportRow.State;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.Vault;
import org.minsheng.shared.Viewer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Writes a prepared sheet in one transaction: whom it replaces ends in the moment in which the next begins. */
@Component("rosterConfirmingImport")
class ConfirmingImport {

    /** @param refused message key, empty when it was done */
    record Result(int count, String refused) {
    }

    private final ImportBook book;
    private final ImportedLines lines;
    private final RosterRepository rosters;
    private final RosterBatch batch;
    private final Vault vault;
    private final ApplicationEventPublisher events;
    private final AuditTrail audit;
    private final Clock clock;

    ConfirmingImport(ImportBook book, ImportedLines lines, RosterRepository rosters, RosterBatch batch, Vault vault,
                     ApplicationEventPublisher events, AuditTrail audit, Clock clock) {
        this.book = book;
        this.lines = lines;
        this.rosters = rosters;
        this.batch = batch;
        this.vault = vault;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Result confirm(Viewer viewer, long id) {
        var prepared = book.find(viewer, id, true).orElse(null);
        if (prepared == null || prepared.stage() == Import.Stage.UNDONE) {
            return new Result(0, "roster.import.gone");
        }
        if (prepared.stage() == Import.Stage.CONFIRMED) {
            return new Result(prepared.rowsNew() + prepared.rowsChanged(), "");
        }
        var rows = new ArrayList<>(book.rows(id, State.NEW, -1, SheetReader.MOST_ROWS));
        rows.addAll(book.rows(id, State.CHANGED, -1, SheetReader.MOST_ROWS));
        var now = clock.instant();
        var before = before(rows);
        lines.end(id, before.values().stream().flatMap(List::stream).map(Holder::id).toList(), now);
        int begun = batch.begin(rows.stream().map(row -> beginning(row, now)).toList(), id);
        if (begun != rows.size()) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return new Result(0, "roster.import.changed-meanwhile");
        }
        publish(rows, before, now);
        book.moved(id, "CONFIRMED", "confirmed_at", now);
        audit.record(viewer, "grid.confirm-roster-import", "roster-import:" + id, null,
            Map.of("begun", begun, "ended", before.size()));
        return new Result(begun, "");
    }

    private static Ground ground(ImportRow row) {
        return new Ground(Ground.Kind.of(row.duty()), Objects.requireNonNull(row.ground()));
    }

    /** Those who answer under the same duty at the places of changed rows, as they are now. */
    private Map<ImportRow, List<Holder>> before(List<ImportRow> rows) {
        Map<ImportRow, List<Holder>> found = new HashMap<>();
        for (var kind : Ground.Kind.values()) {
            var here = rows.stream().filter(row -> row.state() == State.CHANGED && ground(row).kind() == kind).toList();
            Map<Ground, List<Holder>> now = new HashMap<>();
            rosters.now(kind, here.stream().map(row -> ground(row).id()).toList())
                .forEach(holder -> now.computeIfAbsent(holder.ground(), one -> new ArrayList<>()).add(holder));
            here.forEach(row -> found.put(row, now.getOrDefault(ground(row), List.of()).stream()
                .filter(holder -> holder.who().duty() == row.duty()).toList()));
        }
        return found;
    }

    private Beginning beginning(ImportRow row, Instant now) {
        var phone = new PhoneNumber(vault.open(Objects.requireNonNull(row.phoneSealed())));
        return new Beginning(ground(row), row.duty(),
            new Appointment(row.name(), phone, row.contact(), row.body(), row.fullTime(), null), now);
    }

    private void publish(List<ImportRow> rows, Map<ImportRow, List<Holder>> before, Instant now) {
        Map<String, Holder> after = new HashMap<>();
        for (var kind : Ground.Kind.values()) {
            rosters.now(kind, rows.stream().map(ConfirmingImport::ground).filter(ground -> ground.kind() == kind)
                .map(Ground::id).toList())
                .forEach(holder -> after.put(holder.who().duty() + holder.ground().path(), holder));
        }
        for (var row : rows) {
            var ground = ground(row);
            var next = after.get(row.duty() + ground.path());
            var left = before.getOrDefault(row, List.of());
            events.publishEvent(ground.changed(row.duty(), left.isEmpty() ? null : left.getFirst().who(), next == null
                ? null : next.who(), now));
        }
    }
}

package org.minsheng.volunteer.internal.imports;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.minsheng.page.Staged.Judged;
import org.minsheng.page.Staged.Stage;
import org.minsheng.people.PersonDetails;
import org.minsheng.people.Persons;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.Vault;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.MembersChanged;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes a sheet that was looked through in one transaction, and takes it back as one. */
@Component
class ImportingMembers {

    private final MemberImportBook book;
    private final WritingMembers writing;
    private final Persons persons;
    private final Vault vault;
    private final ApplicationEventPublisher events;
    private final AuditTrail audit;
    private final Clock clock;

    ImportingMembers(MemberImportBook book, WritingMembers writing, Persons persons, Vault vault,
                     ApplicationEventPublisher events, AuditTrail audit, Clock clock) {
        this.book = book;
        this.writing = writing;
        this.persons = persons;
        this.vault = vault;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @return how many were written, the first time's number when it was confirmed before, -1 when there is nothing to
     * confirm
     */
    @Transactional
    public int confirm(Viewer viewer, long id) {
        var item = book.find(viewer, id, true).orElse(null);
        if (item == null || item.stage() == Stage.UNDONE || item.stage() == Stage.UPLOADED) {
            return -1;
        }
        if (item.stage() == Stage.CONFIRMED) {
            return item.counts().work();
        }
        var now = clock.instant();
        makeKnown(id);
        var came = writing.add(viewer, id, now);
        int written = came.size() + writing.change(id);
        book.moved(id, Stage.CONFIRMED, now);
        events.publishEvent(new MembersChanged(came, List.of(), now));
        audit.record(viewer, "volunteer.confirm-import", "member-import:" + id, null, Map.of("members", written));
        return written;
    }

    private void makeKnown(long id) {
        var rows = new ArrayList<>(book.rows(id, Judged.NEW, -1, SheetReader.MOST_ROWS));
        if (rows.isEmpty()) {
            return;
        }
        var details = rows.stream()
            .map(row -> new PersonDetails(vault.open(Objects.requireNonNull(row.nameSealed())), null,
                new PhoneNumber(vault.open(Objects.requireNonNull(row.phoneSealed()))), null, null)).toList();
        List<Boolean> fresh = persons.recognise(details).stream().map(person -> !person.isKnown()).toList();
        writing.identify(id, rows, persons.register(details), fresh);
    }

    /** @return how many were taken back, -1 when there is nothing to take back */
    @Transactional
    public int undo(Viewer viewer, long id, String reason) {
        if (book.find(viewer, id, true).filter(one -> one.stage() == Stage.CONFIRMED).isEmpty()) {
            return -1;
        }
        var now = clock.instant();
        var undone = writing.undo(id, reason, now);
        persons.forget(viewer, writing.madeKnown(id));
        book.moved(id, Stage.UNDONE, now);
        audit.record(viewer, "volunteer.undo-import", "member-import:" + id, Map.of("members", undone.changed()), null);
        events.publishEvent(new MembersChanged(List.of(), undone.went(), now));
        return undone.changed();
    }
}

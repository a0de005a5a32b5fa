package org.minsheng.appeal.internal.replies;

import java.time.Clock;
import java.util.Map;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes, changes or removes a prepared answer; only its owner changes it, others take a copy. */
@Component
class KeepingReply {

    private final ReplyBook book;
    private final AuditTrail audit;
    private final Clock clock;

    KeepingReply(ReplyBook book, AuditTrail audit, Clock clock) {
        this.book = book;
        this.audit = audit;
        this.clock = clock;
    }

    /** The same request again writes nothing. */
    @Transactional
    public void add(Viewer viewer, AccountId account, OrganisationId organisation,
                    RequestKey key, ReplyBook.Text text) {
        if (book.add(key, organisation, account, text, clock.instant())) {
            audit.record(viewer, "appeal.add-reply", "organisation:" + organisation.value(), null,
                Map.of("name", text.name(), "shared", text.shared()));
        }
    }

    @Transactional
    public boolean change(Viewer viewer, AccountId account, ReplyTemplate before, int version, ReplyBook.Text text) {
        boolean changed = book.change(before.id(), account, version, text, clock.instant());
        if (changed) {
            audit.record(viewer, "appeal.change-reply", "reply:" + before.id(),
                Map.of("name", before.name(), "shared", before.shared()),
                Map.of("name", text.name(), "shared", text.shared()));
        }
        return changed;
    }

    @Transactional
    public boolean remove(Viewer viewer, AccountId account, ReplyTemplate reply) {
        boolean removed = book.remove(reply.id(), account);
        if (removed) {
            audit.record(viewer, "appeal.remove-reply", "reply:" + reply.id(), Map.of("name", reply.name()), null);
        }
        return removed;
    }
}

package org.minsheng.appeal.internal.handover;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealId;
import org.minsheng.appeal.internal.AppealBook;
import org.minsheng.appeal.internal.assigning.AssignmentBook;
import org.minsheng.appeal.internal.assigning.Assigning;
import org.minsheng.appeal.internal.assigning.Colleagues;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.StaffNotices;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hands all that somebody has to the next one, who gets it by confirming; until then it stays where it is. */
@Component
class HandingOver {

    private static final int MOST = 200;

    private final HandoverBook book;
    private final AssignmentBook assignments;
    private final PromiseBook promises;
    private final AppealBook appeals;
    private final Assigning assigning;
    private final Colleagues colleagues;
    private final StaffNotices notices;
    private final AuditTrail audit;
    private final Clock clock;

    HandingOver(HandoverBook book, AssignmentBook assignments, PromiseBook promises, AppealBook appeals, Assigning assigning,
                Colleagues colleagues, StaffNotices notices, AuditTrail audit, Clock clock) {
        this.book = book;
        this.assignments = assignments;
        this.promises = promises;
        this.appeals = appeals;
        this.assigning = assigning;
        this.colleagues = colleagues;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /** What somebody has open: matters in the own care, each with the call-back promised for it, and other call-backs. */
    List<Handover.Item> open(OrganisationId organisation, AccountId account) {
        var items = new ArrayList<Handover.Item>();
        var promised = promises.of(account);
        var told = new HashSet<AppealId>();
        for (var promise : promised) {
            told.add(promise.appeal());
            items.add(item(promise.appeal(), promise.id(), promise.note()));
        }
        assignments.of(organisation, account, MOST).stream().filter(id -> !told.contains(id)).forEach(id -> items.add(item(id, null, "")));
        return items;
    }

    private Handover.Item item(AppealId id, @Nullable Long promise, String note) {
        var appeal = appeals.byId(id).orElseThrow();
        return new Handover.Item(id, appeal.number(), appeal.said().title(), appeal.work().state(), appeal.work().dueAt(), promise, note);
    }

    /** @param receiver null: whoever of the organisation takes it; null comes back when that person is not of the organisation */
    @Transactional
    public @Nullable Handover handOver(Viewer viewer, AccountId giver, OrganisationId organisation, @Nullable AccountId receiver, RequestKey key,
                                       String note) {
        if (receiver != null && (receiver.equals(giver) || colleagues.one(organisation, receiver).isEmpty())) {
            return null;
        }
        var items = open(organisation, giver);
        var id = book.add(key, organisation, giver, receiver, note, items, clock.instant());
        if (id.isEmpty()) {
            return book.byRequest(key).orElseThrow();
        }
        audit.record(viewer, "appeal.hand-over", "handover:" + id.get(), null, Map.of("matters", items.size()));
        var to = receiver == null ? colleagues.at(organisation).stream().map(Viewer::account).filter(Objects::nonNull)
            .filter(one -> !one.equals(giver)).toList() : List.of(receiver);
        notices.tell(new StaffNotices.Notice("appeal-handover:" + id.get(), to, "appeal.handover.told",
            List.of(viewer.name(), String.valueOf(items.size())), "/console/handovers/" + id.get(), false));
        return book.find(id.get()).orElseThrow();
    }

    /** False when it is not this person's to take, or was taken. */
    @Transactional
    public boolean confirm(Viewer viewer, AccountId account, Handover handover) {
        if (!handover.isFor(account, viewer.organisations()) || !book.confirm(handover.id(), account, clock.instant())) {
            return false;
        }
        for (var item : handover.items()) {
            var promise = item.promise();
            if (promise != null) {
                promises.move(promise, account);
            }
            appeals.byId(item.appeal()).ifPresent(appeal -> {
                if (assigning.refusal(viewer, appeal, account) == null) {
                    assigning.assign(viewer, appeal, account, "", null);
                }
            });
        }
        audit.record(viewer, "appeal.take-over", "handover:" + handover.id(), null, Map.of("matters", handover.items().size()));
        notices.tell(new StaffNotices.Notice("appeal-handover-taken:" + handover.id(), List.of(handover.giver()), "appeal.handover.taken-told",
            List.of(viewer.name()), "/console/handovers/" + handover.id(), false));
        return true;
    }
}

package org.minsheng.appeal.internal.handover;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealId;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.AppealBook;
import org.minsheng.appeal.internal.assigning.AssignmentBook;
import org.minsheng.appeal.internal.assigning.Assigning;
import org.minsheng.appeal.internal.assigning.Colleagues;
import org.minsheng.appeal.internal.callback.CallBackBook;
import org.minsheng.appeal.internal.callback.RedrawingCallBacks;
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
    private final CallBackBook calls;
    private final RedrawingCallBacks redrawing;
    private final AppealBook appeals;
    private final Assigning assigning;
    private final Colleagues colleagues;
    private final StaffNotices notices;
    private final AuditTrail audit;
    private final Clock clock;

    HandingOver(HandoverBook book, AssignmentBook assignments, PromiseBook promises, CallBackBook calls,
                RedrawingCallBacks redrawing, AppealBook appeals, Assigning assigning, Colleagues colleagues,
                StaffNotices notices, AuditTrail audit, Clock clock) {
        this.calls = calls;
        this.redrawing = redrawing;
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

    /**
     * What somebody has open: matters in the own care, calls promised for them or drawn after an answer, and other
     * calls.
     */
    List<Handover.Item> open(OrganisationId organisation, AccountId account) {
        var promised = promises.of(account);
        var drawn = new LinkedHashSet<>(calls.of(account, MOST));
        var ids = new LinkedHashSet<AppealId>();
        promised.forEach(promise -> ids.add(promise.appeal()));
        ids.addAll(assignments.of(organisation, account, MOST));
        ids.addAll(drawn);
        var found = appeals.byIds(ids);
        var items = new ArrayList<Handover.Item>();
        for (var promise : promised) {
            boolean first = ids.remove(promise.appeal());
            items.add(item(found.get(promise.appeal()), promise, first && drawn.contains(promise.appeal())));
        }
        ids.forEach(id -> items.add(item(found.get(id), null, drawn.contains(id))));
        return items;
    }

    private static Handover.Item item(@Nullable Appeal found, @Nullable Promised promise, boolean call) {
        var appeal = Objects.requireNonNull(found);
        return new Handover.Item(appeal.id(), appeal.number(), appeal.said().title(),
            appeal.work().state(), appeal.work().dueAt(), promise == null ? null : promise.id(),
            promise == null ? "" : promise.note(), call);
    }

    /** A call that was drawn moves without the care of the matter, which may be somebody else's. */
    private static boolean isInCare(Handover.Item item, AccountId giver, @Nullable AccountId carer) {
        return !item.call() || item.promise() != null || giver.equals(carer);
    }

    /**
     * @param receiver null: whoever of the organisation takes it; null comes back when that person is not of the
     * organisation
     */
    @Transactional
    public @Nullable Handover handOver(Viewer viewer, AccountId giver, OrganisationId organisation,
                                       @Nullable AccountId receiver, RequestKey key, String note) {
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
        if (!handover.isFor(account, viewer.organisations())
            || !book.confirm(handover.id(), account, clock.instant())) {
            return false;
        }
        var carers = assignments.current(handover.items().stream().map(Handover.Item::appeal).toList(),
            viewer.organisations());
        for (var item : handover.items()) {
            var promise = item.promise();
            if (promise != null) {
                promises.move(promise, account);
            }
            if (item.call()) {
                redrawing.hand(item.appeal(), handover.giver(), account);
            }
            appeals.byId(item.appeal()).ifPresent(appeal -> {
                if (isInCare(item, handover.giver(), carers.get(item.appeal()))
                    && assigning.refusal(viewer, appeal, account) == null) {
                    assigning.assign(viewer, appeal, account, "", null);
                }
            });
        }
        audit.record(viewer, "appeal.take-over", "handover:" + handover.id(), null,
            Map.of("matters", handover.items().size()));
        notices.tell(new StaffNotices.Notice("appeal-handover-taken:" + handover.id(), List.of(handover.giver()),
            "appeal.handover.taken-told", List.of(viewer.name()), "/console/handovers/" + handover.id(), false));
        return true;
    }
}

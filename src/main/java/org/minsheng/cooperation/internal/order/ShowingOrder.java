package org.minsheng.cooperation.internal.order;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.minsheng.attachment.Attachment;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.attachment.Attachments;
import org.minsheng.cooperation.internal.Outcome;
import org.minsheng.cooperation.internal.Outcome.Done;
import org.minsheng.cooperation.internal.Refusal;
import org.minsheng.cooperation.internal.Rights;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 晒单: a clerk who has looked at the photos puts a confirmed order on the wall, with the consent of who ordered, and
 * takes it down.
 */
@Component
class ShowingOrder {

    private final OrderBook book;
    private final OrderParties parties;
    private final Attachments attachments;
    private final AuditTrail audit;
    private final Clock clock;

    ShowingOrder(OrderBook book, OrderParties parties, Attachments attachments, AuditTrail audit, Clock clock) {
        this.book = book;
        this.parties = parties;
        this.attachments = attachments;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Outcome show(Viewer viewer, OrderId id, String title, String text, List<AttachmentId> chosen) {
        var order = book.hold(id).orElseThrow();
        if (!Rights.mayLead(viewer, order.community())) {
            return Outcome.refused(Refusal.NOT_YOURS);
        }
        if (order.work().state() != OrderState.CONFIRMED || !order.wanted().publish()) {
            return Outcome.refused("title", "cooperation.order.refused.no-consent");
        }
        var own = attachments.ofAll(List.of(order.before(), order.after())).values().stream().flatMap(List::stream)
            .map(Attachment::id).toList();
        book.publish(id, order.told().at() == null ? clock.instant() : order.told().at(), title, text,
            chosen.stream().filter(own::contains).toList());
        audit.record(viewer, "cooperation.show-order", id.subject(), null, Map.of("photos", chosen.size()));
        return new Done(id.value());
    }

    @Transactional
    public Outcome takeDown(Viewer viewer, OrderId id) {
        var order = book.hold(id).orElseThrow();
        if (!Rights.mayLead(viewer, order.community())) {
            return Outcome.refused(Refusal.NOT_YOURS);
        }
        down(viewer, order);
        return new Done(id.value());
    }

    private void down(Viewer viewer, Order order) {
        if (order.told().at() != null) {
            book.publish(order.id(), null, "", "", List.of());
            audit.record(viewer, "cooperation.take-down-order", order.id().subject(),
                Map.of("photos", order.told().photos().size()), null);
        }
    }

    /** Who ordered says yes or no to the wall, also later. */
    @Transactional
    public Outcome consent(Viewer viewer, OrderId id, boolean yes) {
        var order = book.hold(id).orElseThrow();
        if (!parties.of(viewer, order).contains(OrderTransitions.Party.ORDERER)) {
            return Outcome.refused(Refusal.NOT_YOURS);
        }
        book.consent(id, yes);
        audit.record(viewer, "cooperation.order-consent", id.subject(),
            Map.of("publish", order.wanted().publish()), Map.of("publish", yes));
        if (!yes) {
            down(viewer, order);
        }
        return new Done(id.value());
    }
}

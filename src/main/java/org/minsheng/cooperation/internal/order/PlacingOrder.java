package org.minsheng.cooperation.internal.order;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.attachment.Attachments;
import org.minsheng.cooperation.internal.Outcome;
import org.minsheng.cooperation.internal.Outcome.Done;
import org.minsheng.cooperation.internal.Refusal;
import org.minsheng.cooperation.internal.Rights;
import org.minsheng.cooperation.internal.agreement.AgreementBook;
import org.minsheng.cooperation.internal.agreement.ItemBook;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.TimerRows;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 点单: a resident, a unit or the community says what it wishes; the same key gives the first order. */
@Component
class PlacingOrder {

    /** Who orders more than so much in a day is asked to wait, so that nobody fills the list by mistake or in anger. */
    static final int MOST_A_DAY = 10;

    private final OrderBook book;
    private final OrderRuleBook rules;
    private final ItemBook items;
    private final AgreementBook agreements;
    private final OrderTelling telling;
    private final Attachments attachments;
    private final TimerRows timers;
    private final AuditTrail audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    PlacingOrder(OrderBook book, OrderRuleBook rules, ItemBook items, AgreementBook agreements,
                 OrderTelling telling, Attachments attachments, TimerRows timers, AuditTrail audit,
                 JdbcClient jdbc, Clock clock) {
        this.book = book;
        this.rules = rules;
        this.items = items;
        this.agreements = agreements;
        this.telling = telling;
        this.attachments = attachments;
        this.timers = timers;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional
    public Outcome place(Viewer viewer, RequestKey key, AreaCode community, Order.Wanted wanted,
                         List<AttachmentId> photos) {
        var earlier = book.byKey(key);
        if (earlier.isPresent()) {
            return new Done(earlier.get().value());
        }
        if (!mayPlace(viewer, community, wanted)) {
            return Outcome.refused(Refusal.NOT_YOURS);
        }
        if (wanted.item() != null && items.offer(wanted.item()).filter(offer -> offer.community().equals(community)
            && offer.item().retiredAt() == null).isEmpty()) {
            return Outcome.refused("item", "cooperation.order.refused.item-gone");
        }
        var now = clock.instant();
        if (wanted.wantedAt() != null && wanted.wantedAt().isBefore(now)) {
            return Outcome.refused("wantedAt", "cooperation.order.refused.past");
        }
        if (wanted.person() != null && today(wanted, now) >= MOST_A_DAY) {
            return Outcome.refused("title", "cooperation.order.refused.too-many", MOST_A_DAY);
        }
        return placed(viewer, key, community, wanted, photos, now);
    }

    private Outcome placed(Viewer viewer, RequestKey key, AreaCode community, Order.Wanted wanted,
                           List<AttachmentId> photos, Instant now) {
        var due = due(community, wanted, now);
        var made = book.add(key, community, wanted, due, now);
        if (made.isEmpty()) {
            return new Done(book.byKey(key).orElseThrow().value());
        }
        var id = made.get();
        attachments.bind(photos, OrderPhotos.BEFORE + ":" + id.value());
        OrderTimers.set(timers, id, due);
        telling.placed(viewer, book.find(id).orElseThrow());
        audit.record(viewer, "cooperation.place-order", id.subject(), null,
            Map.of("community", community.value(), "kind", wanted.kind().name(),
                "orderer", wanted.orderer().name(), "appeal", wanted.appeal() == null ? "" : wanted.appeal()));
        return new Done(id.value());
    }

    /** A day after the wished one, else as the county has set. */
    private Instant due(AreaCode community, Order.Wanted wanted, Instant now) {
        return wanted.wantedAt() == null ? now.plus(Duration.ofDays(rules.of(community.county()).doneDays()))
            : wanted.wantedAt().plus(Duration.ofDays(1));
    }

    private boolean mayPlace(Viewer viewer, AreaCode community, Order.Wanted wanted) {
        return switch (wanted.orderer()) {
            case RESIDENT -> viewer.person() != null && viewer.person().equals(wanted.person());
            case UNIT -> wanted.unit() != null && Rights.units(viewer).contains(wanted.unit())
                && agreements.communitiesOf(List.of(wanted.unit())).contains(community);
            case COMMUNITY -> Rights.mayLead(viewer, community);
        };
    }

    private long today(Order.Wanted wanted, Instant now) {
        return jdbc.sql("select count(*) from cooperation.service_order where person = :person and placed_at > :since")
            .param("person", java.util.Objects.requireNonNull(wanted.person()).value())
            .param("since", now.minus(Duration.ofDays(1)).atOffset(java.time.ZoneOffset.UTC))
            .query(Long.class).single();
    }
}

package org.minsheng.cooperation.internal.order;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Places;
import org.minsheng.attachment.Attachments;
import org.minsheng.cooperation.internal.Rights;
import org.minsheng.cooperation.internal.agreement.ItemBook;
import org.minsheng.cooperation.internal.order.OrderTransitions.Party;
import org.minsheng.organisation.Posts;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.page.TimelineEntry;
import org.minsheng.people.Persons;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** Everything that belongs to one order, for somebody who may see it, on the console as on the phone. */
@Component
class OrderDossier {

    private final OrderBook book;
    private final OrderParties parties;
    private final Suggesting suggesting;
    private final ItemBook items;
    private final Attachments attachments;
    private final Places places;
    private final Posts posts;
    private final Persons persons;

    OrderDossier(OrderBook book, OrderParties parties, Suggesting suggesting, ItemBook items,
                 Attachments attachments, Places places, Posts posts, Persons persons) {
        this.book = book;
        this.parties = parties;
        this.suggesting = suggesting;
        this.items = items;
        this.attachments = attachments;
        this.places = places;
        this.posts = posts;
        this.persons = persons;
    }

    Optional<Order> find(Viewer viewer, long id) {
        return book.find(new OrderId(id)).filter(order -> parties.maySee(viewer, order));
    }

    OrderViews.One of(Page page, Viewer viewer, Order order, Form form, String base) {
        var own = parties.of(viewer, order);
        var allowed = OrderTransitions.allowed(order.work(), own);
        boolean detail = OrderParties.seesDetail(own, viewer, order);
        var steps = book.steps(order.id());
        var names = names(order, steps);
        var files = attachments.ofAll(List.of(order.before(), order.after()));
        var address = places.address(detail ? order.wanted().place() : order.community());
        var unit = order.work().unit();
        boolean dispatches = allowed.contains(OrderAction.ASSIGN);
        return new OrderViews.One(order, base, detail ? (address + " " + order.wanted().placeDetail()).strip()
            : address, detail, orderer(page, order, names),
            unit == null ? "" : names.getOrDefault(unit, ""), item(order),
            files.getOrDefault(order.before(), List.of()), files.getOrDefault(order.after(), List.of()),
            timeline(page, order, steps, names), allowed, dispatches ? suggesting.units(order) : List.of(), dispatches
                ? suggesting.members(order) : allowed.contains(OrderAction.PASS_ON) && unit != null
                ? suggesting.ofUnit(unit, order) : List.of(),
            form, order.work().state() == OrderState.CONFIRMED && Rights.mayLead(viewer, order.community()),
            own.contains(Party.ORDERER), CallingOrderer.mayCall(viewer, order), "");
    }

    private String item(Order order) {
        var item = order.wanted().item();
        return item == null ? "" : items.offer(item).map(offer -> offer.item().promise().title()).orElse("");
    }

    private Map<OrganisationId, String> names(Order order, List<Order.Step> steps) {
        var ids = new java.util.HashSet<OrganisationId>();
        steps.stream().map(Order.Step::unit).filter(Objects::nonNull).forEach(ids::add);
        add(ids, order.work().unit());
        add(ids, order.wanted().unit());
        return posts.organisationNames(ids);
    }

    private static void add(Set<OrganisationId> ids, @Nullable OrganisationId unit) {
        if (unit != null) {
            ids.add(unit);
        }
    }

    private String orderer(Page page, Order order, Map<OrganisationId, String> names) {
        var wanted = order.wanted();
        return switch (wanted.orderer()) {
            case RESIDENT -> wanted.person() == null ? page.t("cooperation.orderer.RESIDENT")
                : Optional.ofNullable(persons.masked(List.of(wanted.person())).get(wanted.person()))
                    .map(known -> (known.name() + " " + known.phone()).strip())
                    .orElse(page.t("cooperation.orderer.RESIDENT"));
            case UNIT -> wanted.unit() == null ? "" : names.getOrDefault(wanted.unit(), "");
            case COMMUNITY -> wanted.name().isEmpty() ? page.t("cooperation.orderer.COMMUNITY") : wanted.name();
        };
    }

    private static List<TimelineEntry> timeline(Page page, Order order, List<Order.Step> steps,
                                                Map<OrganisationId, String> names) {
        var entries = new ArrayList<TimelineEntry>();
        entries.add(new TimelineEntry(order.placedAt(),
            page.t("cooperation.step.PLACE", page.t("cooperation.orderer." + order.wanted().orderer())), "", null,
            "info", "clipboard-list", List.of()));
        for (var step : steps) {
            var unit = step.unit() == null ? "" : names.getOrDefault(step.unit(), "");
            entries.add(new TimelineEntry(step.at(), page.t("cooperation.step." + step.action(), unit),
                step.actorName(), step.note().isEmpty() ? null : step.note(), tone(step), icon(step), List.of()));
        }
        return entries;
    }

    private static String tone(Order.Step step) {
        return switch (step.action()) {
            case CONFIRM, FINISH -> "good";
            case NO_SHOW, TIME_OUT, DECLINE, SEND_BACK -> "bad";
            case HAND_BACK, SUBSTITUTE, RECALL, REFUSE, CANCEL -> "warn";
            default -> "info";
        };
    }

    private static String icon(Order.Step step) {
        return switch (step.action()) {
            case CONFIRM, FINISH -> "circle-check";
            case NO_SHOW, TIME_OUT, DECLINE, SEND_BACK, REFUSE, CANCEL -> "alert-circle";
            default -> "chevron-right";
        };
    }

}

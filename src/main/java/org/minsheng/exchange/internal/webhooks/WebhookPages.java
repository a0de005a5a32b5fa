package org.minsheng.exchange.internal.webhooks;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.account.Accounts;
import org.minsheng.area.Places;
import org.minsheng.exchange.internal.ExchangeTabs;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Who is told of which steps, what was sent, and sending it again. */
@Controller
class WebhookPages {

    private static final String PATH = ExchangeTabs.WEBHOOKS;
    private static final int PAGE = 50;

    private final WebhookForm reading;
    private final ManagingSubscriptions managing;
    private final ReplayingDeliveries replaying;
    private final SubscriptionBook subscriptions;
    private final DeliveryBook deliveries;
    private final Accounts accounts;
    private final Places places;

    WebhookPages(WebhookForm reading, ManagingSubscriptions managing, ReplayingDeliveries replaying,
                 SubscriptionBook subscriptions, DeliveryBook deliveries, Accounts accounts, Places places) {
        this.reading = reading;
        this.managing = managing;
        this.replaying = replaying;
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
        this.accounts = accounts;
        this.places = places;
    }

    @GetMapping(PATH)
    ModelAndView all(Page page) {
        return page.show("exchange/webhooks", view(page, fresh(), null));
    }

    @PostMapping(PATH)
    ModelAndView subscribe(Page page, Form form, Viewer viewer) {
        var typed = reading.read(form, viewer);
        if (typed == null) {
            return page.again("exchange/webhooks", view(page, form, null));
        }
        var secret = managing.subscribe(viewer, typed.key(), typed.integration(), typed.url(), typed.area(),
            typed.actions(), typed.pages());
        return secret.isEmpty() ? page.go(PATH, "exchange.webhook.made-before")
            : page.show("exchange/webhooks", view(page, fresh(), secret));
    }

    /** Every step is chosen until somebody chooses less. */
    private static Form fresh() {
        var form = Form.empty();
        WebhookForm.ACTIONS.forEach(action -> form.also("actions", action.name()));
        return form;
    }

    @GetMapping(PATH + "/{id}")
    ModelAndView one(Page page, Viewer viewer, @PathVariable long id) {
        return page.show("exchange/webhook", one(page, theirs(viewer, id), Form.empty()));
    }

    @PostMapping(PATH + "/{id}/ending")
    ModelAndView end(Page page, Viewer viewer, @PathVariable long id) {
        return managing.end(viewer, id) ? page.go(PATH, "exchange.webhook.ended") : page.go(PATH);
    }

    @PostMapping(PATH + "/{id}/resumption")
    ModelAndView resume(Page page, Viewer viewer, @PathVariable long id) {
        theirs(viewer, id);
        return page.go(PATH + "/" + id, "exchange.webhook.resumed", managing.resume(viewer, id));
    }

    @PostMapping(PATH + "/{id}/replays")
    ModelAndView replaySince(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var subscription = theirs(viewer, id);
        form.required("since", 30);
        var since = form.read("since", text -> moment(page, text), "exchange.webhook.since-wrong");
        if (since == null || form.hasErrors()) {
            return page.again("exchange/webhook", one(page, subscription, form));
        }
        return page.go(PATH + "/" + id, "exchange.webhook.replayed-many", replaying.replaySince(viewer, id, since));
    }

    @PostMapping(PATH + "/{id}/deliveries/{delivery}/replays")
    ModelAndView replay(Page page, Viewer viewer, @PathVariable long id, @PathVariable long delivery) {
        return page.go(PATH + "/" + id,
            replaying.replay(viewer, id, delivery) ? "exchange.webhook.replayed" : "exchange.webhook.not-replayed");
    }

    /** As the browser's field for date and time sends it, in the zone of the installation. */
    private static Instant moment(Page page, String text) {
        try {
            return LocalDateTime.parse(text).atZone(page.clock().getZone()).toInstant();
        } catch (DateTimeException notAMoment) {
            throw new IllegalArgumentException(notAMoment);
        }
    }

    private Subscription theirs(Viewer viewer, long id) {
        return subscriptions.byId(id).filter(one -> managing.isTheirs(viewer, one))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private WebhooksView view(Page page, Form form, @Nullable String secret) {
        var rows = subscriptions.all().stream().filter(one -> managing.isTheirs(page.viewer(), one)).toList();
        return new WebhooksView(ExchangeTabs.of(page, PATH), rows,
            accounts.names(rows.stream().map(Subscription::integration).distinct().toList()),
            places.names(rows.stream().map(Subscription::area).distinct().toList()), form, reading.choices(),
            WebhookForm.ACTIONS, secret);
    }

    private WebhooksView.One one(Page page, Subscription subscription, Form form) {
        var state = Arrays.stream(WebhookState.values()).filter(one -> page.url().is("state", one.name()))
            .findFirst().orElse(null);
        var after = page.url().get("after");
        var before = after.matches("\\d{1,18}") ? Long.valueOf(after) : null;
        var states = Arrays.stream(WebhookState.values()).map(one -> new Option(one.name(), page.t(one))).toList();
        return new WebhooksView.One(ExchangeTabs.of(page, PATH), subscription,
            accounts.names(List.of(subscription.integration())).getOrDefault(subscription.integration(), ""),
            places.names(List.of(subscription.area())).getOrDefault(subscription.area(), subscription.area().value()),
            deliveries.of(subscription.id(), state, before, PAGE), states, form);
    }
}

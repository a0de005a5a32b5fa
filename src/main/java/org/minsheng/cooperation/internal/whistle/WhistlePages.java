package org.minsheng.cooperation.internal.whistle;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.Appeals;
import org.minsheng.area.Places;
import org.minsheng.cooperation.internal.Ground;
import org.minsheng.cooperation.internal.Outcome.Done;
import org.minsheng.cooperation.internal.Outcome.Refused;
import org.minsheng.cooperation.internal.Rows;
import org.minsheng.page.Form;
import org.minsheng.page.Menu;
import org.minsheng.page.Page;
import org.minsheng.page.Tab;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Whistles of a community or street, and those that call one's own department or unit; whistling. */
@Controller
class WhistlePages {

    static final String PATH = "/console/whistles";
    private static final int ROWS = 50;
    private static final List<String> TABS = List.of("OPEN", "EMERGENCY", "ESCALATED", "OVER");

    private final WhistleBook book;
    private final ResponderBook responders;
    private final Whistling whistling;
    private final CallableOnes callable;
    private final Appeals appeals;
    private final Ground ground;
    private final Places places;
    private final Clock clock;

    WhistlePages(WhistleBook book, ResponderBook responders, Whistling whistling, CallableOnes callable,
                 Appeals appeals, Ground ground, Places places, Clock clock) {
        this.book = book;
        this.responders = responders;
        this.whistling = whistling;
        this.callable = callable;
        this.appeals = appeals;
        this.ground = ground;
        this.places = places;
        this.clock = clock;
    }

    @Bean
    static Menu whistleMenu() {
        return new Menu(PATH, "cooperation.whistles", "speakerphone", "menu.together", 71);
    }

    @GetMapping(PATH)
    ModelAndView list(Page page, Viewer viewer) {
        var tab = TABS.contains(page.url().get("tab")) ? page.url().get("tab") : "OPEN";
        var found = Slice.of(book.list(WhistleRights.areas(viewer), WhistleRights.organisations(viewer), tab,
            Rows.after(page.url().get("after")), ROWS + 1), ROWS,
            one -> Long.toString(one.id().value()));
        var tabs = TABS.stream().map(one -> new Tab(page.t("cooperation.whistle.tab." + one), PATH + "?tab=" + one,
            one.equals(tab), null)).toList();
        return page.show("cooperation/whistle/list",
            new WhistleViews.All(tabs, new Slice<>(rows(found.rows()), found.next()), tab,
                !WhistleRights.callers(viewer).isEmpty()));
    }

    List<WhistleViews.Row> rows(List<Whistle> whistles) {
        var addresses = places.addresses(whistles.stream().map(one -> one.call().place()).distinct().toList());
        var tallies = responders.tallies(whistles.stream().map(Whistle::id).toList());
        return whistles.stream().map(one -> new WhistleViews.Row(one,
            (addresses.getOrDefault(one.call().place(), "") + " " + one.call().placeDetail()).strip(),
            tallies.getOrDefault(one.id(), ResponderBook.Tally.NONE))).toList();
    }

    @GetMapping(PATH + "/new")
    ModelAndView fresh(Page page, Viewer viewer) {
        var form = Form.empty().prefill("appeal", page.url().get("appeal")).prefill("area", page.url().get("area"))
            .prefill("urgency", "ORDINARY")
            .prefill("reportMinutes", "1440").prefill("finishDays", "3");
        if (!form.value("appeal").isEmpty()) {
            appeals.find(viewer, form.value("appeal"))
                .ifPresent(appeal -> form.prefill("title", cut(appeal.title(), 40))
                    .prefill("text", cut(appeal.text(), 500)).prefill("place", appeal.place().value())
                    .prefill("placeDetail", appeal.placeDetail()));
        }
        return page.show("cooperation/whistle/new", view(viewer, form));
    }

    private static String cut(String text, int most) {
        return text.length() > most ? text.substring(0, most) : text;
    }

    private WhistleViews.Fresh view(Viewer viewer, Form form) {
        var area = area(viewer, form);
        var ones = area == null ? new CallableOnes.Ones(Map.of(), Map.of()) : callable.in(area);
        return new WhistleViews.Fresh(form, ground.named(WhistleRights.callers(viewer)),
            ones.groups(), ones.skills(), PATH);
    }

    private static @Nullable AreaCode area(Viewer viewer, Form form) {
        var own = WhistleRights.callers(viewer);
        return own.stream().filter(code -> code.value().equals(form.value("area"))).findFirst()
            .orElse(own.isEmpty() ? null : own.getFirst());
    }

    @PostMapping(PATH)
    ModelAndView whistle(Page page, Form form, Viewer viewer) {
        var area = area(viewer, form);
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        if (area == null) {
            form.reject("area", "form.required");
            return page.again("cooperation/whistle/new", view(viewer, form));
        }
        var call = call(form, viewer, area);
        var called = callable.read(form, area);
        if (!form.hasErrors() && key != null && call != null) {
            switch (whistling.whistle(viewer, key, area, call, called)) {
                case Done done -> {
                    return page.go(PATH + "/" + done.id(), "cooperation.whistle.called", called.size());
                }
                case Refused refused -> refused.why().on(form);
            }
        }
        return page.again("cooperation/whistle/new", view(viewer, form));
    }

    private Whistle.@Nullable Call call(Form form, Viewer viewer, AreaCode area) {
        var urgency = form.choice("urgency", Whistle.Urgency.class);
        if (urgency == null) {
            form.reject("urgency", "form.required");
        }
        var place = ground.place(form, "place", area);
        var minutes = number(form, "reportMinutes", 10_080);
        var days = number(form, "finishDays", 60);
        var title = form.required("title", 40);
        var text = form.required("text", 500);
        var appeal = form.value("appeal").isEmpty() ? null : form.value("appeal");
        if (appeal != null && appeals.find(viewer, appeal).isEmpty()) {
            form.reject("appeal", "cooperation.order.refused.appeal");
        }
        if (urgency == null || place == null || minutes == null || days == null) {
            return null;
        }
        Instant now = clock.instant();
        return new Whistle.Call(place, form.optional("placeDetail", 100), urgency, title, text, appeal,
            now.plus(Duration.ofMinutes(minutes)), now.plus(Duration.ofMinutes(minutes)).plus(Duration.ofDays(days)));
    }

    private static @Nullable Integer number(Form form, String field, int most) {
        form.required(field, 5);
        return form.read(field, text -> {
            int value = Integer.parseInt(text);
            if (value < 1 || value > most) {
                throw new IllegalArgumentException(text);
            }
            return value;
        }, "cooperation.rules.wrong");
    }
}

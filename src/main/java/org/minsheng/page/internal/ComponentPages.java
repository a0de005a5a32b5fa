package org.minsheng.page.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.minsheng.page.AreaMap;
import org.minsheng.page.Form;
import org.minsheng.page.Menu;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.page.Staged.Counts;
import org.minsheng.page.Staged.Mend;
import org.minsheng.page.Tab;
import org.minsheng.page.TimelineEntry;
import org.minsheng.shared.OnlyIf;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Tier;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Shows every component in its states, so that they are looked at together; only in the demo. */
@Controller
@OnlyIf(setting = "minsheng.demo")
class ComponentPages {

    private static final int LONG_LIST = 50;
    private static final List<String> TONES = List.of("neutral", "info", "good", "warn", "bad");

    @GetMapping("/console/components")
    ModelAndView show(Page page) {
        return page.show(page.url().is("for", "residents") ? "page/residentcomponents" : "page/components", view(page));
    }

    /** Where the example confirmation leads. */
    @PostMapping("/console/components")
    ModelAndView confirm(Page page) {
        return page.go("/console/components", "page.components.confirmed");
    }

    private static ComponentsView view(Page page) {
        var now = page.clock().instant();
        var typed = new LinkedMultiValueMap<String, String>();
        typed.add("title", page.t("page.components.example.title"));
        var wrong = new Form(typed);
        wrong.reject("title", "form.too-long", 10, 14);
        wrong.reject("level", "form.required");
        wrong.reject("text", "form.required");
        wrong.reject("agree", "form.required");
        wrong.reject("photos", "page.components.fault.photo");
        var sheet = Form.empty();
        sheet.reject("file", "page.components.fault.sheet");
        var options = Arrays.stream(Tier.values()).map(tier -> new Option(tier.name(), page.t(tier))).toList();
        return new ComponentsView(Form.empty().prefill("tier", "TOWN"), wrong, sheet, options,
            new Slice<>(examples(page, now), "next"), history(page, now), tabs(page), map(page),
            new Counts(12, 3, 140, 1), List.of(new Mend("place", page.t("page.components.sheet.wrong"))), now);
    }

    private static AreaMap map(Page page) {
        var areas = IntStream.range(0, 5).mapToObj(n -> new AreaMap.Shape(
            String.valueOf(n), AreaMap.Kind.AREA, square(107.70 + n * 0.012), page.t(Tier.values()[n % 4]),
            page.number(n * 40L), "info", n * 40.0, "/console/components?row=" + n)).toList();
        return new AreaMap(areas, page.t("page.components.count"));
    }

    private static String square(double west) {
        return """
            {"type":"Polygon","coordinates":[[[%1$s,27.95],[%2$s,27.95],[%2$s,27.96],[%1$s,27.96],[%1$s,27.95]]]}"""
            .formatted(west, west + 0.01);
    }

    private static List<ComponentsView.Example> examples(Page page, Instant now) {
        return IntStream.rangeClosed(1, LONG_LIST).mapToObj(n -> new ComponentsView.Example(
            "520327-20261123-%04d".formatted(n), page.t("page.components.example.title"),
            page.t("page.components.example.place"), now.minus(Duration.ofHours(n)),
            now.plus(Duration.ofHours(5L * n - 60)), TONES.get(n % TONES.size()))).toList();
    }

    private static List<TimelineEntry> history(Page page, Instant now) {
        var who = page.t("page.components.example.who");
        return List.of(
            new TimelineEntry(now.minus(Duration.ofMinutes(5)), page.t("page.components.history.answered"), who,
                page.t("page.components.history.answered.text"), "good", "message-check", List.of()),
            new TimelineEntry(now.minus(Duration.ofHours(20)), page.t("page.components.history.late"), who, null, "bad",
                "alert-triangle", List.of()),
            new TimelineEntry(now.minus(Duration.ofDays(3)), page.t("page.components.history.dispatched"),
                who, null, "info", "send", List.of()),
            new TimelineEntry(now.minus(Duration.ofDays(400)), page.t("page.components.history.filed"),
                page.t("page.components.example.reporter"), null, "neutral", "message-plus", List.of()));
    }

    private static List<Tab> tabs(Page page) {
        return List.of(new Tab(page.t("page.components.tab.mine"), "/console/components?tab=mine",
            !page.url().is("tab", "all"), 12L),
            new Tab(page.t("page.components.tab.all"), "/console/components?tab=all",
                page.url().is("tab", "all"), 12_345L),
            new Tab(page.t("page.components.tab.none"), "/console/components?tab=none", false, null));
    }

    @Bean
    static Menu componentsMenu() {
        return new Menu("/console/components", "page.components.title", "components", "menu.system", 900);
    }
}

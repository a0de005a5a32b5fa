package org.minsheng.points.internal.standard;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Places;
import org.minsheng.page.Form;
import org.minsheng.page.Menu;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.points.internal.PointsOutcome;
import org.minsheng.points.internal.PointsOutcome.Done;
import org.minsheng.points.internal.PointsOutcome.Refused;
import org.minsheng.points.internal.PointsRights;
import org.minsheng.points.internal.shop.Numbers;
import org.minsheng.points.internal.standard.StandardBook.KindTerms;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Where the standard of an area is written and published. */
@Controller
class StandardPages {

    private static final String PATH = "/console/points/standards";
    private static final String ONE = PATH + "/{id}";
    private static final String TEMPLATE = "points/standard/one";

    private final StandardBook book;
    private final DefiningStandard defining;
    private final Places places;

    StandardPages(StandardBook book, DefiningStandard defining, Places places) {
        this.book = book;
        this.defining = defining;
        this.places = places;
    }

    @Bean
    static Menu pointsStandardsMenu() {
        return new Menu(PATH, "points.standards.title", "list-numbers", "menu.points", 72);
    }

    @GetMapping(PATH)
    ModelAndView list(Page page, Viewer viewer) {
        return page.show("points/standard/list", listed(viewer, Form.empty()));
    }

    private StandardViews.All listed(Viewer viewer, Form form) {
        var own = PointsRights.defines(viewer);
        Map<AreaCode, StandardViews.Area> areas = new LinkedHashMap<>();
        own.forEach(area -> areas.put(area, new StandardViews.Area(area, places.address(area),
            book.inForce(area).orElse(null), null, true)));
        for (var standard : book.within(own)) {
            var known = areas.computeIfAbsent(standard.area(),
                area -> new StandardViews.Area(area, places.address(area), null, null, false));
            areas.put(standard.area(), standard.isDraft() ? known.withDraft(standard) : known.withForce(standard));
        }
        return new StandardViews.All(List.copyOf(areas.values()), form);
    }

    @PostMapping(PATH)
    ModelAndView begin(Page page, Form form, Viewer viewer) {
        var area = form.read("area", AreaCode::new, "form.not-a-choice");
        return switch (area == null ? PointsOutcome.NOT_YOURS : defining.begin(viewer, area)) {
            case Done done -> page.go(PATH + "/" + done.id(), "points.standard.begun");
            case Refused refused -> {
                form.reject("area", refused.key(), refused.args());
                yield page.again("points/standard/list", listed(viewer, form));
            }
        };
    }

    @GetMapping(ONE)
    ModelAndView one(Page page, Viewer viewer, @PathVariable long id) {
        return page.show(TEMPLATE, view(page, viewer, known(viewer, id), Form.empty()));
    }

    @PostMapping(ONE + "/terms")
    ModelAndView terms(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var standard = known(viewer, id);
        var version = form.read("version", Integer::valueOf, "form.not-a-choice");
        form.required("validYears", 1);
        var years = form.read("validYears", text -> Numbers.between(text, 0, 9), "points.fault.number");
        var note = form.optional("note", 500);
        return form.hasErrors() || version == null || years == null
            ? page.again(TEMPLATE, view(page, viewer, standard, form))
            : told(page, viewer, standard, form, defining.setTerms(viewer, id, version, years, note),
                "points.standard.saved");
    }

    @PostMapping(ONE + "/kinds")
    ModelAndView put(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var standard = known(viewer, id);
        var terms = kind(form);
        return terms == null ? page.again(TEMPLATE, view(page, viewer, standard, form))
            : told(page, viewer, standard, form, defining.putKind(viewer, id, terms), "points.standard.saved");
    }

    private static @Nullable KindTerms kind(Form form) {
        form.required("code", 31);
        var code = form.read("code", StandardPages::code, "points.standard.fault.code");
        form.required("points", 5);
        var points = form.read("points", text -> Numbers.between(text, 1, 10_000), "points.fault.number");
        var per = form.choice("per", Kind.Per.class);
        var cap = form.read("capPoints", text -> Numbers.between(text, 1, 100_000), "points.fault.number");
        var period = cap == null ? null : form.choice("capPeriod", Kind.Period.class);
        var name = form.required("name", 60);
        var deed = form.optional("deed", 20);
        if (cap != null && points != null && cap < points) {
            form.reject("capPoints", "points.standard.fault.cap");
        }
        return form.hasErrors() || code == null || points == null ? null
            : new KindTerms(code, name, deed.isEmpty() ? null : deed, points,
                Objects.requireNonNullElse(per, Kind.Per.TIME), cap,
                cap == null ? null : Objects.requireNonNullElse(period, Kind.Period.MONTH),
                form.checked("claimable"), form.checked("proof"));
    }

    private static String code(String text) {
        if (!text.matches("[a-z][a-z0-9-]{1,30}")) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    @PostMapping(ONE + "/kinds/{code}/removal")
    ModelAndView remove(Page page, Form form, Viewer viewer, @PathVariable long id, @PathVariable String code) {
        var standard = known(viewer, id);
        return told(page, viewer, standard, form, defining.removeKind(viewer, id, code), "points.standard.removed");
    }

    @PostMapping(ONE + "/discarding")
    ModelAndView discard(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var standard = known(viewer, id);
        var outcome = defining.discard(viewer, id);
        return outcome instanceof Done ? page.go(PATH, "points.standard.discarded")
            : told(page, viewer, standard, form, outcome, "points.standard.discarded");
    }

    @PostMapping(ONE + "/publication")
    ModelAndView publish(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var standard = known(viewer, id);
        return told(page, viewer, standard, form, defining.publish(viewer, id), "points.standard.published");
    }

    private ModelAndView told(Page page, Viewer viewer, Standard standard, Form form,
                              PointsOutcome outcome, String told) {
        if (outcome instanceof Refused refused) {
            form.reject(refused.field(), refused.key(), refused.args());
            return page.again(TEMPLATE, view(page, viewer, book.find(standard.id()).orElse(standard), form));
        }
        return page.go(PATH + "/" + standard.id(), told);
    }

    private Standard known(Viewer viewer, long id) {
        return book.find(id).filter(standard -> PointsRights.maySee(viewer, standard.area())
            || PointsRights.defines(viewer).stream().anyMatch(area -> standard.area().contains(area)))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private StandardViews.One view(Page page, Viewer viewer, Standard standard, Form form) {
        var kinds = book.kinds(standard.id());
        form.prefill("validYears", Integer.toString(standard.validYears())).prefill("note", standard.note());
        kinds.stream().filter(kind -> kind.code().equals(page.url().get("kind"))).findFirst()
            .ifPresent(kind -> fill(form, kind));
        return new StandardViews.One(standard, places.address(standard.area()), kinds, book.versions(standard.area()),
            standard.isDraft() && PointsRights.mayDefine(viewer, standard.area()), deeds(page), form);
    }

    private static void fill(Form form, Kind kind) {
        form.prefill("code", kind.code()).prefill("name", kind.name()).prefill("deed", kind.deed())
            .prefill("points", Integer.toString(kind.points()))
            .prefill("per", kind.per().name()).prefill("capPoints",
                kind.capPoints() == null ? null : kind.capPoints().toString())
            .prefill("capPeriod", kind.capPeriod() == null ? null : kind.capPeriod().name())
            .prefill("claimable", kind.claimable() ? "1" : null)
            .prefill("proof", kind.proof() ? "1" : null);
    }

    /** What the other modules call their deeds. */
    private static List<Option> deeds(Page page) {
        return List.of("activity", "order", "whistle", "wish", "shift", "mediation", "need").stream()
            .map(deed -> new Option(deed, page.t("points.deed." + deed))).toList();
    }
}

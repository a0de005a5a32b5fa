package org.minsheng.cooperation.internal.agreement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Places;
import org.minsheng.cooperation.internal.Ground;
import org.minsheng.cooperation.internal.KeptFiles;
import org.minsheng.cooperation.internal.Outcome.Done;
import org.minsheng.cooperation.internal.Outcome.Refused;
import org.minsheng.cooperation.internal.Rights;
import org.minsheng.cooperation.internal.ServiceKind;
import org.minsheng.organisation.Posts;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The agreements of a community, or of a unit; all that is promised; entering a new one. */
@Controller
class AgreementPages {

    static final String PATH = "/console/agreements";
    private static final int ROWS = 50;

    private final AgreementBook book;
    private final ItemBook items;
    private final KeepingAgreement keeping;
    private final Ground ground;
    private final KeptFiles files;
    private final Posts posts;
    private final Places places;
    private final Clock clock;

    AgreementPages(AgreementBook book, ItemBook items, KeepingAgreement keeping, Ground ground, KeptFiles files,
                   Posts posts, Places places, Clock clock) {
        this.book = book;
        this.items = items;
        this.keeping = keeping;
        this.ground = ground;
        this.files = files;
        this.posts = posts;
        this.places = places;
        this.clock = clock;
    }

    @Bean
    static Menu agreementMenu() {
        return new Menu(PATH, "cooperation.agreements", "file-certificate", "menu.together", 72);
    }

    @GetMapping(PATH)
    ModelAndView list(Page page, Viewer viewer) {
        var today = LocalDate.now(clock);
        var only = List.of("ENDING", "OVER", "ENDED").contains(page.url().get("only")) ? page.url().get("only") : "";
        var areas = Rights.areas(viewer);
        var units = Rights.units(viewer);
        var found = Slice.of(book.list(new AgreementBook.Filter(areas, units, only, page.url().get("q"), today),
            page.url().get("after"), ROWS + 1), ROWS,
            agreement -> agreement.terms().endsOn() + ":" + agreement.id().value());
        var figures = book.figures(areas, units, today);
        return page.show("cooperation/agreement/list",
            new AgreementViews.All(tabs(page, only, figures), figures, rows(found), only,
                !Rights.communities(viewer).isEmpty()));
    }

    private Slice<AgreementViews.Row> rows(Slice<Agreement> found) {
        var names = places.names(found.rows().stream().map(Agreement::community).distinct().toList());
        var today = LocalDate.now(clock);
        return found.map(one -> new AgreementViews.Row(one,
            names.getOrDefault(one.community(), one.community().value()), one.standing(today)));
    }

    private static List<Tab> tabs(Page page, String only, AgreementBook.Figures figures) {
        return List.of(new Tab(page.t("cooperation.agreement.in-force"), PATH,
            only.isEmpty() && page.path().equals(PATH), figures.inForce()),
            new Tab(page.t("cooperation.agreement.Standing.ENDING"), PATH + "?only=ENDING",
                only.equals("ENDING"), figures.ending()),
            new Tab(page.t("cooperation.agreement.Standing.OVER"), PATH + "?only=OVER",
                only.equals("OVER"), figures.over()),
            new Tab(page.t("cooperation.agreement.Standing.ENDED"), PATH + "?only=ENDED", only.equals("ENDED"), null),
            new Tab(page.t("cooperation.items"), PATH + "/items", page.path().endsWith("/items"), figures.items()));
    }

    /** Every promise in force, and how far it is kept. */
    @GetMapping(PATH + "/items")
    ModelAndView items(Page page, Viewer viewer) {
        var areas = Rights.areas(viewer);
        var units = Rights.units(viewer);
        var kind = Arrays.stream(ServiceKind.values()).map(Enum::name)
            .filter(page.url().get("kind")::equals).findFirst().orElse("");
        var after = page.url().get("after");
        var found = Slice.of(
            items.inForce(areas, units, kind, after.matches("\\d{1,18}") ? Long.parseLong(after) : 0, ROWS + 1), ROWS,
            offer -> Long.toString(offer.item().id()));
        var kept = items.kept(found.rows());
        var names = places.names(found.rows().stream().map(ItemBook.Offer::community).distinct().toList());
        return page.show("cooperation/agreement/items",
            new AgreementViews.Items(tabs(page, "", book.figures(areas, units, LocalDate.now(clock))),
                found.map(offer -> new AgreementViews.Offered(offer,
                    java.util.Objects.requireNonNull(kept.get(offer.item().id())),
                    names.getOrDefault(offer.community(), ""))), AgreementViews.itemKinds(page)));
    }

    @GetMapping(PATH + "/new")
    ModelAndView fresh(Page page, Viewer viewer) {
        var today = LocalDate.now(clock);
        var form = Form.empty().prefill("kind", AgreementKind.AGREEMENT.name()).prefill("startsOn", today.toString())
            .prefill("endsOn", today.plusYears(1).minusDays(1).toString());
        return page.show("cooperation/agreement/new", fresh(page, viewer, form));
    }

    private AgreementViews.Fresh fresh(Page page, Viewer viewer, Form form) {
        return new AgreementViews.Fresh(form, ground.communities(viewer), AgreementViews.kinds(page));
    }

    @PostMapping(PATH)
    ModelAndView sign(Page page, Form form, Viewer viewer,
                      @RequestParam(name = "scans", required = false) @Nullable List<MultipartFile> scans) {
        var kept = files.files(form, "scans", scans);
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        @Nullable AreaCode community = ground.community(form, viewer);
        var unit = community == null ? null : ground.unit(form, "unit", community.county());
        var name = unit == null ? "" : posts.organisationNames(List.of(unit)).getOrDefault(unit, form.value("unit"));
        var terms = AgreementForm.terms(form, name);
        if (terms != null && community != null && unit != null && key != null) {
            switch (keeping.sign(viewer, key, community, unit, terms, new ArrayList<>(kept))) {
                case Done done -> {
                    return page.go(PATH + "/" + done.id(), "cooperation.agreement.signed", name);
                }
                case Refused refused -> refused.why().on(form);
            }
        }
        return page.again("cooperation/agreement/new", fresh(page, viewer, form));
    }
}

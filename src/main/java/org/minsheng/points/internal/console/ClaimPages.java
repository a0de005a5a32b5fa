package org.minsheng.points.internal.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Places;
import org.minsheng.attachment.Attachments;
import org.minsheng.page.Form;
import org.minsheng.page.Menu;
import org.minsheng.page.Page;
import org.minsheng.page.Tab;
import org.minsheng.page.TimelineEntry;
import org.minsheng.points.internal.HolderNames;
import org.minsheng.points.internal.Holders;
import org.minsheng.points.internal.PointsOutcome.Refused;
import org.minsheng.points.internal.PointsOutcome;
import org.minsheng.points.internal.PointsRights;
import org.minsheng.points.internal.claim.Claim;
import org.minsheng.points.internal.claim.ClaimBook;
import org.minsheng.points.internal.claim.ClaimState;
import org.minsheng.points.internal.claim.Objecting;
import org.minsheng.points.internal.claim.ObjectionBook;
import org.minsheng.points.internal.claim.TakingBack;
import org.minsheng.points.internal.claim.Verifying;
import org.minsheng.points.internal.standard.StandardBook;
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

/** The queue of those who verify: claims with their proof, objections, and what was credited. */
@Controller
class ClaimPages {

    static final String PATH = "/console/points/claims";
    private static final String ONE = PATH + "/{id}";
    private static final int ROWS = 50;
    private static final Set<String> ONLY = Set.of("CLAIMED", "PUBLICISED", "OBJECTED", "CREDITED",
        "REFUSED", "TAKEN_BACK", "MISSING");

    private final ClaimBook book;
    private final ObjectionBook objections;
    private final StandardBook standards;
    private final Holders holders;
    private final HolderNames names;
    private final Verifying verifying;
    private final Objecting objecting;
    private final TakingBack takingBack;
    private final Attachments attachments;
    private final Places places;

    ClaimPages(ClaimBook book, ObjectionBook objections, StandardBook standards, Holders holders,
               HolderNames names, Verifying verifying, Objecting objecting, TakingBack takingBack,
               Attachments attachments, Places places) {
        this.book = book;
        this.objections = objections;
        this.standards = standards;
        this.holders = holders;
        this.names = names;
        this.verifying = verifying;
        this.objecting = objecting;
        this.takingBack = takingBack;
        this.attachments = attachments;
        this.places = places;
    }

    @Bean
    static Menu pointsClaimsMenu() {
        return new Menu(PATH, "points.claims.title", "coins", "menu.points", 66);
    }

    static List<AreaCode> areas(Viewer viewer) {
        var areas = new ArrayList<>(PointsRights.verifies(viewer));
        areas.addAll(PointsRights.oversees(viewer));
        return areas;
    }

    @GetMapping(PATH)
    ModelAndView list(Page page, Viewer viewer) {
        var asked = page.url().get("only");
        var only = ONLY.contains(asked) ? asked : asked.equals("ALL") ? "" : "CLAIMED";
        var areas = areas(viewer);
        var rows = book.list(areas, only, number(page.url().get("after")), ROWS);
        return page.show("points/console/claims",
            new PointsViews.Claims(tabs(page, only, book.figures(areas)), only, rows,
                names.byId(rows.rows().stream().map(Claim::member).toList()),
                !PointsRights.verifies(viewer).isEmpty()));
    }

    static @Nullable Long number(String cursor) {
        return cursor.matches("\\d{1,18}") ? Long.valueOf(cursor) : null;
    }

    private static List<Tab> tabs(Page page, String only, ClaimBook.Figures figures) {
        return List.of(tab(page, "CLAIMED", only, figures.waiting()),
            tab(page, "PUBLICISED", only, figures.publicised()), tab(page, "OBJECTED", only, figures.objected()),
            tab(page, "CREDITED", only, null), tab(page, "REFUSED", only, null), tab(page, "TAKEN_BACK", only, null),
            new Tab(page.t("points.claims.all"), PATH + "?only=ALL", only.isEmpty(), null));
    }

    private static Tab tab(Page page, String state, String only, @Nullable Long count) {
        return new Tab(page.t("points.claims." + state), PATH + "?only=" + state, only.equals(state), count);
    }

    @GetMapping(ONE)
    ModelAndView one(Page page, Viewer viewer, @PathVariable long id) {
        return page.show("points/console/claim", view(page, viewer, known(viewer, id), Form.empty()));
    }

    @PostMapping(ONE + "/verification")
    ModelAndView verify(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var claim = known(viewer, id);
        return told(page, viewer, claim, form, verifying.verify(viewer, id, version(form)), "points.claim.verified");
    }

    @PostMapping(ONE + "/refusal")
    ModelAndView refuse(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var claim = known(viewer, id);
        var reason = form.required("reason", 200);
        return form.hasErrors() ? page.again("points/console/claim", view(page, viewer, claim, form))
            : told(page, viewer, claim, form, verifying.refuse(viewer, id, version(form), reason),
                "points.claim.refused.told");
    }

    @PostMapping(ONE + "/taking-back")
    ModelAndView takeBack(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var claim = known(viewer, id);
        var reason = form.required("reason", 200);
        return form.hasErrors() ? page.again("points/console/claim", view(page, viewer, claim, form))
            : told(page, viewer, claim, form, takingBack.takeBack(viewer, id, version(form), reason),
                "points.claim.taken-back.told");
    }

    @PostMapping(ONE + "/objections/{objection}/settlement")
    ModelAndView settle(Page page, Form form, Viewer viewer, @PathVariable long id, @PathVariable long objection) {
        var claim = known(viewer, id);
        var answer = form.required("answer", 300);
        var upheld = form.required("upheld", 5);
        return form.hasErrors() ? page.again("points/console/claim", view(page, viewer, claim, form))
            : told(page, viewer, claim, form, objecting.settle(viewer, id, objection, upheld.equals("yes"), answer),
                "points.objection.settled");
    }

    private static int version(Form form) {
        var version = form.read("version", Integer::valueOf, "form.not-a-choice");
        return version == null ? -1 : version;
    }

    private ModelAndView told(Page page, Viewer viewer, Claim claim, Form form, PointsOutcome outcome, String told) {
        if (outcome instanceof Refused refused) {
            form.reject(refused.field(), refused.key(), refused.args());
            return page.again("points/console/claim", view(page, viewer, book.find(claim.id()).orElse(claim), form));
        }
        return page.go(PATH + "/" + claim.id(), told);
    }

    private Claim known(Viewer viewer, long id) {
        return book.find(id).filter(claim -> PointsRights.maySee(viewer, claim.community()))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private PointsViews.One view(Page page, Viewer viewer, Claim claim, Form form) {
        var photos = attachments.of(claim.subject()).stream().map(file -> "/attachments/" + file.id()).toList();
        return new PointsViews.One(claim, standards.kind(claim.kind()).orElseThrow(),
            names.of(holders.find(claim.member()).orElseThrow()), places.address(claim.community()), photos,
            objections.of(claim.id()), course(page, claim), verifying.isOwn(viewer, claim),
            PointsRights.mayVerify(viewer, claim.community()),
            PointsRights.mayRule(viewer, claim.community()) && claim.state().mayBecome(ClaimState.TAKEN_BACK), form);
    }

    private static List<TimelineEntry> course(Page page, Claim claim) {
        var course = new ArrayList<TimelineEntry>();
        course.add(new TimelineEntry(claim.filedAt(),
            page.t(claim.deed() == null ? "points.course.filed" : "points.course.deed"), claim.filedByName(), null,
            "neutral", "pencil", List.of()));
        if (claim.verifiedAt() != null) {
            course.add(new TimelineEntry(claim.verifiedAt(), page.t("points.course.verified", claim.points()),
                claim.verifiedByName(), null, "info", "eye-check", List.of()));
        }
        if (claim.creditedAt() != null) {
            course.add(new TimelineEntry(claim.creditedAt(), page.t("points.course.credited", claim.points()), "", null,
                "good", "coins", List.of()));
        }
        if (claim.endedAt() != null) {
            course.add(new TimelineEntry(claim.endedAt(), page.t("points.ClaimState." + claim.state()),
                claim.endedByName(), claim.reason().isEmpty() ? null : claim.reason(), "bad", "x", List.of()));
        }
        return course;
    }
}

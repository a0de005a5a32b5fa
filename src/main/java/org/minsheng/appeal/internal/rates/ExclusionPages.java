package org.minsheng.appeal.internal.rates;

import java.util.Arrays;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.Sight;
import org.minsheng.appeal.internal.console.ConsoleDossier;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.page.Tab;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** What the rates leave out: proposing it from the appeal, deciding on it, and the list. */
@Controller
class ExclusionPages {

    private static final String LIST = RatePages.PATH + "/exclusions";
    private static final int PAGE = 50;
    private static final int LONGEST = 300;

    private final Excluding excluding;
    private final ConsoleDossier dossier;

    ExclusionPages(Excluding excluding, ConsoleDossier dossier) {
        this.excluding = excluding;
        this.dossier = dossier;
    }

    @GetMapping(LIST)
    ModelAndView list(Page page, Viewer viewer, @RequestParam(defaultValue = "PROPOSED") String state,
                      @RequestParam(defaultValue = "") String after) {
        var chosen = Arrays.stream(Exclusion.State.values()).filter(one -> one.name().equals(state)).findFirst()
            .orElse(Exclusion.State.PROPOSED);
        Slice<Exclusion> rows = excluding.page(Sight.lenses(viewer), chosen, after, PAGE);
        var tabs = Arrays.stream(Exclusion.State.values())
            .map(one -> new Tab(page.t("appeal.exclusion.state." + one), LIST + "?state=" + one, one == chosen, null))
            .toList();
        return page.show("appeal/rates/exclusions",
            new RateViews.Exclusions(tabs, rows.map(row -> candidate(viewer, row))));
    }

    @GetMapping("/console/appeals/{number}/exclusions")
    ModelAndView one(Page page, Viewer viewer, @PathVariable String number) {
        return page.show("appeal/rates/exclusion", view(page, viewer, appeal(viewer, number), Form.empty()));
    }

    @PostMapping("/console/appeals/{number}/exclusions")
    ModelAndView propose(Page page, Form form, Viewer viewer, @PathVariable String number) {
        var appeal = appeal(viewer, number);
        form.required("figure", 20);
        var figure = form.choice("figure", Exclusion.Figure.class);
        var reason = form.required("reason", LONGEST);
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        if (form.hasErrors() || figure == null || key == null) {
            return page.again("appeal/rates/exclusion", view(page, viewer, appeal, form));
        }
        boolean proposed = excluding.propose(viewer, appeal, key, figure, reason);
        return page.go("/console/appeals/" + number + "/exclusions",
            proposed ? "appeal.exclusion.proposed" : "appeal.exclusion.waits");
    }

    @PostMapping(LIST + "/{id}/decision")
    ModelAndView decide(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var decision = form.optional("decision", LONGEST);
        boolean decided = !form.hasErrors() && excluding.decide(viewer, id,
            form.value("approve").equals("yes"), decision);
        return page.go(LIST, decided ? "appeal.exclusion.decided" : "appeal.exclusion.not-decided");
    }

    /** With a reason, which stays listed. */
    @PostMapping(LIST + "/{id}/withdrawal")
    ModelAndView withdraw(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var reason = form.required("reason", LONGEST);
        if (form.hasErrors()) {
            return page.warn(LIST + "?state=APPROVED", "appeal.exclusion.withdraw.reason");
        }
        return excluding.withdraw(viewer, id, reason) ? page.go(LIST + "?state=WITHDRAWN", "appeal.exclusion.withdrawn")
            : page.warn(LIST + "?state=APPROVED", "appeal.exclusion.not-withdrawn");
    }

    private RateViews.Propose view(Page page, Viewer viewer, Appeal appeal, Form form) {
        var known = excluding.of(appeal);
        return new RateViews.Propose(appeal, known.stream().map(row -> candidate(viewer, row)).toList(),
            known.stream().anyMatch(one -> one.state() == Exclusion.State.PROPOSED),
            known.stream().anyMatch(one -> one.state() == Exclusion.State.APPROVED), form, page.newKey());
    }

    private static RateViews.Candidate candidate(Viewer viewer, Exclusion row) {
        return new RateViews.Candidate(row, Excluding.mayDecide(viewer, row), Excluding.mayWithdraw(viewer, row));
    }

    private Appeal appeal(Viewer viewer, String number) {
        return dossier.find(viewer, number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}

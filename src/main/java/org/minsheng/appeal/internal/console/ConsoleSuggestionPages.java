package org.minsheng.appeal.internal.console;

import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.Sight;
import org.minsheng.appeal.internal.catalogue.Matters;
import org.minsheng.appeal.internal.steps.Transitions;
import org.minsheng.appeal.internal.triage.Triage;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Tier;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Suggests kind, matter and post beside a word that is taken down and beside a new appeal; people decide. */
@Controller
class ConsoleSuggestionPages {

    /** Before a place is chosen the shipped words speak. */
    private static final AreaCode NOWHERE = new AreaCode("52");

    private final Triage triage;
    private final ConsoleDossier dossier;
    private final ConsoleRoutes routes;
    private final Matters matters;

    ConsoleSuggestionPages(Triage triage, ConsoleDossier dossier, ConsoleRoutes routes, Matters matters) {
        this.triage = triage;
        this.dossier = dossier;
        this.routes = routes;
        this.matters = matters;
    }

    @PostMapping("/console/appeals/suggestions")
    ModelAndView whileTyping(Page page, Form form, Viewer viewer) {
        var chosen = form.value("place");
        var place = AreaCode.isValid(chosen) ? new AreaCode(chosen)
            : ConsoleIntakePlaces.areas(viewer).stream().findFirst().orElse(null);
        return page.show("appeal/console/suggestionhint",
            view(page, null, place, Tier.COUNTY, form.value("title"), form.value("body")));
    }

    @GetMapping("/console/appeals/{number}/suggestion")
    ModelAndView suggestion(Page page, Viewer viewer, @PathVariable String number) {
        var appeal = dossier.find(viewer, number)
            .filter(one -> Transitions.edge(one.work().state(), AppealAction.ACCEPT, Sight.parties(viewer, one))
                .isPresent())
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var said = appeal.said();
        return page.show("appeal/console/suggestion",
            view(page, appeal, said.place(), appeal.work().deskTier(), said.title(), said.body()));
    }

    private ConsoleSuggestionView view(Page page, @Nullable Appeal appeal, @Nullable AreaCode place, Tier desk,
                                       String title, String body) {
        var suggestion = triage.suggest(place == null ? NOWHERE : place, title, body);
        var route = place == null || place.at(AreaCode.Level.COUNTY) == null || suggestion.matter() == null ? null
            : routes.of(page, suggestion.matter(), place, desk);
        return new ConsoleSuggestionView(appeal, suggestion, matters.path(page, suggestion.matter()), route,
            (int) Math.round(100 * suggestion.share()), page.newKey());
    }
}

package org.minsheng.appeal.internal.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.AppealId;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.Leads;
import org.minsheng.appeal.internal.Sight;
import org.minsheng.appeal.internal.similar.Companions;
import org.minsheng.appeal.internal.similar.FindingSimilar;
import org.minsheng.appeal.internal.similar.Similar;
import org.minsheng.appeal.internal.steps.Transitions;
import org.minsheng.area.Places;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** What was said before about the same thing, beside a word that is taken down and beside a new appeal. */
@Controller
class ConsoleSimilarPages {

    private static final int LOOKED_AT = 20;
    private static final int SHOWN = 6;

    private final FindingSimilar finding;
    private final Companions companions;
    private final Leads leads;
    private final ConsoleDossier dossier;
    private final Places places;

    ConsoleSimilarPages(FindingSimilar finding, Companions companions, Leads leads, ConsoleDossier dossier,
                        Places places) {
        this.finding = finding;
        this.companions = companions;
        this.leads = leads;
        this.dossier = dossier;
        this.places = places;
    }

    /** Sent as a form, so that the words are in no address. */
    @PostMapping("/console/appeals/similar")
    ModelAndView whileTyping(Page page, Form form, Viewer viewer) {
        var chosen = form.value("place");
        var place = AreaCode.isValid(chosen) ? new AreaCode(chosen)
            : ConsoleIntakePlaces.areas(viewer).stream().findFirst().orElse(null);
        var found = place == null ? List.<Similar>of()
            : finding.toNew(place, form.value("title"), form.value("body"), ConsoleUploads.ahead(form), LOOKED_AT);
        return page.show("appeal/console/similarhints", view(page, viewer, null, found));
    }

    @GetMapping("/console/appeals/{number}/similar")
    ModelAndView similar(Page page, Viewer viewer, @PathVariable String number) {
        var appeal = dossier.find(viewer, number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var together = together(appeal);
        var others = finding.to(appeal, LOOKED_AT).stream().filter(one -> !together.contains(one.id())).toList();
        return page.show("appeal/console/similar", view(page, viewer, appeal, others));
    }

    /** Those with which it was merged already: they are named elsewhere on its page. */
    private Set<AppealId> together(Appeal appeal) {
        var lead = leads.of(appeal).id();
        return Stream.concat(Stream.of(lead), leads.merged(lead).stream().map(Appeal::id)).collect(Collectors.toSet());
    }

    private ConsoleSimilarView view(Page page, Viewer viewer, @Nullable Appeal appeal, List<Similar> found) {
        var seen = found.stream().filter(one -> Sight.oversees(viewer, one.place())).limit(SHOWN).toList();
        var addresses = places.addresses(seen.stream().map(Similar::place).distinct().toList());
        var others = companions.counts(seen.stream().map(Similar::id).toList());
        var rows = new ArrayList<ConsoleSimilarView.Row>();
        boolean merges = appeal != null
            && Transitions.edge(appeal.work().state(), AppealAction.MERGE, Sight.parties(viewer, appeal)).isPresent();
        boolean first = merges;
        for (var one : seen) {
            boolean key = first && one.strong() && one.open();
            first &= !key;
            rows.add(new ConsoleSimilarView.Row(one, addresses.getOrDefault(one.place(), ""),
                others.getOrDefault(one.id(), 0), key));
        }
        return new ConsoleSimilarView(appeal, rows, merges, page.newKey(), appeal != null);
    }
}

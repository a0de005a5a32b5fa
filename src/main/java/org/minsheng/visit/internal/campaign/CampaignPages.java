package org.minsheng.visit.internal.campaign;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Places;
import org.minsheng.page.Form;
import org.minsheng.page.Menu;
import org.minsheng.page.Page;
import org.minsheng.page.Tab;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.CampaignId;
import org.minsheng.visit.internal.campaign.Outcome.Done;
import org.minsheng.visit.internal.campaign.Outcome.Refused;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The list of campaigns, making and changing one. */
@Controller
class CampaignPages {

    static final String PATH = "/console/campaigns";
    private static final String FORM = "visit/campaign/form";
    private static final int ROWS = 30;

    private final CampaignBook campaigns;
    private final VisitRights rights;
    private final ProgressBook progress;
    private final DraftingCampaign drafting;
    private final DraftForm draftForm;
    private final Places places;
    private final Clock clock;

    CampaignPages(CampaignBook campaigns, VisitRights rights, ProgressBook progress, DraftingCampaign drafting,
                  DraftForm draftForm, Places places, Clock clock) {
        this.campaigns = campaigns;
        this.rights = rights;
        this.progress = progress;
        this.drafting = drafting;
        this.draftForm = draftForm;
        this.places = places;
        this.clock = clock;
    }

    @Bean
    static Menu campaignsMenu() {
        return new Menu(PATH, "visit.campaigns.title", "clipboard-check", "menu.visits", 40);
    }

    @GetMapping(PATH)
    ModelAndView list(Page page, Viewer viewer, @RequestParam(defaultValue = "") String after) {
        var state = Arrays.stream(CampaignState.values()).filter(one -> page.url().is("state", one.name())).findFirst()
            .orElse(CampaignState.RUNNING);
        var areas = VisitRights.areas(viewer);
        var found = campaigns.in(areas, rights.onlyGroups(viewer), state,
            after.matches("\\d{1,18}") ? Long.valueOf(after) : null, ROWS);
        var names = places.names(found.rows().stream().map(Campaign::area).distinct().toList());
        var today = LocalDate.now(clock);
        Map<CampaignId, Progress> made = areas.isEmpty() ? Map.of()
            : progress.of(found.rows().stream().map(Campaign::id).toList(), areas.getFirst());
        var rows = found.map(one -> new CampaignViews.Row(one, names.getOrDefault(one.area(), ""),
            made.getOrDefault(one.id(), Progress.NONE), one.timeUsed(today),
            VisitRights.mayLead(viewer, one.area())));
        var tabs = Arrays.stream(CampaignState.values())
            .map(one -> new Tab(page.t("CampaignState." + one), PATH + "?state=" + one, one == state, null)).toList();
        return page.show("visit/campaign/list", new CampaignViews.Listed(tabs, rows, state));
    }

    @GetMapping(PATH + "/new")
    ModelAndView blank(Page page, Viewer viewer) {
        var area = draftForm.area(viewer, page.url().get("area"));
        return page.show(FORM, draftForm.view(page, viewer, draftForm.blank(area), area, null));
    }

    /** How many households the filter finds, for a form that somebody fills in. */
    @GetMapping(PATH + "/count")
    ModelAndView count(Page page, Viewer viewer) {
        var area = draftForm.area(viewer, page.url().get("area"));
        return page.show("visit/campaign/count", draftForm.count(page, area));
    }

    @PostMapping(PATH)
    ModelAndView create(Page page, Form form, Viewer viewer) {
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        var area = draftForm.area(viewer, form.value("area"));
        var draft = draftForm.read(form, area, List.of());
        if (draft != null && key != null) {
            switch (drafting.begin(viewer, key, draft)) {
                case Done done -> {
                    return page.go(PATH + "/" + done.id(), "visit.campaign.drafted", draft.name());
                }
                case Refused refused -> form.reject(refused.field(), refused.key(), refused.args());
            }
        }
        return page.again(FORM, draftForm.view(page, viewer, form, area, null));
    }

    @GetMapping(PATH + "/{id}/edit")
    ModelAndView edit(Page page, Viewer viewer, @PathVariable long id) {
        var campaign = draftOf(viewer, id);
        var chosen = page.url().get("area");
        var area = chosen.isEmpty() ? campaign.area() : draftForm.area(viewer, chosen);
        return page.show(FORM, draftForm.view(page, viewer, draftForm.filled(campaign), area, campaign));
    }

    @PostMapping(PATH + "/{id}")
    ModelAndView change(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var campaign = draftOf(viewer, id);
        var version = form.read("version", Integer::valueOf, "form.not-a-choice");
        var area = draftForm.area(viewer, form.value("area"));
        var draft = draftForm.read(form, area, campaign.draft().named());
        if (draft != null && version != null) {
            switch (drafting.change(viewer, campaign.id(), version, draft)) {
                case Done done -> {
                    return page.go(PATH + "/" + id, "visit.campaign.drafted", draft.name());
                }
                case Refused refused -> form.reject(refused.field(), refused.key(), refused.args());
            }
        }
        return page.again(FORM, draftForm.view(page, viewer, form, area, campaign));
    }

    private Campaign draftOf(Viewer viewer, long id) {
        return campaigns.find(new CampaignId(id))
            .filter(one -> VisitRights.mayLead(viewer, one.area()) && one.state() == CampaignState.DRAFT)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    static @Nullable AreaCode code(String text) {
        return AreaCode.isValid(text) ? new AreaCode(text) : null;
    }
}

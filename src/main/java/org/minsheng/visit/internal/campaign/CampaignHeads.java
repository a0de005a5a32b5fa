package org.minsheng.visit.internal.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.minsheng.area.Places;
import org.minsheng.grid.GridId;
import org.minsheng.grid.Grids;
import org.minsheng.household.CareGroup;
import org.minsheng.household.Households;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.CampaignId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Finds a campaign for a page and says in words what it asks of whom. */
@Component
class CampaignHeads {

    private final CampaignBook campaigns;
    private final VisitRights rights;
    private final Places places;
    private final Grids grids;
    private final Households households;

    CampaignHeads(CampaignBook campaigns, VisitRights rights, Places places, Grids grids, Households households) {
        this.campaigns = campaigns;
        this.rights = rights;
        this.places = places;
        this.grids = grids;
        this.households = households;
    }

    /** One that the viewer sees. */
    Campaign seen(Viewer viewer, long id) {
        return campaigns.find(new CampaignId(id)).filter(one -> rights.maySee(viewer, one))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    Campaign led(Viewer viewer, long id) {
        return campaigns.find(new CampaignId(id)).filter(one -> VisitRights.mayLead(viewer, one.area()))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    CampaignViews.Head head(Page page, Viewer viewer, Campaign campaign, Form typed) {
        return head(page, viewer, campaign, places.names(List.of(campaign.area())).getOrDefault(campaign.area(), ""),
            typed);
    }

    CampaignViews.Head head(Page page, Viewer viewer, Campaign campaign, String place, Form typed) {
        var draft = campaign.draft();
        var kinds = draft.visitors().stream().sorted().map(kind -> kind == VisitorKind.NAMED
            ? page.t("visit.campaign.named", draft.named().size()) : page.t(kind))
                .collect(Collectors.joining(page.t("visit.comma")));
        return new CampaignViews.Head(campaign, place, campaign.form(page.chinese()),
            ask(page, draft.ask()), kinds, VisitRights.mayLead(viewer, campaign.area()), typed);
    }

    /** Who is asked, in a sentence. */
    private String ask(Page page, Ask ask) {
        var parts = new ArrayList<String>();
        if (!ask.grids().isEmpty()) {
            var known = grids.grids(ask.grids().stream().map(GridId::new).toList());
            parts.add(known.size() > 4 ? page.t("visit.ask.grids", known.size())
                : known.values().stream().map(org.minsheng.grid.Grid::name).sorted()
                    .collect(Collectors.joining(page.t("visit.comma"))));
        }
        if (!ask.careGroups().isEmpty()) {
            parts.add(households.careGroups().stream().filter(group -> ask.careGroups().contains(group.code()))
                .map(group -> name(page, group)).collect(Collectors.joining(page.t("visit.comma"))));
        }
        if (!ask.residences().isEmpty()) {
            parts.add(ask.residences().stream().map(page::t).collect(Collectors.joining(page.t("visit.comma"))));
        }
        if (ask.withoutPeople()) {
            parts.add(page.t("visit.ask.without-people"));
        }
        return parts.isEmpty() ? page.t("visit.ask.everybody") : String.join(" · ", parts);
    }

    private static String name(Page page, CareGroup group) {
        return page.chinese() ? group.name() : group.nameEn();
    }
}

package org.minsheng.visit.internal.campaign;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.minsheng.area.Places;
import org.minsheng.grid.Grid;
import org.minsheng.grid.GridId;
import org.minsheng.grid.Grids;
import org.minsheng.household.HouseholdCard;
import org.minsheng.household.HouseholdId;
import org.minsheng.household.Households;
import org.minsheng.visit.internal.campaign.CampaignViews.HouseholdRow;
import org.springframework.stereotype.Component;

/** Tasks with what of their households a screen may show: three questions for a page of them. */
@Component
class HouseholdRows {

    private final Households households;
    private final Places places;
    private final Grids grids;

    HouseholdRows(Households households, Places places, Grids grids) {
        this.households = households;
        this.places = places;
        this.grids = grids;
    }

    List<HouseholdRow> of(List<TaskRow> tasks) {
        var cards = households.cards(tasks.stream().map(TaskRow::household).toList());
        var addresses = places.addresses(tasks.stream().map(TaskRow::door).distinct().toList());
        Map<GridId, String> names = grids.grids(tasks.stream().map(TaskRow::grid).filter(id -> id != 0).distinct()
            .map(GridId::new).toList())
            .values().stream().collect(Collectors.toMap(Grid::id, Grid::name));
        return tasks.stream()
            .map(task -> new HouseholdRow(task, addresses.getOrDefault(task.door(), task.door().value()),
            head(cards, task), names.getOrDefault(new GridId(task.grid()), ""))).toList();
    }

    private static String head(Map<HouseholdId, HouseholdCard> cards, TaskRow task) {
        var card = cards.get(task.household());
        return card == null ? "" : card.maskedHead();
    }
}

package org.minsheng.appeal.internal.hotspots;

import java.util.List;
import org.minsheng.appeal.internal.catalogue.Matters;
import org.minsheng.area.Places;
import org.minsheng.page.Page;
import org.minsheng.page.StartPanel;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** On the start page of whoever has governance tasks. */
@Component
class HotspotPanel implements StartPanel {

    private static final int ROWS = 5;

    private final Hotspots hotspots;
    private final Matters matters;
    private final Places places;

    HotspotPanel(Hotspots hotspots, Matters matters, Places places) {
        this.hotspots = hotspots;
        this.matters = matters;
        this.places = places;
    }

    @Override
    public boolean isFor(Viewer viewer) {
        return viewer.has(HotspotPages.OWNERS) && !mine(viewer, 1).isEmpty();
    }

    @Override
    public int order() {
        return 16;
    }

    @Override
    public Panel show(Page page) {
        var mine = mine(page.viewer(), ROWS);
        var addresses = places.addresses(mine.stream().map(Hotspot::area).distinct().toList());
        var rows = mine.stream()
            .map(one -> new Row(one.path(), matters.path(page, one.matter()), addresses.getOrDefault(one.area(), ""),
                page.t("finding.hotspot.state." + one.state()), one.state() == Hotspot.State.OPEN ? "bad" : "info",
                one.foundAt(), one.dueAt())).toList();
        return new Panel(page.t("finding.hotspot.panel"), List.of(), rows, null,
            new More(page.t("finding.hotspot.all"), "/console/hotspots"));
    }

    private List<Hotspot> mine(Viewer viewer, int most) {
        var account = viewer.account();
        return account == null ? List.of() : hotspots.of(account, viewer.organisations(), most);
    }
}

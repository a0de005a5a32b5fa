package org.minsheng.visit.internal.field;

import java.util.List;
import org.minsheng.page.Page;
import org.minsheng.page.StartPanel;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** A grid worker's way from the first page to the app, right below the doors that wait. */
@Component
class RoundPanel implements StartPanel {

    @Override
    public boolean isFor(Viewer viewer) {
        return viewer.has(Role.GRID_WORKER);
    }

    @Override
    public int order() {
        return 11;
    }

    @Override
    public Panel show(Page page) {
        return new Panel(page.t("field.page.title"), List.of(), List.of(), page.t("field.page.lead"),
            new More(page.t("field.page.open"), "/field"));
    }
}

package org.minsheng.cooperation.internal.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.minsheng.cooperation.internal.Rights;
import org.minsheng.page.Page;
import org.minsheng.page.StartPanel;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** Orders that wait: for the party organisation to be dispatched, for a unit to be accepted and done. */
@Component
class OrderPanel implements StartPanel {

    private static final int MOST = 8;

    private final OrderLists lists;
    private final OrderPages pages;

    OrderPanel(OrderLists lists, OrderPages pages) {
        this.lists = lists;
        this.pages = pages;
    }

    @Override
    public boolean isFor(Viewer viewer) {
        return viewer.has(Role.UNIT_LIAISON) || !Rights.communities(viewer).isEmpty();
    }

    @Override
    public int order() {
        return 15;
    }

    @Override
    public Panel show(Page page) {
        var viewer = page.viewer();
        boolean unit = viewer.has(Role.UNIT_LIAISON);
        var scope = unit ? pages.scope(viewer) : new OrderLists.Scope(Rights.communities(viewer), List.of(), List.of());
        var counts = lists.counts(scope);
        var figures = new ArrayList<Figure>();
        for (var tab : unit ? List.of(OrderLists.Tab.WAITING, OrderLists.Tab.UNDERWAY, OrderLists.Tab.OVERDUE)
                : List.of(OrderLists.Tab.PLACED, OrderLists.Tab.WAITING, OrderLists.Tab.OVERDUE,
                    OrderLists.Tab.TO_SHOW)) {
            long count = counts.getOrDefault(tab, 0L);
            figures.add(new Figure(page.t("cooperation.order.tab." + tab), count, OrderPages.PATH + "?tab=" + tab,
                tab == OrderLists.Tab.OVERDUE && count > 0 ? "bad" : "neutral"));
        }
        var waiting = lists.waiting(scope, unit ? List.of(OrderState.OFFERED, OrderState.ASSIGNED, OrderState.ACCEPTED,
            OrderState.PASSED, OrderState.UNDERWAY)
            : List.of(OrderState.PLACED), MOST);
        var rows = pages.rows(waiting).stream().map(row -> row(page, row)).toList();
        return new Panel(page.t(unit ? "cooperation.panel.unit" : "cooperation.panel"), figures, rows,
            page.t(unit ? "cooperation.panel.unit.empty" : "cooperation.panel.empty"),
            new More(page.t("cooperation.orders"), OrderPages.PATH));
    }

    private static Row row(Page page, OrderViews.Row row) {
        var order = row.order();
        Instant due = order.work().acceptBy() != null ? order.work().acceptBy() : order.work().dueAt();
        return new Row(order.path(), order.wanted().title(), (row.community() + " " + row.who()).strip(),
            page.t(order.work().state()), order.work().state().tone(), order.placedAt(), due);
    }
}

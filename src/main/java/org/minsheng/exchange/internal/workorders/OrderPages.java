package org.minsheng.exchange.internal.workorders;

import java.util.List;
import org.minsheng.appeal.Appeals;
import org.minsheng.exchange.internal.ExchangeTabs;
import org.minsheng.page.Page;
import org.minsheng.page.Tab;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Which work orders are stuck, all of them, and what a dossier says of its own. */
@Controller
class OrderPages {

    private static final String PATH = ExchangeTabs.ORDERS;

    private final OrderList list;
    private final FreeingOrder freeing;
    private final Appeals appeals;

    OrderPages(OrderList list, FreeingOrder freeing, Appeals appeals) {
        this.list = list;
        this.freeing = freeing;
        this.appeals = appeals;
    }

    @GetMapping(PATH)
    ModelAndView orders(Page page, Viewer viewer) {
        boolean all = page.url().is("view", "all");
        var after = page.url().get("after");
        var rows = list.page(viewer.areas(Role.SYSTEM_ADMINISTRATOR), !all,
            after.matches("\\d{1,18}") ? Long.valueOf(after) : null);
        var views = List.of(new Tab(page.t("exchange.order.stuck"), PATH, !all, null),
            new Tab(page.t("exchange.order.all"), PATH + "?view=all", all, null));
        return page.show("exchange/orders", new OrdersView(ExchangeTabs.of(page, PATH), views, rows));
    }

    @PostMapping(PATH + "/{id}/resending")
    ModelAndView resend(Page page, Viewer viewer, @PathVariable long id) {
        if (!freeing.free(viewer, id)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return page.go(PATH, "exchange.order.freed");
    }

    /** A part of the dossier, for whoever may see the appeal. */
    @GetMapping(PATH + "/of/{number}")
    ModelAndView ofAppeal(Page page, Viewer viewer, @PathVariable String number) {
        return page.show("exchange/ordersof", appeals.find(viewer, number).isPresent()
            ? list.ofAppeal(number) : List.of());
    }
}

package org.minsheng.cooperation.internal.order;

import java.util.ArrayList;
import java.util.List;
import org.minsheng.appeal.AppealBeside;
import org.minsheng.cooperation.internal.Rights;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AreaCode.Level;
import org.springframework.stereotype.Component;

/** Out of an appeal an order can be placed; those that were are linked beside it. */
@Component
class OrdersBesideAppeal implements AppealBeside {

    private final OrderBook book;
    private final OrderParties parties;

    OrdersBesideAppeal(OrderBook book, OrderParties parties) {
        this.book = book;
        this.parties = parties;
    }

    @Override
    public List<Beside> beside(Page page, String number, AreaCode place, boolean open) {
        var besides = new ArrayList<Beside>();
        book.ofAppeal(number).stream().filter(order -> parties.maySee(page.viewer(), order))
            .forEach(order -> besides.add(
                new Beside(order.wanted().title(), order.path(), page.t(order.work().state()),
                    order.work().state().tone(), "clipboard-list")));
        var community = place.at(Level.COMMUNITY);
        if (open && community != null && Rights.mayLead(page.viewer(), community)) {
            besides.add(new Beside(page.t("cooperation.appeal.order"), OrderPages.PATH + "/new?appeal=" + number, "",
                "neutral", "clipboard-list"));
        }
        return besides;
    }
}

package org.minsheng.exchange.internal;

import java.util.List;
import org.minsheng.page.Page;
import org.minsheng.page.Tab;

/** The screens of this module beside each other; only those that the reader may open. */
public final class ExchangeTabs {

    public static final String ORDERS = "/console/exchange/orders";
    public static final String PEERS = "/console/exchange/peers";
    public static final String WEBHOOKS = "/console/exchange/webhooks";
    public static final String SERVICES = "/console/exchange/services";

    private static final List<String> PATHS = List.of(ORDERS, PEERS, WEBHOOKS, SERVICES);

    private ExchangeTabs() {
    }

    public static List<Tab> of(Page page, String here) {
        return PATHS.stream()
            .filter(path -> page.may("GET", path))
            .map(path -> new Tab(page.t("exchange.tab." + path.substring(path.lastIndexOf('/') + 1)),
                path, path.equals(here), null))
            .toList();
    }
}

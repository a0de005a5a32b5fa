package org.minsheng.exchange.internal.open311;

import java.util.List;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Tab;

/** The services that Open311 offers. */
public record ServicesView(List<Tab> tabs, List<Service> rows, String discovery) {

    /** One service with its settings and what it asks for. */
    public record One(Service service, Form settings, Form attribute, List<Option> kinds, List<Option> datatypes) {

        public String path() {
            return "/console/exchange/services/" + service.matter().code();
        }
    }
}

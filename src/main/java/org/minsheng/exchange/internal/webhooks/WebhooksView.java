package org.minsheng.exchange.internal.webhooks;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealAction;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Tab;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Slice;

/**
 * The subscriptions and the form for another one.
 *
 * @param secret shown once after it was made, else null
 */
public record WebhooksView(List<Tab> tabs, List<Subscription> rows, Map<AccountId, String> names,
                           Map<AreaCode, String> areas, Form form, List<Option> integrations,
                           List<AppealAction> actions, @Nullable String secret) {

    public String name(Subscription row) {
        return names.getOrDefault(row.integration(), "");
    }

    public String area(Subscription row) {
        return areas.getOrDefault(row.area(), row.area().value());
    }

    /** One subscription with what was sent. */
    public record One(List<Tab> tabs, Subscription subscription, String name, String area,
                      Slice<Delivery> deliveries, List<Option> states, Form form) {

        public String path() {
            return "/console/exchange/webhooks/" + subscription.id();
        }
    }
}

package org.minsheng.exchange.internal.webhooks;

import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.account.Integrations;
import org.minsheng.account.Integrations.Integration;
import org.minsheng.appeal.AppealAction;
import org.minsheng.area.Places;
import org.minsheng.exchange.internal.Destinations;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** Reads the form for a subscription; what is wrong gets its sentence beside the field. */
@Component
class WebhookForm {

    /** Steps that are said among staff are told to nobody outside. */
    static final List<AppealAction> ACTIONS =
        List.copyOf(EnumSet.complementOf(EnumSet.of(AppealAction.NOTE, AppealAction.CALL_BACK)));

    private final Integrations integrations;
    private final Destinations destinations;
    private final Places places;

    WebhookForm(Integrations integrations, Destinations destinations, Places places) {
        this.integrations = integrations;
        this.destinations = destinations;
        this.places = places;
    }

    record Typed(RequestKey key, Integration integration, String url, AreaCode area,
                 List<AppealAction> actions, boolean pages) {
    }

    /** Null when something was wrong. */
    @Nullable Typed read(Form form, Viewer viewer) {
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        var url = url(form);
        var integration = integration(form);
        form.required("integration", 20);
        var area = area(form, viewer, integration);
        var actions = ACTIONS.stream().filter(action -> form.values("actions").contains(action.name())).toList();
        boolean pages = form.checked("pages");
        if (actions.isEmpty() && !pages) {
            form.reject("actions", "exchange.webhook.no-action");
        }
        return form.hasErrors() || key == null || integration == null || area == null ? null
            : new Typed(key, integration, url, area, actions, pages);
    }

    private String url(Form form) {
        var url = form.required("url", 500);
        var fault = url.isEmpty() ? null : destinations.fault(url);
        if (fault != null) {
            form.reject("url", fault);
        }
        return url;
    }

    private @Nullable Integration integration(Form form) {
        var id = form.read("integration", Long::valueOf, "form.not-a-choice");
        if (id == null) {
            return null;
        }
        var found = integrations.byId(new AccountId(id)).filter(one -> one.may("appeals:read")).orElse(null);
        if (found == null) {
            form.reject("integration", "form.not-a-choice");
        }
        return found;
    }

    /** Empty means all that the integration may see. */
    private @Nullable AreaCode area(Form form, Viewer viewer, @Nullable Integration integration) {
        var typed = form.read("area", AreaCode::new, "exchange.webhook.area-wrong");
        if (integration == null || form.fault("area") != null) {
            return null;
        }
        var area = typed == null ? integration.grant().area() : typed;
        if (!integration.grant().area().contains(area)) {
            form.reject("area", "exchange.webhook.area-beyond");
        } else if (!viewer.may(area, Role.SYSTEM_ADMINISTRATOR) || places.at(area).isEmpty()) {
            form.reject("area", "exchange.webhook.area-wrong");
        }
        return area;
    }

    /** Integrations that may read appeals. */
    List<Option> choices() {
        return integrations.active().stream()
            .filter(one -> one.may("appeals:read"))
            .map(one -> new Option(Long.toString(one.id().value()), one.viewer().name() + " · " + one.grant().area()))
            .toList();
    }
}

package org.minsheng.exchange.internal.workorders;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minsheng.account.Integrations;
import org.minsheng.account.Integrations.Integration;
import org.minsheng.exchange.internal.Destinations;
import org.minsheng.exchange.internal.ExchangeTabs;
import org.minsheng.organisation.Posts;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Other systems that exchange work orders with this one. */
@Controller
class PeerPages {

    private static final String PATH = ExchangeTabs.PEERS;
    private static final String TEMPLATE = "exchange/peers";
    private static final List<String> DIRECTIONS = List.of("BOTH", "GIVES", "TAKES");

    private final ManagingPeers managing;
    private final PeerBook peers;
    private final Integrations integrations;
    private final Destinations destinations;
    private final Posts posts;

    PeerPages(ManagingPeers managing, PeerBook peers, Integrations integrations,
              Destinations destinations, Posts posts) {
        this.managing = managing;
        this.peers = peers;
        this.integrations = integrations;
        this.destinations = destinations;
        this.posts = posts;
    }

    @GetMapping(PATH)
    ModelAndView all(Page page) {
        return page.show(TEMPLATE, view(page, Form.empty().prefill("direction", "BOTH")));
    }

    @PostMapping(PATH)
    ModelAndView begin(Page page, Form form, Viewer viewer) {
        var wanted = wanted(form, viewer);
        if (wanted == null) {
            return page.again(TEMPLATE, view(page, form));
        }
        return page.go(PATH, managing.begin(viewer, wanted) ? "exchange.peer.begun" : "exchange.peer.not-begun");
    }

    @PostMapping(PATH + "/{id}/ending")
    ModelAndView end(Page page, Viewer viewer, @PathVariable long id) {
        return managing.end(viewer, id) ? page.go(PATH, "exchange.peer.ended") : page.go(PATH);
    }

    /** Null when something was wrong. */
    private ManagingPeers.@Nullable Wanted wanted(Form form, Viewer viewer) {
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        var name = form.required("name", 40);
        var url = form.required("url", 500);
        var fault = url.isEmpty() ? null : destinations.fault(url);
        if (fault != null) {
            form.reject("url", fault);
        }
        var secret = form.required("secret", 500);
        var direction = form.required("direction", 10);
        if (!direction.isEmpty() && !DIRECTIONS.contains(direction)) {
            form.reject("direction", "form.not-a-choice");
        }
        var integration = integration(form, viewer);
        return form.hasErrors() || key == null || integration == null ? null
            : new ManagingPeers.Wanted(key, name, url, secret, integration, !direction.equals("TAKES"),
                !direction.equals("GIVES"));
    }

    private @Nullable Integration integration(Form form, Viewer viewer) {
        form.required("integration", 20);
        var id = form.read("integration", Long::valueOf, "form.not-a-choice");
        var found = id == null ? null
            : integrations.byId(new AccountId(id)).filter(one -> isFree(viewer, one)).orElse(null);
        if (id != null && found == null) {
            form.reject("integration", "form.not-a-choice");
        }
        return found;
    }

    private boolean isFree(Viewer viewer, Integration integration) {
        return integration.may("workorders:write") && viewer.may(integration.grant().area(), Role.SYSTEM_ADMINISTRATOR)
            && peers.byAccount(integration.id()).isEmpty();
    }

    private PeersView view(Page page, Form form) {
        var rows = peers.all().stream().filter(peer -> page.viewer().may(peer.area(), Role.SYSTEM_ADMINISTRATOR))
            .toList();
        var taken = rows.stream().filter(peer -> peer.endedAt() == null).map(Peer::integration).toList();
        var free = integrations.active().stream()
            .filter(one -> one.may("workorders:write") && !taken.contains(one.id()))
            .toList();
        var names = posts.organisationNames(Stream.concat(rows.stream().map(Peer::organisation),
            free.stream().map(one -> one.grant().organisation())).distinct().toList());
        var choices = free.stream().map(one -> new Option(Long.toString(one.id().value()), one.viewer().name() + " · "
            + Objects.requireNonNullElse(names.get(one.grant().organisation()), "") + " · " + one.grant().area()))
            .toList();
        return new PeersView(ExchangeTabs.of(page, PATH), rows, names, form, choices,
            DIRECTIONS.stream().map(one -> new Option(one, page.t("exchange.peer.direction." + one))).toList());
    }
}

package org.minsheng.account.internal.integrations;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.account.internal.GrantWords;
import org.minsheng.account.internal.administration.GrantForm;
import org.minsheng.page.Form;
import org.minsheng.page.Menu;
import org.minsheng.page.Page;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Grant;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Tokens of other systems: made by one administrator, let in by another. */
@Controller
class IntegrationPages {

    private static final String PATH = "/console/integrations";
    private static final String TEMPLATE = "account/integrations";

    private final ManagingIntegrations managing;
    private final GrantForm grants;
    private final GrantWords words;
    private final JdbcClient jdbc;
    private final Clock clock;

    IntegrationPages(ManagingIntegrations managing, GrantForm grants, GrantWords words, JdbcClient jdbc, Clock clock) {
        this.managing = managing;
        this.grants = grants;
        this.words = words;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @GetMapping(PATH)
    ModelAndView show(Page page) {
        return page.show(TEMPLATE, view(page, Form.empty().prefill("days", "365"), null));
    }

    @PostMapping(PATH)
    ModelAndView create(Page page, Form form, Viewer viewer) {
        var name = form.required("name", 60);
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        AreaCode area = grants.area(form, viewer);
        var organisation = grants.organisation(form, area);
        var permissions = form.values("permissions").stream()
            .filter(ManagingIntegrations.PERMISSIONS::contains).toList();
        if (permissions.isEmpty()) {
            form.reject("permissions", "account.integration.no-permission");
        }
        Integer days = form.read("days", Integer::valueOf, "account.integration.days-wrong");
        if (days != null && (days < 1 || days > 1100)) {
            form.reject("days", "account.integration.days-wrong");
        }
        if (area != null && !viewer.may(area, Role.SYSTEM_ADMINISTRATOR)) {
            form.reject("area", "account.grant.area-not-yours");
        }
        if (form.hasErrors() || key == null || area == null || days == null || organisation == null) {
            return page.again(TEMPLATE, view(page, form, null));
        }
        var token = managing.create(viewer, key, name, new Grant(Role.INTEGRATION, organisation, area), permissions,
            clock.instant().plus(Duration.ofDays(days)));
        return token.isEmpty() ? page.go(PATH, "account.integration.made-before")
            : page.show(TEMPLATE, view(page, Form.empty().prefill("days", "365"), token));
    }

    @PostMapping(PATH + "/{id}/approval")
    ModelAndView approve(Page page, Viewer viewer, @PathVariable long id) {
        return managing.approve(viewer, new AccountId(id)) ? page.go(PATH, "account.integration.approved")
            : page.go(PATH);
    }

    @PostMapping(PATH + "/{id}/revocation")
    ModelAndView revoke(Page page, Viewer viewer, @PathVariable long id) {
        return managing.revoke(viewer, new AccountId(id)) ? page.go(PATH, "account.integration.revoked")
            : page.go(PATH);
    }

    private IntegrationsView view(Page page, Form form, @Nullable String token) {
        var rows = rows();
        var areas = words.areas(rows.stream().map(row -> new AreaCode(row.area())).distinct().toList());
        return new IntegrationsView(rows, areas, form, grants.areas(form, page.viewer()),
            grants.organisations(form, page.viewer()), ManagingIntegrations.PERMISSIONS, token);
    }

    private List<IntegrationsView.Row> rows() {
        return jdbc.sql("""
            select i.account, a.name, g.area, i.token_hint as hint, array_to_string(i.permissions, ' ') as permissions,
                i.approved_at, i.expires_at, i.revoked_at, i.last_used_at
            from account.integration i
            join account.account a on a.id = i.account
            join account.granted g on g.account = i.account and g.ended_at is null
            order by i.revoked_at is not null, i.account desc
            limit 200
            """).query(IntegrationsView.Row.class).list();
    }

    @Bean
    static Menu integrationMenu() {
        return new Menu(PATH, "account.integration.title", "plug", "menu.system", 920);
    }
}

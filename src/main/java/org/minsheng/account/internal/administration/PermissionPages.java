package org.minsheng.account.internal.administration;

import java.util.Locale;
import java.util.stream.Collectors;
import org.minsheng.account.internal.access.RouteTable;
import org.minsheng.page.Form;
import org.minsheng.page.Menu;
import org.minsheng.page.Page;
import org.minsheng.shared.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Shows the one table of who may open what. */
@Controller
class PermissionPages {

    private final RouteTable table;

    PermissionPages(RouteTable table) {
        this.table = table;
    }

    @GetMapping("/console/permissions")
    ModelAndView show(Page page, Form form) {
        var words = form.value("words");
        return page.show("account/permissions", new PermissionsView(table.lines().stream()
            .filter(line -> line.path().contains(words))
            .map(line -> new PermissionsView.Row(line.method(), line.path(),
                line.who().stream().map(word -> said(page, word))
                    .collect(Collectors.joining(page.t("account.permission.comma"))),
                page.t("account.permission.scope." + line.scope())))
            .toList()));
    }

    private static String said(Page page, String word) {
        return switch (word) {
            case "anyone", "staff", "resident", "integration" -> page.t("account.permission." + word);
            default -> page.t(Role.valueOf(word.toUpperCase(Locale.ROOT)));
        };
    }

    @Bean
    static Menu permissionMenu() {
        return new Menu("/console/permissions", "account.permission.title", "lock-access", "menu.system", 910);
    }
}

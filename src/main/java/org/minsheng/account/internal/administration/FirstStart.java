package org.minsheng.account.internal.administration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.minsheng.account.internal.Passwords;
import org.minsheng.account.internal.administration.OpeningAccount.Opening;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Grant;
import org.minsheng.shared.OnlyIf;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.StartNote;
import org.minsheng.shared.Viewer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Without a demo, the first start opens the three separated administrators. Their first password comes from
 * MINSHENG_ADMIN_PASSWORD or is drawn and printed this once; each must change it and enrol a second factor to get in.
 */
@Component
@OnlyIf(setting = "minsheng.demo", is = "false")
class FirstStart implements ApplicationRunner, StartNote {

    private static final List<Role> OFFICES = List.of(Role.SYSTEM_ADMINISTRATOR,
        Role.SECURITY_ADMINISTRATOR, Role.AUDITOR);
    private static final List<String> NAMES = List.of("admin", "security", "auditor");

    private final JdbcClient jdbc;
    private final OpeningAccount opening;
    private final Granting granting;
    private final ManagingAccount managing;
    private final Passwords passwords;
    private final MessageSource messages;
    private final String given;
    private final AreaCode area;
    private final List<String> drawn = new ArrayList<>();

    FirstStart(JdbcClient jdbc, OpeningAccount opening, Granting granting, ManagingAccount managing,
               Passwords passwords, MessageSource messages, @Value("${minsheng.admin-password:}") String given,
               @Value("${minsheng.area:52}") String area) {
        this.jdbc = jdbc;
        this.opening = opening;
        this.granting = granting;
        this.managing = managing;
        this.passwords = passwords;
        this.messages = messages;
        this.given = given;
        this.area = new AreaCode(area);
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (jdbc.sql("select exists (select 1 from account.account where kind = 'STAFF')")
            .query(Boolean.class).single()) {
            return;
        }
        for (int index = 0; index < OFFICES.size(); index++) {
            var username = NAMES.get(index);
            var password = given.isEmpty() ? managing.draw() : given;
            var key = RequestKey.from("first " + username);
            var opened = opening.open(Viewer.SYSTEM, key, username, office(OFFICES.get(index)),
                passwords.encode(password), true);
            if (opened instanceof Opening.Opened account) {
                granting.grant(Viewer.SYSTEM, account.account(),
                    new Grant(OFFICES.get(index), DemoAccounts.INSTALLATION, area));
                if (given.isEmpty()) {
                    drawn.add("  " + username + " " + password);
                }
            }
        }
    }

    @Override
    public int order() {
        return 20;
    }

    /** Told once: the second start knows nothing of them. */
    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>(drawn);
        drawn.clear();
        if (!lines.isEmpty()) {
            lines.addFirst(said(Locale.SIMPLIFIED_CHINESE) + " " + said(Locale.ENGLISH));
        }
        return lines;
    }

    private String office(Role role) {
        return messages.getMessage("Role." + role.name(), null, Locale.SIMPLIFIED_CHINESE);
    }

    private String said(Locale language) {
        return messages.getMessage("account.first-start", null, language);
    }
}

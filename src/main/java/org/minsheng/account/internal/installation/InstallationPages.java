package org.minsheng.account.internal.installation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.minsheng.account.Accounts;
import org.minsheng.page.Form;
import org.minsheng.page.Menu;
import org.minsheng.page.Page;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** What runs here and whether it is backed up, for the three offices of the installation. */
@Controller
class InstallationPages {

    static final String PATH = "/console/installation";
    static final String BACKUPS = PATH + "/backups";
    private static final String ACCOUNT = "account:";
    private static final int MOST = 50;
    private static final long MEGABYTE = 1024 * 1024;
    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

    private final Program program;
    private final BackupBook backups;
    private final NotingBackup noting;
    private final Accounts accounts;
    private final Clock clock;

    InstallationPages(Program program, BackupBook backups, NotingBackup noting, Accounts accounts, Clock clock) {
        this.program = program;
        this.backups = backups;
        this.noting = noting;
        this.accounts = accounts;
        this.clock = clock;
    }

    @GetMapping(PATH)
    ModelAndView show(Page page) {
        var now = LocalDateTime.now(clock).format(TYPED);
        return page.show("account/installation", view(page, Form.empty().prefill("madeAt", now)));
    }

    @PostMapping(BACKUPS)
    ModelAndView note(Page page, Form form, Viewer viewer) {
        form.required("madeAt", 20);
        var madeAt = form.read("madeAt", this::instant, "account.backup.made-at.malformed");
        var keptAt = form.required("keptAt", 200);
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        if (!form.hasErrors() && madeAt != null && key != null) {
            switch (noting.note(viewer, key, madeAt, keptAt, form.checked("restored"))) {
                case NOTED -> {
                    return page.go(PATH, "account.backup.noted");
                }
                case TO_COME -> form.reject("madeAt", "account.backup.made-at.to-come");
                case DENIED -> throw new ResponseStatusException(HttpStatus.FORBIDDEN);
            }
        }
        return page.again("account/installation", view(page, form));
    }

    private Instant instant(String text) {
        try {
            return LocalDateTime.parse(text).atZone(clock.getZone()).toInstant();
        } catch (DateTimeParseException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    private InstallationView view(Page page, Form form) {
        var all = backups.latest(MOST);
        var state = Backup.State.of(all.stream().findFirst(), clock.instant());
        var server = backups.server();
        return new InstallationView(program.version(), program.java(), server.version(),
            page.t("account.installation.megabytes", page.number(server.bytes() / MEGABYTE)), program.startedAt(),
            "account.backup.state." + state, state.tone(), all, names(page, all), form);
    }

    private Map<String, String> names(Page page, List<Backup> all) {
        var ids = all.stream().map(Backup::by).filter(by -> by.startsWith(ACCOUNT)).distinct()
            .map(by -> new AccountId(Long.parseLong(by.substring(ACCOUNT.length())))).toList();
        Map<String, String> names = new HashMap<>(Map.of(Viewer.SYSTEM.actor(), page.t("account.backup.by-script")));
        accounts.names(ids).forEach((id, name) -> names.put(ACCOUNT + id.value(), name));
        return names;
    }

    @Bean
    static Menu installationMenu() {
        return new Menu(PATH, "account.installation.title", "server", "menu.system", 940);
    }
}

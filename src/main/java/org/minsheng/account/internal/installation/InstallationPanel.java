package org.minsheng.account.internal.installation;

import java.time.Clock;
import java.util.List;
import org.minsheng.page.Page;
import org.minsheng.page.StartPanel;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** Which program runs and when it was backed up last, for the three offices of the installation. */
@Component
class InstallationPanel implements StartPanel {

    private final Program program;
    private final BackupBook backups;
    private final Clock clock;

    InstallationPanel(Program program, BackupBook backups, Clock clock) {
        this.program = program;
        this.backups = backups;
        this.clock = clock;
    }

    @Override
    public boolean isFor(Viewer viewer) {
        return viewer.has(Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR, Role.AUDITOR);
    }

    @Override
    public int order() {
        return 18;
    }

    @Override
    public Panel show(Page page) {
        var last = backups.last();
        var state = Backup.State.of(last, clock.instant());
        var version = Row.plain(InstallationPages.PATH, page.t("account.installation.runs", program.version()),
            page.t("account.installation.on", backups.server().version(), program.java()), program.startedAt(), null);
        var badge = page.t("account.backup.badge." + state);
        var backup = last.map(made -> new Row(InstallationPages.PATH, page.t("account.backup.last"), made.keptAt(),
                badge, state.tone(), made.madeAt(), null))
            .orElseGet(() -> none(page, badge, state.tone()));
        return new Panel(page.t("account.installation.title"), List.of(), List.of(backup, version), null,
            new More(page.t("account.installation.more"), InstallationPages.PATH));
    }

    /** How one is noted, to whoever may. */
    private static Row none(Page page, String badge, String tone) {
        boolean notes = page.may("POST", InstallationPages.BACKUPS);
        var path = notes ? InstallationPages.PATH + "#f-keptAt" : InstallationPages.PATH;
        return new Row(path, page.t("account.backup.none"),
            page.t(notes ? "account.backup.none.what" : "account.backup.none.ask"), badge, tone, null, null);
    }
}

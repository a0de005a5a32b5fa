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
        var backup = new Row(InstallationPages.PATH, page.t(last.isPresent() ? "account.backup.last" : "account.backup.none"),
            last.map(Backup::keptAt).orElseGet(() -> page.t("account.backup.none.what")), page.t("account.backup.badge." + state), state.tone(),
            last.map(Backup::madeAt).orElse(program.startedAt()), null);
        return new Panel(page.t("account.installation.title"), List.of(), List.of(backup, version), null,
            new More(page.t("account.installation.more"), InstallationPages.PATH));
    }
}

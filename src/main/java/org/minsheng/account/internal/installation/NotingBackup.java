package org.minsheng.account.internal.installation;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The system administrator, or the script that made it, says that a backup was made. */
@Component
class NotingBackup {

    private final BackupBook backups;
    private final AuditTrail audit;
    private final Clock clock;

    NotingBackup(BackupBook backups, AuditTrail audit, Clock clock) {
        this.backups = backups;
        this.audit = audit;
        this.clock = clock;
    }

    enum Outcome { NOTED, DENIED, TO_COME }

    @Transactional
    public Outcome note(Viewer viewer, RequestKey key, Instant madeAt, String keptAt, boolean restored) {
        if (viewer != Viewer.SYSTEM && !viewer.has(Role.SYSTEM_ADMINISTRATOR)) {
            return Outcome.DENIED;
        }
        var now = clock.instant();
        if (madeAt.isAfter(now)) {
            return Outcome.TO_COME;
        }
        if (backups.add(key, madeAt, keptAt, restored, now, viewer.actor())) {
            audit.record(viewer, "account.note-backup", "installation:backup", null,
                Map.of("madeAt", madeAt.toString(), "keptAt", keptAt, "restored", restored));
        }
        return Outcome.NOTED;
    }
}

package org.minsheng.account.internal.installation;

import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import org.minsheng.shared.Command;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** {@code minsheng note backup /backup/minsheng-2026-11-23.dump}: the last line of the script that makes it. */
@Component
class NoteBackup implements Command {

    private static final int LONGEST = 200;

    private final NotingBackup noting;
    private final Clock clock;

    NoteBackup(NotingBackup noting, Clock clock) {
        this.noting = noting;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "note backup";
    }

    @Override
    public String usage() {
        return "WHERE: says that a backup was made just now and where it is kept";
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        var where = String.join(" ", arguments).strip();
        if (where.isEmpty() || where.length() > LONGEST) {
            out.println("Say where it is kept, in at most %d letters: note backup /backup/minsheng.dump"
                .formatted(LONGEST));
            return 2;
        }
        noting.note(Viewer.SYSTEM, RequestKey.fresh(), clock.instant(), where, false);
        out.println("Noted: " + where);
        return 0;
    }
}

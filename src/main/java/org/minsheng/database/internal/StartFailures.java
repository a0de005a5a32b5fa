package org.minsheng.database.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import org.minsheng.shared.StartFailure;

/** Which sentence fits what files and databases complain about. */
final class StartFailures {

    private static final String DISK_FULL = "No space left on device";

    private StartFailures() {
    }

    static StartFailure ofFiles(IOException problem, Path folder) {
        boolean full = String.valueOf(problem.getMessage()).contains(DISK_FULL);
        return new StartFailure(problem, full ? "start.disk-full" : "start.folder-not-writable", folder);
    }

    /** @param said what the server wrote since it was started */
    static StartFailure ofServer(String said, DataFolder folder, int port) {
        if (said.contains(DISK_FULL)) {
            return new StartFailure("start.disk-full", folder.root());
        }
        if (isPortTaken(said)) {
            return new StartFailure("start.database-port-in-use", Integer.toString(port));
        }
        var last = said.lines()
            .filter(line -> line.contains("FATAL") || line.contains("PANIC") || line.contains("error:"))
            .reduce("", (earlier, later) -> later);
        return new StartFailure("start.server-failed", folder.log(), last);
    }

    static boolean isPortTaken(String said) {
        return said.contains("Address already in use");
    }

    /** @param url without its parameters, which may hold a password */
    static StartFailure ofConnection(SQLException problem, String url, String user) {
        var state = Objects.requireNonNullElse(problem.getSQLState(), "");
        var reason = String.valueOf(problem.getMessage()).lines().findFirst().orElse("");
        return switch (state) {
            case "28P01", "28000" -> new StartFailure(problem, "start.refused", url, user);
            case "3D000" -> new StartFailure(problem, "start.no-such-database",
                url.substring(url.lastIndexOf('/') + 1));
            case "53100" -> new StartFailure(problem, "start.disk-full", url);
            default -> new StartFailure(problem, "start.unreachable", url, reason);
        };
    }
}

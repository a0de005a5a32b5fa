package org.minsheng.database.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a killed program or a killed database left behind in a folder that is now ours. */
final class Remains {

    private static final Logger LOG = LoggerFactory.getLogger(Remains.class);
    private static final int PATIENCE_SECONDS = 30;

    private final DataFolder folder;
    private final ServerBinaries programs;
    private final OrdinaryUser user;

    Remains(DataFolder folder, ServerBinaries programs, OrdinaryUser user) {
        this.folder = folder;
        this.programs = programs;
        this.user = user;
    }

    /**
     * Stops an orphaned server and waits until the last of its processes has gone, so that a new one finds the folder
     * free. A {@code postmaster.pid} that no living server stands behind would be believed when its number has been
     * given to another process; it is removed.
     */
    void clear() throws IOException, InterruptedException {
        var pidFile = folder.cluster().resolve("postmaster.pid");
        if (!alive().isEmpty()) {
            LOG.info("Stopping the database server that an earlier run left behind");
            if (hasPostmaster()) {
                stop();
            }
            awaitEnd();
        }
        Files.deleteIfExists(pidFile);
    }

    /** Fast shutdown: sessions are cut, everything is written. */
    void stop() throws IOException, InterruptedException {
        var stopping = user.process(programs.program("pg_ctl"), "stop", "-D", folder.cluster().toString(), "-m", "fast",
            "-w", "-t", Integer.toString(PATIENCE_SECONDS)).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        if (!stopping.waitFor(PATIENCE_SECONDS + 5, TimeUnit.SECONDS)) {
            stopping.destroyForcibly();
        }
    }

    /** Sessions notice the death of their server by themselves; whoever does not within the time is killed. */
    private void awaitEnd() throws InterruptedException {
        for (int waited = 0; waited < PATIENCE_SECONDS * 20 && !alive().isEmpty(); waited++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        for (var process : alive()) {
            process.destroyForcibly();
            process.onExit().join();
        }
    }

    private boolean hasPostmaster() throws IOException {
        var written = postmaster(folder.cluster());
        return !written.isEmpty() && alive().stream().anyMatch(process -> written.getFirst()
            .equals(Long.toString(process.pid())));
    }

    /** The programs lie in the node's own folder, so whoever runs one of them belongs to this database. */
    private List<ProcessHandle> alive() {
        var server = folder.postgres().toString() + "/server-";
        return ProcessHandle.allProcesses()
            .filter(process -> process.info().command().filter(command -> command.startsWith(server)).isPresent())
            .filter(process -> process.info().command()
                .filter(command -> command.contains("/bin/postgres")).isPresent())
            .toList();
    }

    /** What a server writes down: its process number in line 1, its port in line 4, its state in line 8. */
    static List<String> postmaster(Path cluster) throws IOException {
        var file = cluster.resolve("postmaster.pid");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }
}

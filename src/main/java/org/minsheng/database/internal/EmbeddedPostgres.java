package org.minsheng.database.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.StartFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of our own in a folder: durable, with a password, on loopback only. It is brought back when it
 * dies, stopped when this is closed, and what an earlier run left is cleared away first.
 */
final class EmbeddedPostgres implements AutoCloseable {

    static final String USER = "minsheng";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    /**
     * Used log files are kept for the next rush: with the usual 80 MB, a quiet night throws them away, and in the
     * morning everybody who writes waits for every 16 MB of a new one to be filled with zeros.
     */
    private static final String KEPT_LOG = "min_wal_size=512MB";
    /** Tidying up never takes a core for itself: it rests four times as often as usual while people write. */
    private static final String GENTLE_VACUUM = "autovacuum_vacuum_cost_limit=50";
    /** Who flushes the log first waits 2.5 ms for others, so that one flush serves more; who writes alone does not. */
    private static final String FLUSHED_TOGETHER = "commit_delay=2500";
    private static final String OTHERS = "commit_siblings=3";
    private static final List<String> SETTINGS = List.of("listen_addresses=127.0.0.1",
        "unix_socket_directories=", "fsync=on", "synchronous_commit=on", "full_page_writes=on", "max_connections=100",
        "shared_buffers=256MB", "max_wal_size=2GB", KEPT_LOG, GENTLE_VACUUM, FLUSHED_TOGETHER,
        OTHERS, "jit=off", "log_checkpoints=off");

    private final DataFolder folder;
    private final String password;
    private final ReentrantLock startingOrStopping = new ReentrantLock();
    private final @Nullable Owned owned;
    private int port;
    private volatile boolean closing;

    /** What only the holder of the folder has; a guest uses the server that somebody else started. */
    private record Owned(ServerBinaries programs, OrdinaryUser user, Remains remains) {
    }

    private volatile @Nullable Process server;

    /**
     * @param wantedPort 0 takes a free one
     * @param guest whether a server that another process runs on this folder may be used
     * @throws StartFailure when the operator has to mend something
     */
    EmbeddedPostgres(Path path, int wantedPort, boolean guest) throws IOException, InterruptedException {
        folder = new DataFolder(path);
        if (folder.take()) {
            try {
                owned = own();
                password = folder.password();
                prepareCluster(owned);
                start(owned, wantedPort);
            } catch (IOException problem) {
                close();
                throw StartFailures.ofFiles(problem, folder.root());
            } catch (RuntimeException problem) {
                close();
                throw problem;
            }
        } else if (guest || folder.isTakenHere()) {
            owned = null;
            port = portOfHost();
            password = folder.password();
        } else {
            throw new StartFailure("start.folder-in-use", folder.root());
        }
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + USER;
    }

    String password() {
        return password;
    }

    boolean isGuest() {
        return owned == null;
    }

    private Owned own() throws IOException, InterruptedException {
        folder.hasCluster(ServerBinaries.MAJOR);
        var programs = ServerBinaries.in(folder.postgres());
        folder.password();
        var user = OrdinaryUser.forFiles(folder.postgres());
        return new Owned(programs, user, new Remains(folder, programs, user));
    }

    /** Made beside the place and renamed, so that an interrupted first start leaves nothing half made. */
    private void prepareCluster(Owned own) throws IOException, InterruptedException {
        if (folder.hasCluster(ServerBinaries.MAJOR)) {
            return;
        }
        var fresh = folder.postgres().resolve("data.new");
        if (Files.exists(fresh)) {
            ServerBinaries.remove(fresh);
        }
        long before = logged();
        var making = own.user.process(own.programs.program("initdb"), "-D", fresh.toString(),
            "-U", USER, "-A", "scram-sha-256", "--pwfile=" + folder.passwordFile(), "-E", "UTF8", "--locale=C.UTF-8");
        if (making.redirectOutput(ProcessBuilder.Redirect.appendTo(folder.log().toFile())).start().waitFor() != 0) {
            throw StartFailures.ofServer(saidSince(before), folder, port);
        }
        Files.move(fresh, folder.cluster(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void start(Owned own, int wantedPort) throws IOException, InterruptedException {
        own.remains.clear();
        for (int attempt = 1;; attempt++) {
            port = wantedPort == 0 ? freePort() : wantedPort;
            long before = logged();
            var started = launch(own);
            server = started;
            if (isReady(started)) {
                openDatabase();
                started.onExit().thenRun(() -> Thread.ofPlatform().name("database-watch").daemon()
                    .start(() -> bringBack(own)));
                return;
            }
            var said = saidSince(before);
            if (attempt == 3 || wantedPort != 0 || !StartFailures.isPortTaken(said)) {
                throw StartFailures.ofServer(said, folder, port);
            }
        }
    }

    private Process launch(Owned own) throws IOException {
        List<String> command = new ArrayList<>(List.of(own.programs.program("postgres"),
            "-D", folder.cluster().toString(), "-p", Integer.toString(port)));
        for (var setting : SETTINGS) {
            command.add("-c");
            command.add(setting);
        }
        return own.user.process(command.toArray(String[]::new))
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.log().toFile()))
            .start();
    }

    /** Recovery after a crash may take its time; as long as the server lives, it is waited for. */
    private boolean isReady(Process started) throws IOException, InterruptedException {
        while (started.isAlive()) {
            var written = Remains.postmaster(folder.cluster());
            if (written.size() >= 8 && written.get(7).startsWith("ready")) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return false;
    }

    private void openDatabase() {
        var maintenance = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
        try (var connection = DriverManager.getConnection(maintenance, USER, password);
             var statement = connection.createStatement();
             var found = statement.executeQuery("select 1 from pg_database where datname = '" + USER + "'")) {
            if (!found.next()) {
                statement.execute("create database " + USER);
            }
        } catch (SQLException problem) {
            throw "28P01".equals(problem.getSQLState())
                ? new StartFailure(problem, "start.password-wrong", folder.passwordFile())
                : StartFailures.ofConnection(problem, maintenance, USER);
        }
    }

    /** Keeps trying on the same port, since the pool knows no other, until it succeeds or nobody needs it any more. */
    private void bringBack(Owned own) {
        long pauseMillis = 100;
        while (!closing) {
            startingOrStopping.lock();
            try {
                if (!closing) {
                    LOG.error("The database server has ended; starting it again");
                    start(own, port);
                }
                return;
            } catch (IOException | RuntimeException problem) {
                LOG.error("The database server does not come back yet: {}", problem.getMessage());
            } catch (InterruptedException stop) {
                return;
            } finally {
                startingOrStopping.unlock();
            }
            pauseMillis = Math.min(pauseMillis * 2, 5_000);
            java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pauseMillis));
        }
    }

    private int portOfHost() throws IOException, InterruptedException {
        for (int attempt = 0; attempt < 600; attempt++) {
            var written = Remains.postmaster(folder.cluster());
            if (written.size() >= 8 && written.get(7).startsWith("ready")) {
                return Integer.parseInt(written.get(3).strip());
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new StartFailure("start.folder-in-use", folder.root());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private long logged() throws IOException {
        return Files.exists(folder.log()) ? Files.size(folder.log()) : 0;
    }

    private String saidSince(long position) throws IOException {
        try (var log = Files.newInputStream(folder.log())) {
            log.skipNBytes(position);
            return new String(log.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    /** Called after the pool has been closed: the pool depends on this. */
    @Override
    public void close() throws IOException, InterruptedException {
        closing = true;
        startingOrStopping.lock();
        try {
            var running = server;
            if (owned != null && running != null && running.isAlive()) {
                owned.remains.stop();
                if (!running.waitFor(5, TimeUnit.SECONDS)) {
                    running.destroyForcibly();
                }
            }
            folder.close();
        } finally {
            startingOrStopping.unlock();
        }
    }
}

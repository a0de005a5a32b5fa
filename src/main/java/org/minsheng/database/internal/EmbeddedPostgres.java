package org.minsheng.database.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL server of our own in a folder: durable, with a password, on loopback only. */
final class EmbeddedPostgres implements AutoCloseable {

    private final Path home;
    private final Path data;
    private final int port;
    private final String password;
    private @Nullable Process server;

    EmbeddedPostgres(Path folder, int wantedPort) throws IOException, InterruptedException {
        this.home = folder.resolve("postgres/server-18").toAbsolutePath();
        this.data = folder.resolve("postgres/data-18").toAbsolutePath();
        this.port = wantedPort == 0 ? freePort() : wantedPort;
        Path secret = folder.resolve("postgres/password").toAbsolutePath();
        if (!Files.exists(home.resolve("bin/postgres"))) {
            unpack();
        }
        if (!Files.exists(secret)) {
            Files.createDirectories(secret.getParent());
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            Files.writeString(secret, HexFormat.of().formatHex(random));
        }
        this.password = Files.readString(secret);
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            run(home.resolve("bin/initdb").toString(), "-D", data.toString(), "-U", "minsheng", "-A", "scram-sha-256",
                "--pwfile=" + secret, "-E", "UTF8", "--locale=C.UTF-8");
        }
        start();
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/minsheng";
    }

    String password() {
        return password;
    }

    private void start() throws IOException, InterruptedException {
        server = process(home.resolve("bin/postgres").toString(), "-D", data.toString(), "-p", Integer.toString(port),
            "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "fsync=on",
            "-c", "synchronous_commit=on", "-c", "max_connections=100", "-c", "shared_buffers=256MB")
            .redirectErrorStream(true)
            .redirectOutput(data.resolveSibling("server.log").toFile())
            .start();
        for (int attempt = 0; attempt < 600; attempt++) {
            try (var connection = DriverManager.getConnection(url().replace("/minsheng", "/postgres"), "minsheng", password);
                 var statement = connection.createStatement()) {
                try (var found = statement.executeQuery("select 1 from pg_database where datname = 'minsheng'")) {
                    if (!found.next()) {
                        statement.execute("create database minsheng");
                    }
                }
                return;
            } catch (SQLException notYet) {
                if (!server.isAlive()) {
                    throw new IllegalStateException("The database did not start, see " + data.resolveSibling("server.log"), notYet);
                }
                Thread.sleep(50);
            }
        }
        throw new IllegalStateException("The database did not answer within 30 seconds");
    }

    private void unpack() throws IOException {
        try (InputStream packed = EmbeddedPostgres.class.getResourceAsStream("/postgres-linux-x86_64.txz")) {
            if (packed == null) {
                throw new IllegalStateException("No database for this machine in the package");
            }
            try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(packed))) {
                for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    Path target = home.resolve(entry.getName()).normalize();
                    if (entry.isDirectory()) {
                        Files.createDirectories(target);
                    } else if (entry.isSymbolicLink()) {
                        Files.createDirectories(target.getParent());
                        Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                    } else {
                        Files.createDirectories(target.getParent());
                        Files.copy(tar, target);
                        target.toFile().setExecutable((entry.getMode() & 0100) != 0);
                    }
                }
            }
        }
    }

    private void run(String... command) throws IOException, InterruptedException {
        var process = process(command).inheritIO().start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("failed: " + String.join(" ", command));
        }
    }

    /** PostgreSQL refuses root; a user namespace without a mapping makes root nobody. */
    private static ProcessBuilder process(String... command) {
        List<String> words = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            words.addAll(List.of("unshare", "-U"));
        }
        words.addAll(List.of(command));
        return new ProcessBuilder(words);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws InterruptedException {
        if (server != null) {
            server.destroy();
            if (!server.waitFor(20, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        }
    }
}

package org.minsheng.database.internal;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A second Java process with the classes of this build, to be killed without a word. */
final class OtherProgram implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /**
     * Whether a program writes down at its end which classes it has loaded, and whether it has: then others start
     * quicker.
     */
    private enum Learning { NOBODY, SOMEBODY, LEARNT }

    private static final AtomicReference<Learning> LEARNING = new AtomicReference<>(Learning.NOBODY);

    private final Process process;
    private final boolean learns;
    private final Path out;
    private final Path err;

    OtherProgram(String mainClass, Map<String, String> environment, String... arguments) throws IOException {
        this(List.of(), mainClass, environment, arguments);
    }

    /** @param before a command that runs the command after it, such as a namespace */
    OtherProgram(List<String> before, String mainClass, Map<String, String> environment, String... arguments)
            throws IOException {
        this(false, before, mainClass, environment, arguments);
    }

    private OtherProgram(boolean learns, List<String> before, String mainClass, Map<String, String> environment,
                         String... arguments) throws IOException {
        this.learns = learns;
        out = Files.createTempFile("minsheng", ".out");
        err = Files.createTempFile("minsheng", ".err");
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(ProcessHandle.current().info().command().orElseThrow(), "-Xmx400m",
            "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xlog:disable"));
        if (learns) {
            command.add("-XX:ArchiveClassesAtExit=" + Packed.LOADED);
        } else if (LEARNING.get() == Learning.LEARNT) {
            command.add("-XX:SharedArchiveFile=" + Packed.LOADED);
        }
        command.addAll(List.of("-cp", Packed.CLASS_PATH, mainClass));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("MINSHENG_"));
        builder.environment().putAll(environment);
        process = builder.start();
    }

    /** The whole application on a folder and a port, without demo data, under a key of its own. */
    static OtherProgram node(Path folder, int port) throws IOException {
        return new OtherProgram("org.minsheng.Minsheng", Map.of("MINSHENG_DATA", folder.toString(),
            "MINSHENG_PORT", Integer.toString(port), "MINSHENG_DEMO", "false", "MINSHENG_KEY", "5a".repeat(32)));
    }

    /** The whole application, which will be stopped in order: the first of them teaches the others what to load. */
    static OtherProgram node(Map<String, String> environment) throws IOException {
        boolean learns = LEARNING.compareAndSet(Learning.NOBODY, Learning.SOMEBODY);
        return new OtherProgram(learns, List.of(), "org.minsheng.Minsheng", environment);
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Waits until the address answers with 200; a first start beside other tests takes its time. */
    void awaitPage(String address) throws IOException, InterruptedException {
        for (long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(10); System.nanoTime() < end;) {
            if (answers(address)) {
                return;
            }
            if (!process.isAlive()) {
                break;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new AssertionError(address + " does not answer:\n" + out() + err());
    }

    private static boolean answers(String address) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(60)).build();
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Waits for the end and gives the exit code. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(10, TimeUnit.MINUTES)) {
            throw new AssertionError("still running");
        }
        return process.exitValue();
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    void stop() throws InterruptedException {
        process.destroy();
        exitCode();
        if (learns) {
            LEARNING.set(Files.exists(Packed.LOADED) ? Learning.LEARNT : Learning.NOBODY);
        }
    }

    String out() throws IOException {
        return Files.readString(out, StandardCharsets.UTF_8);
    }

    String err() throws IOException {
        return Files.readString(err, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        kill();
    }

    /** The folders of the class path as files, since Java remembers only what it loaded from files. */
    private static final class Packed {

        static final Path FOLDER = folder();
        static final Path LOADED = FOLDER.resolve("loaded.jsa");
        static final String CLASS_PATH = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(one -> Files.exists(Path.of(one)))
            .map(one -> Files.isDirectory(Path.of(one)) ? packed(Path.of(one)).toString() : one)
            .collect(Collectors.joining(File.pathSeparator));

        private static Path folder() {
            try {
                return Files.createDirectories(Path.of("target/programs").toAbsolutePath());
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        }

        private static Path packed(Path classes) {
            var to = FOLDER.resolve(classes.getFileName() + ".jar");
            try (var out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(to)));
                 var all = Files.walk(classes)) {
                out.setLevel(Deflater.BEST_SPEED);
                for (var one : all.filter(path -> !path.equals(classes)).toList()) {
                    boolean folder = Files.isDirectory(one);
                    out.putNextEntry(new ZipEntry(classes.relativize(one).toString().replace(File.separatorChar, '/')
                        + (folder ? "/" : "")));
                    if (!folder) {
                        Files.copy(one, out);
                    }
                    out.closeEntry();
                }
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
            return to;
        }
    }

    /** Kills the server that has written itself down in the folder. */
    static void killDatabase(Path folder) throws IOException {
        var pid = Long.parseLong(Remains.postmaster(folder.resolve("postgres/data")).getFirst());
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }
}

package org.minsheng.database.internal;

import java.io.IOException;
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
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A second Java process with the classes of this build, to be killed without a word. */
final class OtherProgram implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final Path out;
    private final Path err;

    OtherProgram(String mainClass, Map<String, String> environment, String... arguments) throws IOException {
        this(List.of(), mainClass, environment, arguments);
    }

    /** @param before a command that runs the command after it, such as a namespace */
    OtherProgram(List<String> before, String mainClass, Map<String, String> environment, String... arguments) throws IOException {
        out = Files.createTempFile("minsheng", ".out");
        err = Files.createTempFile("minsheng", ".err");
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(ProcessHandle.current().info().command().orElseThrow(), "-Xmx400m",
            "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), mainClass));
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

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Waits until the address answers with 200; a first start beside other tests takes its time. */
    void awaitPage(String address) throws IOException, InterruptedException {
        for (long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3); System.nanoTime() < end;) {
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
            var request = HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(15)).build();
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Waits for the end and gives the exit code. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
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

    /** Kills the server that has written itself down in the folder. */
    static void killDatabase(Path folder) throws IOException {
        var pid = Long.parseLong(Remains.postmaster(folder.resolve("postgres/data")).getFirst());
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }
}

package org.minsheng.database.internal;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.minsheng.shared.StartFailure;

/**
 * PostgreSQL refuses to run as root. Root therefore runs it inside a user namespace in which root is nobody, or, where
 * the machine forbids namespaces, gives it a user and hands the files over. Anybody else runs it as themselves.
 */
final class OrdinaryUser {

    private static final int NOBODY = 65534;

    private final List<String> prefix;

    private OrdinaryUser(List<String> prefix) {
        this.prefix = prefix;
    }

    /** @param files the folder with programs and data; once handed over to another user it stays with that user */
    static OrdinaryUser forFiles(Path files) throws IOException, InterruptedException {
        if (new UnixSystem().getUid() != 0) {
            return new OrdinaryUser(List.of());
        }
        return forFiles(files, works("unshare", "-U", "true"));
    }

    static OrdinaryUser forFiles(Path files, boolean namespacesAllowed) throws IOException, InterruptedException {
        boolean handedOver = (int) Files.getAttribute(files, "unix:uid") == NOBODY;
        if (namespacesAllowed && !handedOver) {
            return new OrdinaryUser(List.of("unshare", "-U"));
        }
        var user = List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
        if (!works(Stream.concat(user.stream(), Stream.of("true")).toArray(String[]::new))) {
            throw new StartFailure("start.no-unshare");
        }
        handOver(files);
        return new OrdinaryUser(user);
    }

    /**
     * A process in a session of its own: an interrupt typed at the terminal is for the program, which then stops the
     * database after everybody has let go of it.
     */
    ProcessBuilder process(String... command) {
        List<String> words = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            words.add("setsid");
        }
        words.addAll(prefix);
        words.addAll(List.of(command));
        return new ProcessBuilder(words).redirectErrorStream(true);
    }

    private static void handOver(Path files) throws IOException {
        try (Stream<Path> all = Files.walk(files)) {
            for (var path : all.toList()) {
                Files.setAttribute(path, "unix:uid", NOBODY, java.nio.file.LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(path, "unix:gid", NOBODY, java.nio.file.LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    private static boolean works(String... command) throws InterruptedException {
        try {
            var process = new ProcessBuilder(command).start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException missing) {
            return false;
        }
    }
}

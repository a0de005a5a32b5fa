package org.minsheng.database.internal;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.minsheng.shared.StartFailure;

/**
 * The programs of the database server, unpacked once beside the data; a new release of them gets a folder of its own.
 */
final class ServerBinaries {

    /** The major version whose files the programs read and write. */
    static final String MAJOR = "18";

    private final Path home;

    private ServerBinaries(Path home) {
        this.home = home;
    }

    /**
     * Those that a package brings unpacked. Else unpacks beside the place and renames, so that a half unpacked server
     * is never taken for a whole one.
     */
    static ServerBinaries in(Path folder) throws IOException {
        var packed = packed();
        var name = "server-" + MAJOR + "-" + packed.openConnection().getContentLengthLong();
        var brought = Path.of(System.getProperty("minsheng.home", "none")).toAbsolutePath().resolve(name);
        if (Files.isDirectory(brought) && (new UnixSystem().getUid() != 0 || isOpenToAnybody(brought))) {
            return new ServerBinaries(brought);
        }
        var home = folder.resolve(name);
        if (!Files.isDirectory(home)) {
            removeOthers(folder);
            var fresh = Files.createTempDirectory(folder, "unpacking-");
            unpack(packed, fresh);
            sync(fresh);
            Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        }
        return new ServerBinaries(home);
    }

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    /** Root does not run the server itself; whoever does must be able to get there. */
    private static boolean isOpenToAnybody(Path path) throws IOException {
        for (Path folder = path; folder != null; folder = folder.getParent()) {
            if (!Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                return false;
            }
        }
        return true;
    }

    private static URL packed() {
        var machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        var name = switch (machine) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm_64";
            default -> machine;
        };
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("linux") ? "linux" : "none";
        var packed = ServerBinaries.class.getResource("/postgres-" + system + "-" + name + ".txz");
        if (packed == null) {
            throw new StartFailure("start.no-server", System.getProperty("os.name") + " " + machine);
        }
        return packed;
    }

    private static void unpack(URL packed, Path home) throws IOException {
        try (InputStream bytes = packed.openStream();
             var tar = new TarArchiveInputStream(new XZCompressorInputStream(bytes))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, home.resolve(entry.getName()).normalize());
            }
        }
        home.toFile().setReadable(true, false);
        home.toFile().setExecutable(true, false);
    }

    private static void unpack(InputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            target.toFile().setExecutable((entry.getMode() & 0100) != 0, false);
        }
    }

    /**
     * A power cut right after the rename must not leave empty programs; where the command is missing, it is a small
     * risk.
     */
    private static void sync(Path folder) throws IOException {
        try {
            new ProcessBuilder("sync", "-f", folder.toString()).start().waitFor(60, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static void removeOthers(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            for (var old : all.filter(ServerBinaries::isOurs).toList()) {
                remove(old);
            }
        }
    }

    private static boolean isOurs(Path path) {
        var name = path.getFileName().toString();
        return name.startsWith("unpacking-") || name.startsWith("server-") && Files.isDirectory(path);
    }

    static void remove(Path tree) throws IOException {
        try (Stream<Path> all = Files.walk(tree)) {
            for (var path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}

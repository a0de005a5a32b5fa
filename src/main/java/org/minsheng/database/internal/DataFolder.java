package org.minsheng.database.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.StartFailure;

/** The folder of one node: who holds it, where the database's files lie, and the password to it. */
final class DataFolder implements AutoCloseable {

    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private @Nullable FileLock lock;

    DataFolder(Path folder) throws IOException {
        try {
            Files.createDirectories(folder.resolve("postgres"));
            this.folder = folder.toRealPath();
        } catch (IOException problem) {
            throw StartFailures.ofFiles(problem, folder);
        }
    }

    Path root() {
        return folder;
    }

    Path postgres() {
        return folder.resolve("postgres");
    }

    Path cluster() {
        return postgres().resolve("data");
    }

    Path log() {
        return postgres().resolve("server.log");
    }

    /**
     * Takes the folder until this process ends, however it ends. The operating system's lock is the only witness: files
     * that say "I am running" outlive a killed process.
     *
     * @return false when somebody else has it. A second holder inside this process counts as somebody else, and is kept
     *     from opening the lock file, since closing it again would let go of the first one's lock
     */
    @SuppressWarnings("resource")
    boolean take() throws IOException {
        if (!HELD_HERE.add(folder)) {
            return false;
        }
        FileChannel channel;
        try {
            channel = FileChannel.open(folder.resolve("node.lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        } catch (IOException problem) {
            HELD_HERE.remove(folder);
            throw StartFailures.ofFiles(problem, folder);
        }
        lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            HELD_HERE.remove(folder);
            return false;
        }
        return true;
    }

    /** Whether the holder is this very process, as when one test run opens two contexts. */
    boolean isTakenHere() {
        return HELD_HERE.contains(folder);
    }

    @Override
    public void close() throws IOException {
        if (lock != null) {
            lock.acquiredBy().close();
            lock = null;
            HELD_HERE.remove(folder);
        }
    }

    /** Made once, readable by the owner only. */
    String password() throws IOException {
        var file = passwordFile();
        if (!Files.exists(file)) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            var fresh = Files.createFile(postgres().resolve("password.new-" + ProcessHandle.current().pid()),
                ownerOnly);
            Files.writeString(fresh, HexFormat.of().formatHex(random));
            Files.move(fresh, file);
        }
        return Files.readString(file).strip();
    }

    Path passwordFile() {
        return postgres().resolve("password");
    }

    /** @throws StartFailure when another major version of PostgreSQL made the cluster */
    boolean hasCluster(String major) throws IOException {
        var version = cluster().resolve("PG_VERSION");
        if (!Files.exists(version)) {
            return false;
        }
        var made = Files.readString(version).strip();
        if (!made.equals(major)) {
            throw new StartFailure("start.folder-other-version", folder, made, major);
        }
        return true;
    }
}

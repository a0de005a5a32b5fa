package org.minsheng.shared.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.minsheng.shared.StartFailure;

/**
 * Where the keys come from: the environment, a file, or, for the demo only, a file made at the first start. A file has
 * one key a line, the one in use first; to change keys, put a new one on top and keep the others.
 */
record VaultKeys(String key, String file, Path data, boolean demo) {

    /** @throws StartFailure when there is none, or none that can be read */
    List<VaultKey> ring() {
        if (!key.isBlank()) {
            return parse(key);
        }
        if (!file.isBlank()) {
            return read(Path.of(file));
        }
        if (!demo) {
            throw new StartFailure("start.key-missing");
        }
        return read(generated());
    }

    private static List<VaultKey> read(Path path) {
        try {
            return parse(Files.readString(path));
        } catch (IOException unreadable) {
            throw new StartFailure(unreadable, "start.key-unreadable", path.toString());
        }
    }

    private static List<VaultKey> parse(String text) {
        var ring = text.lines()
            .flatMap(line -> List.of(line.split(",")).stream())
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .map(VaultKey::parse)
            .toList();
        if (ring.isEmpty()) {
            throw new StartFailure("start.key-missing");
        }
        return ring;
    }

    private Path generated() {
        var path = data.resolve("keys/master.key");
        if (Files.exists(path)) {
            return path;
        }
        var random = new byte[VaultKey.MASTER_BYTES];
        new SecureRandom().nextBytes(random);
        try {
            Files.createDirectories(path.getParent());
            var line = (HexFormat.of().formatHex(random) + "\n").getBytes(StandardCharsets.US_ASCII);
            try (var out = Files.newByteChannel(path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
                out.write(ByteBuffer.wrap(line));
            }
        } catch (FileAlreadyExistsException anotherNodeWasFirst) {
            return path;
        } catch (IOException unwritable) {
            throw new StartFailure(unwritable, "start.key-unwritable", path.toString());
        }
        return path;
    }
}

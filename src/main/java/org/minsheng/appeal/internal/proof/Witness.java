package org.minsheng.appeal.internal.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.minsheng.appeal.internal.proof.Chain.Batch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Remembers each batch outside the database until long after the page of its day is published: a line in a file of the
 * data folder, written when the batch is committed. Whoever cuts off the newest batches, with all that belongs to them,
 * cannot cut them off there. Each node remembers what it linked itself.
 */
@Component
class Witness {

    static final String FOLDER = "ledger-heads";
    private static final Logger LOG = LoggerFactory.getLogger(Witness.class);
    private static final int DAYS = 40;

    private final Path folder;

    Witness(@Value("${minsheng.data}") Path data) {
        this.folder = data.resolve(FOLDER);
    }

    /** One batch as it was when it was written. */
    record Head(long seq, String root, String mac) {

        boolean is(Batch batch) {
            return Hash.hex(batch.root()).equals(root) && Hash.hex(batch.mac()).equals(mac);
        }
    }

    /** Once the caller's transaction is committed. */
    void remember(Batch batch) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                write(batch);
            }
        });
    }

    /** A disk that is full must not stop the ledger; the log says that the witness was silent. */
    private void write(Batch batch) {
        var line = batch.seq() + " " + Hash.hex(batch.root()) + " " + Hash.hex(batch.mac()) + "\n";
        try {
            Files.createDirectories(folder);
            var file = folder.resolve(batch.day() + ".txt");
            boolean fresh = !Files.exists(file);
            Files.writeString(file, line, StandardCharsets.US_ASCII, StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
            if (fresh) {
                forgetBefore(batch.day().minusDays(DAYS));
            }
        } catch (IOException fault) {
            LOG.error("Batch {} of the ledger could not be written down in {}", batch.seq(), folder, fault);
        }
    }

    private void forgetBefore(LocalDate day) throws IOException {
        for (var file : files()) {
            if (file.getFileName().toString().compareTo(day.toString()) < 0) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** From this batch on, in the order in which they were written. */
    List<Head> heads(long first) {
        List<Head> heads = new ArrayList<>();
        try {
            for (var file : files()) {
                for (var line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
                    var parts = line.split(" ");
                    if (parts.length == 3 && parts[0].matches("\\d{1,18}") && Long.parseLong(parts[0]) >= first) {
                        heads.add(new Head(Long.parseLong(parts[0]), parts[1], parts[2]));
                    }
                }
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return heads;
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".txt")).sorted().toList();
        }
    }
}

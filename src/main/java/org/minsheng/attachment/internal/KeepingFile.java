package org.minsheng.attachment.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.jspecify.annotations.Nullable;
import org.minsheng.attachment.Attachment;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.attachment.Attachments;
import org.minsheng.attachment.Keeping;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Takes in one file: finds out what it is, makes a clean picture of a photo, stores it with its hash. */
@Component
class KeepingFile {

    private final KeptFiles files;
    private final Darkroom darkroom;
    private final TransactionOperations transactions;
    private final AuditTrail audit;
    private final Clock clock;

    KeepingFile(KeptFiles files, Darkroom darkroom, TransactionOperations transactions, AuditTrail audit, Clock clock) {
        this.files = files;
        this.darkroom = darkroom;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param uploader the browser that may look at it until it is bound, null for nobody */
    Keeping keep(InputStream content, String name, boolean photosOnly, boolean locationConsent,
                 byte @Nullable [] uploader) {
        try {
            Path spool = Files.createTempFile("minsheng-", ".upload");
            try {
                long bytes = spool(content, spool);
                return bytes == 0 ? new Keeping.Refused("attachment.refused.empty", name)
                    : bytes > Attachments.MOST_BYTES
                        ? new Keeping.Refused("attachment.refused.too-large", name, Attachments.MOST_BYTES >> 20)
                    : examined(spool, name, photosOnly, locationConsent, uploader);
            } finally {
                Files.deleteIfExists(spool);
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static long spool(InputStream content, Path spool) throws IOException {
        try (var out = Files.newOutputStream(spool)) {
            byte[] buffer = new byte[64 * 1024];
            long bytes = 0;
            for (int read = content.read(buffer); read >= 0 && bytes <= Attachments.MOST_BYTES;
                 read = content.read(buffer)) {
                out.write(buffer, 0, read);
                bytes += read;
            }
            return bytes;
        }
    }

    private Keeping examined(Path spool, String name, boolean photosOnly,
                             boolean locationConsent, byte @Nullable [] uploader)
        throws IOException {
        var kind = FileKind.of(spool);
        if (kind == FileKind.HEIC) {
            return new Keeping.Refused("attachment.refused.heic", name);
        }
        if (kind == null || photosOnly && !kind.isPhoto()) {
            return new Keeping.Refused(photosOnly ? "attachment.refused.not-a-photo"
                : "attachment.refused.unknown-kind", name);
        }
        if (!kind.isPhoto()) {
            return document(spool, FileName.cleaned(name, kind.extension()), kind, uploader);
        }
        return switch (darkroom.develop(spool, kind, locationConsent)) {
            case Darkroom.Result.Picture picture ->
                photo(picture, FileName.cleaned(name, FileKind.JPEG.extension()), uploader);
            case Darkroom.Result.TooManyPixels many ->
                new Keeping.Refused("attachment.refused.too-many-pixels", name, many.megapixels());
            case Darkroom.Result.Unreadable() -> new Keeping.Refused("attachment.refused.broken-photo", name);
        };
    }

    private Keeping photo(Darkroom.Result.Picture picture, String name, byte @Nullable [] uploader) {
        var file = new Attachment(new AttachmentId(UUID.randomUUID()), name,
            FileKind.JPEG.mediaType(), picture.whole().length, sm3(new ByteArrayInputStream(picture.whole())),
            picture.width(), picture.height(), picture.location());
        transactions.executeWithoutResult(transaction -> {
            files.add(file, picture.small().length, picture.look(), uploader, clock.instant());
            addContent(file.id(), false, new ByteArrayInputStream(picture.whole()));
            addContent(file.id(), true, new ByteArrayInputStream(picture.small()));
            audit(file);
        });
        return new Keeping.Kept(file);
    }

    private Keeping document(Path spool, String name, FileKind kind, byte @Nullable [] uploader) throws IOException {
        String hash;
        try (var in = Files.newInputStream(spool)) {
            hash = sm3(in);
        }
        var file = new Attachment(new AttachmentId(UUID.randomUUID()), name, kind.mediaType(),
            Files.size(spool), hash, 0, 0, null);
        try (var in = Files.newInputStream(spool)) {
            transactions.executeWithoutResult(transaction -> {
                files.add(file, 0, null, uploader, clock.instant());
                addContent(file.id(), false, in);
                audit(file);
            });
        }
        return new Keeping.Kept(file);
    }

    /** Its name stays out of the trail, which cannot forget: people name files after people. */
    private void audit(Attachment file) {
        audit.record(viewer(), "attachment.keep", "attachment:" + file.id(), null,
            Map.of("type", file.mediaType(), "bytes", file.bytes(), "sm3", file.sm3(),
                "located", file.location() != null));
    }

    /** Whoever is signed in to the request that brings it. */
    private static Viewer viewer() {
        var signIn = SecurityContextHolder.getContext().getAuthentication();
        return signIn != null && signIn.getPrincipal() instanceof Viewer viewer ? viewer : Viewer.ANONYMOUS;
    }

    private void addContent(AttachmentId id, boolean small, InputStream bytes) {
        try {
            files.addContent(id, small, bytes);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static String sm3(InputStream in) {
        var digest = new SM3Digest();
        byte[] buffer = new byte[64 * 1024];
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        byte[] hash = new byte[digest.getDigestSize()];
        digest.doFinal(hash, 0);
        return HexFormat.of().formatHex(hash);
    }
}

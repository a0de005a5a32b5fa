package org.minsheng.visit.internal.field;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Enumeration;
import java.util.UUID;
import org.minsheng.shared.AccountId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A photo arrives piece by piece, from where the last piece ended, and counts when its hash is the one that was
 * announced.
 */
@Component
class ReceivingPhoto {

    static final int MOST_BYTES = 20 * 1024 * 1024;
    static final int MOST_PIECE_BYTES = 1024 * 1024;

    private final Uploads uploads;
    private final Clock clock;

    ReceivingPhoto(Uploads uploads, Clock clock) {
        this.uploads = uploads;
        this.clock = clock;
    }

    /** Where a photo stands. */
    sealed interface Progress {

        record At(int offset) implements Progress {
        }

        /** The piece does not begin where the last one ended. */
        record Elsewhere(int offset) implements Progress {
        }

        enum Refused implements Progress { UNKNOWN, DAMAGED }
    }

    @Transactional
    public Progress begin(AccountId account, UUID id, int bytes, byte[] sha256) {
        uploads.begin(account, id, bytes, sha256, clock.instant());
        return uploads.find(account, id)
            .filter(upload -> upload.bytes() == bytes && MessageDigest.isEqual(upload.sha256(), sha256))
            .<Progress>map(upload -> new Progress.At(upload.received()))
            .orElse(Progress.Refused.UNKNOWN);
    }

    @Transactional
    public Progress append(AccountId account, UUID id, int offset, byte[] piece) {
        var upload = uploads.find(account, id).orElse(null);
        if (upload == null) {
            return Progress.Refused.UNKNOWN;
        }
        if (!uploads.append(id, offset, piece)) {
            return new Progress.Elsewhere(uploads.find(account, id).orElseThrow().received());
        }
        if (offset + piece.length == upload.bytes() && !MessageDigest.isEqual(hash(id), upload.sha256())) {
            uploads.restart(id);
            return Progress.Refused.DAMAGED;
        }
        return new Progress.At(offset + piece.length);
    }

    /** All of it, one piece in memory at a time. */
    InputStream open(UUID id) {
        var starts = uploads.starts(id).iterator();
        return new SequenceInputStream(new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return starts.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return new ByteArrayInputStream(uploads.piece(id, starts.next()));
            }
        });
    }

    private byte[] hash(UUID id) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            uploads.starts(id).forEach(start -> digest.update(uploads.piece(id, start)));
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

package org.minsheng.visit.internal.field;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.attachment.Attachments;
import org.minsheng.attachment.Keeping;
import org.minsheng.shared.AccountId;
import org.springframework.stereotype.Component;

/**
 * Turns the photos that a phone has sent ahead into attachments, each once, however often the result that names them
 * comes.
 */
@Component
class SentPhotos {

    private final Uploads uploads;
    private final ReceivingPhoto receiving;
    private final Attachments attachments;

    SentPhotos(Uploads uploads, ReceivingPhoto receiving, Attachments attachments) {
        this.uploads = uploads;
        this.receiving = receiving;
        this.attachments = attachments;
    }

    sealed interface Photos {

        /** @param ids by the number that the phone gave them */
        record Kept(Map<UUID, AttachmentId> ids) implements Photos {
        }

        /** These have not arrived whole, or waited so long that they were cleared away. */
        record Missing(List<UUID> ids) implements Photos {
        }

        record Refused(String key, Object... args) implements Photos {
        }
    }

    Photos keep(AccountId account, List<UUID> ids) {
        var known = uploads.find(account, ids);
        var kept = attachments.find(known.values().stream()
            .flatMap(upload -> Optional.ofNullable(upload.attachment()).stream()).map(AttachmentId::new).toList())
                .stream().map(attachment -> attachment.id()).toList();
        List<UUID> missing = new ArrayList<>();
        Map<UUID, AttachmentId> result = new HashMap<>();
        for (var id : ids) {
            var upload = known.get(id);
            if (upload != null && upload.attachment() != null && kept.contains(new AttachmentId(upload.attachment()))) {
                result.put(id, new AttachmentId(upload.attachment()));
            } else if (upload == null || !upload.isWhole() || uploads.starts(id).isEmpty()) {
                if (upload != null && upload.isWhole()) {
                    uploads.restart(id);
                }
                missing.add(id);
            } else if (missing.isEmpty()) {
                switch (develop(id)) {
                    case Keeping.Kept photo -> result.put(id, photo.attachment().id());
                    case Keeping.Refused refused -> {
                        return new Photos.Refused(refused.key(), refused.args());
                    }
                }
            }
        }
        return missing.isEmpty() ? new Photos.Kept(result) : new Photos.Missing(missing);
    }

    private Keeping develop(UUID id) {
        try (var content = receiving.open(id)) {
            var keeping = attachments.keepPhoto(content, id + ".jpg", false);
            if (keeping instanceof Keeping.Kept kept) {
                uploads.became(id, kept.attachment().id().value());
            }
            return keeping;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}

package org.minsheng.cooperation.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.attachment.Attachments;
import org.minsheng.attachment.Keeping;
import org.minsheng.page.Form;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Keeps the files that came with a form, together with those that were sent ahead of it or with an earlier try. */
@Component("cooperationFiles")
public class KeptFiles {

    public static final int MOST = 9;

    private final Attachments attachments;

    KeptFiles(Attachments attachments) {
        this.attachments = attachments;
    }

    public List<AttachmentId> photos(Form form, String field, @Nullable List<MultipartFile> files) {
        return keep(form, field, "attachment", files, true);
    }

    /** Photos or documents. */
    public List<AttachmentId> files(Form form, String field, @Nullable List<MultipartFile> files) {
        return keep(form, field, "attachment", files, false);
    }

    /** Photos of a form that has several heaps of them: those of each are remembered under its own name. */
    public List<AttachmentId> named(Form form, String name, @Nullable List<MultipartFile> files) {
        return keep(form, name, name, files, true);
    }

    private List<AttachmentId> keep(Form form, String field, String heap,
                                    @Nullable List<MultipartFile> files, boolean photosOnly) {
        var kept = new LinkedHashSet<>(ahead(form, field, heap));
        for (var file : files == null ? List.<MultipartFile>of() : files) {
            if (file.isEmpty()) {
                continue;
            }
            if (kept.size() >= MOST) {
                form.reject(field, "cooperation.files.too-many", MOST);
                return List.copyOf(kept);
            }
            switch (keep(file, photosOnly)) {
                case Keeping.Kept one -> {
                    kept.add(one.attachment().id());
                    form.also(heap, one.attachment().id().toString());
                }
                case Keeping.Refused refused -> form.reject(field, refused.key(), refused.args());
            }
        }
        return List.copyOf(kept);
    }

    private static List<AttachmentId> ahead(Form form, String field, String heap) {
        var ids = new java.util.ArrayList<AttachmentId>();
        for (var text : form.values(heap).stream().limit(MOST).toList()) {
            try {
                ids.add(new AttachmentId(UUID.fromString(text)));
            } catch (IllegalArgumentException notOurs) {
                form.reject(field, "form.not-a-choice");
            }
        }
        return ids;
    }

    private Keeping keep(MultipartFile file, boolean photosOnly) {
        var name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        try (var content = file.getInputStream()) {
            return photosOnly ? attachments.keepPhoto(content, name, false) : attachments.keep(content, name, false);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

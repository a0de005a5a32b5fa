package org.minsheng.appeal.internal.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.attachment.Attachments;
import org.minsheng.attachment.Keeping;
import org.minsheng.page.Form;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Keeps the files that came with a form, together with those that were sent ahead of it. */
@Component
class ConsoleUploads {

    static final int MOST = 9;

    private final Attachments attachments;

    ConsoleUploads(Attachments attachments) {
        this.attachments = attachments;
    }

    /** What was kept is remembered in the form, so that nobody has to choose files twice. */
    List<AttachmentId> keep(Form form, String field, List<MultipartFile> files, boolean photosOnly) {
        var kept = new LinkedHashSet<>(ahead(form));
        var coming = files.stream().filter(file -> !file.isEmpty()).toList();
        if (kept.size() + coming.size() > MOST) {
            form.reject(field, "appeal.console.too-many-files", MOST);
            return List.copyOf(kept);
        }
        for (var file : coming) {
            switch (keep(file, photosOnly)) {
                case Keeping.Kept one -> {
                    kept.add(one.attachment().id());
                    form.also("attachment", one.attachment().id().toString());
                }
                case Keeping.Refused refused -> form.reject(field, refused.key(), refused.args());
            }
        }
        return List.copyOf(kept);
    }

    static List<AttachmentId> ahead(Form form) {
        var ids = new ArrayList<AttachmentId>();
        for (var text : form.values("attachment")) {
            try {
                ids.add(new AttachmentId(UUID.fromString(text)));
            } catch (IllegalArgumentException notOurs) {
                form.reject("attachment", "form.not-a-choice");
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

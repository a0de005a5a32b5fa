package org.minsheng.attachment.internal;

import java.io.InputStream;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.minsheng.attachment.Attachment;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.attachment.Attachments;
import org.minsheng.attachment.Keeping;
import org.minsheng.attachment.PhotoLook;
import org.springframework.stereotype.Component;

/** The module's face to the others. */
@Component
class FileCabinet implements Attachments {

    private static final int MOST_OF_ONE = 100;

    private final KeptFiles files;
    private final KeepingFile keeping;

    FileCabinet(KeptFiles files, KeepingFile keeping) {
        this.files = files;
        this.keeping = keeping;
    }

    @Override
    public Keeping keep(InputStream content, String name, boolean locationConsent) {
        return keeping.keep(content, name, false, locationConsent, Uploader.ofThisRequest());
    }

    @Override
    public Keeping keepPhoto(InputStream content, String name, boolean locationConsent) {
        return keeping.keep(content, name, true, locationConsent, Uploader.ofThisRequest());
    }

    @Override
    public void bind(Collection<AttachmentId> ids, String subject) {
        if (!ids.isEmpty()) {
            files.bind(ids, subject);
        }
    }

    @Override
    public void release(Collection<String> subjects) {
        if (!subjects.isEmpty()) {
            files.release(subjects);
        }
    }

    @Override
    public List<Attachment> find(Collection<AttachmentId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var found = files.byIds(ids);
        return new LinkedHashSet<>(ids).stream().map(found::get).filter(Objects::nonNull).toList();
    }

    @Override
    public Map<AttachmentId, PhotoLook> looks(Collection<AttachmentId> ids) {
        return ids.isEmpty() ? Map.of() : files.looks(ids);
    }

    @Override
    public List<Attachment> of(String subject) {
        return ofAll(List.of(subject)).getOrDefault(subject, List.of());
    }

    @Override
    public Map<String, List<Attachment>> ofAll(Collection<String> subjects) {
        if (subjects.isEmpty()) {
            return Map.of();
        }
        return files.ofSubjects(new LinkedHashSet<>(subjects), MOST_OF_ONE).stream()
            .collect(Collectors.groupingBy(row -> Objects.requireNonNull(row.subject()),
                Collectors.mapping(KeptFiles.Row::attachment, Collectors.toList())));
    }
}

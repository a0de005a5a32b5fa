package org.minsheng.appeal.internal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.minsheng.appeal.internal.watching.Mentions;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.attachment.Attachments;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes down what colleagues should know and tells those it names; the reporter never sees it and nothing else
 * changes.
 */
@Component
public class WritingNote {

    private final AppealBook book;
    private final Attachments attachments;
    private final Mentions mentions;
    private final AuditTrail audit;
    private final Clock clock;

    WritingNote(AppealBook book, Attachments attachments, Mentions mentions, AuditTrail audit, Clock clock) {
        this.book = book;
        this.attachments = attachments;
        this.mentions = mentions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Photos that came in later. The same request again adds nothing. */
    @Transactional
    public void add(Viewer viewer, Appeal appeal, RequestKey key, List<AttachmentId> photos, String note) {
        if (book.note(viewer, appeal, key, note, photos, clock.instant())) {
            attachments.bind(photos, appeal.id().subject());
            audit.record(viewer, "appeal.add-photos", appeal.id().subject(), null, Map.of("photos", photos.size()));
        }
    }

    /** The same request again writes nothing. */
    @Transactional
    public void write(Viewer viewer, Appeal appeal, RequestKey key, String note) {
        if (book.note(viewer, appeal, key, note, List.of(), clock.instant())) {
            audit.record(viewer, "appeal.note", appeal.id().subject(), null, Map.of("length", note.length()));
            mentions.tell(viewer, appeal, key, note);
        }
    }
}

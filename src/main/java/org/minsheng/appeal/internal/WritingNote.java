package org.minsheng.appeal.internal;

import java.time.Clock;
import java.util.Map;
import org.minsheng.appeal.internal.watching.Mentions;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what colleagues should know and tells those it names; the reporter never sees it and nothing else changes. */
@Component
public class WritingNote {

    private final AppealBook book;
    private final Mentions mentions;
    private final AuditTrail audit;
    private final Clock clock;

    WritingNote(AppealBook book, Mentions mentions, AuditTrail audit, Clock clock) {
        this.book = book;
        this.mentions = mentions;
        this.audit = audit;
        this.clock = clock;
    }

    /** The same request again writes nothing. */
    @Transactional
    public void write(Viewer viewer, Appeal appeal, RequestKey key, String note) {
        if (book.note(viewer, appeal, key, note, clock.instant())) {
            audit.record(viewer, "appeal.note", appeal.id().subject(), null, Map.of("length", note.length()));
            mentions.tell(viewer, appeal, key, note);
        }
    }
}

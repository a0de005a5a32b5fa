package org.minsheng.attachment;

import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Keeps photos and files for other modules. */
public interface Attachments {

    /** The most that one file may have. */
    long MOST_BYTES = 20L * 1024 * 1024;

    /**
     * Checks, strips and stores a file. It belongs to nobody until {@link #bind}; unbound files are removed after a
     * day.
     *
     * @param locationConsent whether the point in a photo may be read out before it is stripped
     */
    Keeping keep(InputStream content, String name, boolean locationConsent);

    /** The same for places where only photos belong: a document is refused. */
    Keeping keepPhoto(InputStream content, String name, boolean locationConsent);

    /**
     * Ties unbound files to a subject such as {@code appeal:12}, in the caller's transaction; files bound elsewhere are
     * left alone.
     */
    void bind(Collection<AttachmentId> ids, String subject);

    /**
     * Lets go of all files of these subjects, in the caller's transaction: nobody reads them any more, and they are
     * removed within a day.
     */
    void release(Collection<String> subjects);

    /** Files that exist, bound or not, in the order asked. */
    List<Attachment> find(Collection<AttachmentId> ids);

    /** What photos look like, in one query; documents and photos of nothing are left out. */
    Map<AttachmentId, PhotoLook> looks(Collection<AttachmentId> ids);

    /** Files of one subject, oldest first, at most 100. */
    List<Attachment> of(String subject);

    /** Files of many subjects in one query. */
    Map<String, List<Attachment>> ofAll(Collection<String> subjects);
}

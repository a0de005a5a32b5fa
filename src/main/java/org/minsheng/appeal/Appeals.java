package org.minsheng.appeal;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;

/**
 * What other modules ask of the ledger and do with it. Every answer is narrowed to what the viewer may see, every write
 * to what the viewer may do; what lies outside does not exist.
 */
public interface Appeals {

    /** Takes a word in; the same key, or the same number of another system, gives the first answer again. */
    AppealFiling file(Viewer viewer, NewAppeal word);

    /**
     * The same from somebody without a grant whom the caller knows to speak for the place, such as a head of ten
     * households.
     */
    AppealFiling fileTrusted(Viewer viewer, NewAppeal word);

    Optional<KnownAppeal> find(Viewer viewer, String number);

    /** Many in two queries, newest first; at most 1,000 numbers. */
    List<KnownAppeal> find(Viewer viewer, Collection<String> numbers);

    /**
     * The appeals that go on for those of these that were merged, by the number of the merged one; the rest are left
     * out.
     */
    Map<String, LeadingAppeal> leading(Collection<String> merged);

    /** What goes on in this appeal, oldest first, at most 50. */
    List<AppealId> mergedInto(AppealId lead);

    /** How an appeal stands, or the one that goes on for it. */
    Optional<LeadingAppeal> leading(AppealId appeal);

    /** The history as the reporter may read it, oldest first; empty also for what the viewer may not see. */
    List<AppealEntry> history(Viewer viewer, String number);

    /** A page of the ledger; null for somebody who has no business with appeals. */
    @Nullable Slice<AppealLine> list(Viewer viewer, AppealFilter filter, @Nullable String after, int size);

    /** @param version the version that the viewer has seen; a step on an old one is refused */
    AppealAnswer take(Viewer viewer, String number, int version, RequestKey key, AppealWish wish);

    /** Does what only the reporter may, on behalf of that person, for the one who filed it. */
    AppealAnswer takeForReporter(Viewer filer, String number, int version, RequestKey key, AppealWish wish);

    /**
     * Puts photos that came later into the history, for staff; the same key again adds nothing. False for what the
     * viewer may not see.
     */
    boolean addPhotos(Viewer viewer, String number, RequestKey key, List<AttachmentId> photos, String note);

    /** What everybody may see, latest first: what the wall shows. */
    List<PublicAppeal> published(PublicFilter filter);

    /**
     * That these exist and how they stand, for everybody; private ones and reports on others are left out. At most
     * 1,000 numbers.
     */
    List<OutlinedAppeal> outlined(Collection<String> numbers);

    /**
     * When each of these had its last step that its reporter reads, in one query; at most 2,000 numbers. For what was
     * found by another question: nothing is narrowed here.
     */
    Map<String, Instant> changed(Collection<String> numbers);

    /** How each of these came to where it is, without a word and without a person; otherwise as {@link #changed}. */
    Map<String, AppealCourse> courses(Collection<String> numbers);

    /** What an appeal can be about, in order, without what was retired. */
    List<Matter> matters();
}

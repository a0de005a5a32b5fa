package org.minsheng.appeal.internal.wall;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.AppealKind;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.AppealBook;
import org.minsheng.appeal.internal.Sight;
import org.minsheng.appeal.internal.Step;
import org.minsheng.appeal.internal.wall.WallPhotos.Side;
import org.minsheng.attachment.Attachment;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.attachment.Attachments;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Somebody at a desk who has looked at the photos says which of them everybody may see; before that it is none. */
@Component
public class ChoosingWallPhotos {

    private final WallPhotos wall;
    private final AppealBook book;
    private final Attachments attachments;
    private final AuditTrail trail;
    private final Clock clock;

    ChoosingWallPhotos(WallPhotos wall, AppealBook book, Attachments attachments, AuditTrail trail, Clock clock) {
        this.wall = wall;
        this.book = book;
        this.attachments = attachments;
        this.trail = trail;
        this.clock = clock;
    }

    /** Whether this person decides it: a desk around the place, on whatever tier. */
    public static boolean mayChoose(Viewer viewer, Appeal appeal) {
        return Sight.isDeskElsewhere(viewer, appeal);
    }

    /** False when this person does not decide it, or when one of the photos cannot be chosen. */
    @Transactional
    public boolean choose(Viewer viewer, Appeal appeal, Collection<AttachmentId> photos) {
        var sides = choice(appeal).photos().stream()
            .collect(Collectors.toMap(WallChoice.Photo::id, WallChoice.Photo::side,
                (one, other) -> one, LinkedHashMap::new));
        if (!mayChoose(viewer, appeal) || !sides.keySet().containsAll(photos)) {
            return false;
        }
        Map<AttachmentId, Side> chosen = new LinkedHashMap<>(sides);
        chosen.keySet().retainAll(Set.copyOf(photos));
        var before = wall.of(List.of(appeal.id())).getOrDefault(appeal.id(), WallPhotos.Pair.NONE);
        wall.choose(appeal.id(), chosen, viewer.name(), clock.instant());
        trail.record(viewer, "appeal.choose-wall-photos", appeal.id().subject(), before, chosen.keySet());
        return true;
    }

    /** The reporter's photos and those that came with answers, newest answer first. */
    @Transactional(readOnly = true)
    public WallChoice choice(Appeal appeal) {
        if (isNeverPublic(appeal)) {
            return WallChoice.NONE;
        }
        return choice(appeal, book.history(appeal.id()), attachments.of(appeal.id().subject()));
    }

    /** The same when history and files are at hand. */
    public WallChoice choice(Appeal appeal, List<Step> steps, List<Attachment> files) {
        if (isNeverPublic(appeal)) {
            return WallChoice.NONE;
        }
        var photos = files.stream().filter(Attachment::isPhoto).map(Attachment::id).collect(Collectors.toSet());
        var pair = wall.of(List.of(appeal.id())).getOrDefault(appeal.id(), WallPhotos.Pair.NONE);
        var before = of(steps, AppealAction.FILE, photos);
        boolean agreed = !before.isEmpty() && wall.agrees(appeal.id());
        List<WallChoice.Photo> choice = new ArrayList<>();
        if (agreed) {
            before.forEach(id -> choice.add(new WallChoice.Photo(id, Side.BEFORE, pair.before().contains(id))));
        }
        of(steps, AppealAction.ANSWER, photos)
            .forEach(id -> choice.add(new WallChoice.Photo(id, Side.AFTER, pair.after().contains(id))));
        return new WallChoice(choice, agreed ? 0 : before.size());
    }

    /** Private matters and reports of unlawful acts are never on the wall. */
    private static boolean isNeverPublic(Appeal appeal) {
        return appeal.said().closed() || appeal.said().kind() == AppealKind.REPORT;
    }

    private static Set<AttachmentId> of(List<Step> steps, AppealAction action, Set<AttachmentId> photos) {
        return steps.reversed().stream().filter(step -> step.action() == action)
            .flatMap(step -> step.attachments().stream())
            .filter(photos::contains).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}

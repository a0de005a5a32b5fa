package org.minsheng.visit.internal.field;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealKind;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.GeoPoint;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.internal.patrol.FindingOnTheWay;
import org.minsheng.visit.internal.patrol.Found;
import org.minsheng.visit.internal.patrol.NewReport;
import org.minsheng.visit.internal.patrol.WalkedGround;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A phone brings what was seen on the way: solved at once and recorded, or an appeal; the same key is one report. */
@Component
class TakingReport {

    private final SentPhotos photos;
    private final FindingOnTheWay finding;
    private final WalkedGround walked;
    private final Uploads uploads;
    private final Arrivals arrivals;
    private final Devices devices;
    private final Clock clock;

    TakingReport(SentPhotos photos, FindingOnTheWay finding, WalkedGround walked, Uploads uploads, Arrivals arrivals,
        Devices devices, Clock clock) {
        this.photos = photos;
        this.finding = finding;
        this.walked = walked;
        this.uploads = uploads;
        this.arrivals = arrivals;
        this.devices = devices;
        this.clock = clock;
    }

    /**
     * @param done how it was solved at once, empty for what is handed on
     * @param where in words, empty when the point says it
     * @param photos all of them; {@code after} those of how it is now
     */
    record Seen(UUID key, UUID device, AppealKind kind, String said, String done, String where,
                @Nullable GeoPoint point, List<UUID> photos, List<UUID> after, PhoneTime time) {
    }

    sealed interface Taken {

        /** @param number of the appeal, null when it was solved at once */
        record Kept(@Nullable String number) implements Taken {
        }

        record Missing(List<UUID> photos) implements Taken {
        }

        record Refused(String key, Object... args) implements Taken {
        }
    }

    @Transactional
    public Taken take(Viewer viewer, AccountId account, Seen seen) {
        var ground = walked.of(viewer).orElse(null);
        if (ground == null) {
            return new Taken.Refused("field.refused.no-patrol");
        }
        if (arrivals.has(seen.key)) {
            return keep(viewer, account, ground, seen, Map.of());
        }
        return switch (photos.keep(account, seen.photos)) {
            case SentPhotos.Photos.Missing(var ids) -> new Taken.Missing(ids);
            case SentPhotos.Photos.Refused refused -> new Taken.Refused(refused.key(), refused.args());
            case SentPhotos.Photos.Kept(var ids) -> keep(viewer, account, ground, seen, ids);
        };
    }

    private Taken keep(Viewer viewer, AccountId account, AreaCode ground, Seen seen, Map<UUID, AttachmentId> ids) {
        var now = clock.instant();
        devices.clock(seen.device, seen.time.aheadSeconds(now));
        var report = new NewReport(ground, seen.where, seen.point, seen.kind, null, seen.said, seen.done,
            some(seen, ids, id -> !seen.after.contains(id)), some(seen, ids, seen.after::contains));
        return switch (finding.take(viewer, new RequestKey(seen.key), report, seen.time.happened(now))) {
            case Found.Kept(var number) -> {
                uploads.clearPieces(ids.keySet());
                arrivals.add(seen.key, "REPORT", account, seen.device, null, seen.time, now);
                yield new Taken.Kept(number);
            }
            case Found.Refused refused -> new Taken.Refused(refused.key(), refused.args());
        };
    }

    private static List<AttachmentId> some(Seen seen, Map<UUID, AttachmentId> ids, Predicate<UUID> which) {
        return seen.photos.stream().filter(ids::containsKey).filter(which)
            .map(id -> Objects.requireNonNull(ids.get(id))).toList();
    }
}

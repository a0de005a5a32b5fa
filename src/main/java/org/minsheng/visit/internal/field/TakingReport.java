package org.minsheng.visit.internal.field;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealFiling;
import org.minsheng.appeal.AppealKind;
import org.minsheng.appeal.Appeals;
import org.minsheng.appeal.Channel;
import org.minsheng.appeal.NewAppeal;
import org.minsheng.appeal.ToldBy;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.GeoPoint;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a grid worker saw on the way becomes an appeal of the place where that worker walks; the same key is one appeal. */
@Component
class TakingReport {

    private final SentPhotos photos;
    private final Appeals appeals;
    private final Uploads uploads;
    private final Arrivals arrivals;
    private final Devices devices;
    private final Clock clock;

    TakingReport(SentPhotos photos, Appeals appeals, Uploads uploads, Arrivals arrivals, Devices devices, Clock clock) {
        this.photos = photos;
        this.appeals = appeals;
        this.uploads = uploads;
        this.arrivals = arrivals;
        this.devices = devices;
        this.clock = clock;
    }

    /** @param where in words, empty when the point says it */
    record Seen(UUID key, UUID device, String said, String where, @Nullable GeoPoint point, List<UUID> photos, PhoneTime time) {
    }

    sealed interface Taken {

        record Filed(String number) implements Taken {
        }

        record Missing(List<UUID> photos) implements Taken {
        }

        record Refused(String key, Object... args) implements Taken {
        }
    }

    /** Where this person's reports go; empty for whoever walks nowhere. */
    static Optional<AreaCode> ground(Viewer viewer) {
        return viewer.areas(Role.GRID_WORKER, Role.COMMUNITY_SECRETARY).stream().findFirst();
    }

    @Transactional
    public Taken take(Viewer viewer, AccountId account, Seen seen) {
        var ground = ground(viewer).orElse(null);
        if (ground == null) {
            return new Taken.Refused("field.refused.no-patrol");
        }
        if (arrivals.has(seen.key)) {
            return file(viewer, account, ground, seen, Map.of());
        }
        return switch (photos.keep(account, seen.photos)) {
            case SentPhotos.Photos.Missing(var ids) -> new Taken.Missing(ids);
            case SentPhotos.Photos.Refused refused -> new Taken.Refused(refused.key(), refused.args());
            case SentPhotos.Photos.Kept(var ids) -> file(viewer, account, ground, seen, ids);
        };
    }

    private Taken file(Viewer viewer, AccountId account, AreaCode ground, Seen seen, Map<UUID, AttachmentId> ids) {
        var now = clock.instant();
        devices.clock(seen.device, seen.time.aheadSeconds(now));
        var attached = seen.photos.stream().filter(ids::containsKey).map(id -> Objects.requireNonNull(ids.get(id))).toList();
        return switch (appeals.file(viewer, new NewAppeal(new RequestKey(seen.key), AppealKind.HELP, Channel.GRID, "", seen.said, null, ground,
            seen.where, seen.point, null, false, null, false, false, ToldBy.PAGE, attached))) {
            case AppealFiling.Filed filed -> {
                uploads.clearPieces(ids.keySet());
                arrivals.add(seen.key, "REPORT", account, seen.device, null, seen.time, now);
                yield new Taken.Filed(filed.number());
            }
            case AppealFiling.Wrong wrong -> new Taken.Refused(wrong.faults().values().iterator().next());
        };
    }
}

package org.minsheng.visit.internal.field;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.TaskId;
import org.minsheng.visit.internal.campaign.DoorOutcome;
import org.minsheng.visit.internal.campaign.NewResult;
import org.minsheng.visit.internal.campaign.Recorded;
import org.minsheng.visit.internal.campaign.RecordingResult;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A phone brings a result: its photos become attachments, both its times are kept, and the campaign records it. */
@Component
class TakingResult {

    private final SentPhotos photos;
    private final RecordingResult recording;
    private final Uploads uploads;
    private final Arrivals arrivals;
    private final Devices devices;
    private final Clock clock;

    TakingResult(SentPhotos photos, RecordingResult recording, Uploads uploads, Arrivals arrivals, Devices devices,
                 Clock clock) {
        this.photos = photos;
        this.recording = recording;
        this.uploads = uploads;
        this.arrivals = arrivals;
        this.devices = devices;
        this.clock = clock;
    }

    /** @param photos numbers that the phone gave to those that its answers name */
    record Brought(UUID key, UUID device, TaskId task, DoorOutcome outcome, long form,
                   Map<String, Object> answers, String note, List<UUID> photos, PhoneTime time) {
    }

    sealed interface Taken {

        record Told(Recorded recorded) implements Taken {
        }

        record Missing(List<UUID> photos) implements Taken {
        }

        record BadPhoto(String key, Object... args) implements Taken {
        }
    }

    @Transactional
    public Taken take(Viewer viewer, AccountId account, Brought brought) {
        if (arrivals.has(brought.key)) {
            return record(viewer, account, brought, Map.of());
        }
        return switch (photos.keep(account, brought.photos)) {
            case SentPhotos.Photos.Missing(var ids) -> new Taken.Missing(ids);
            case SentPhotos.Photos.Refused(var key, var args) -> new Taken.BadPhoto(key, args);
            case SentPhotos.Photos.Kept(var ids) -> record(viewer, account, brought, ids);
        };
    }

    private Taken record(Viewer viewer, AccountId account, Brought brought, Map<UUID, AttachmentId> ids) {
        var now = clock.instant();
        devices.clock(brought.device, brought.time.aheadSeconds(now));
        var recorded = recording.record(viewer,
            new NewResult(new RequestKey(brought.key), brought.task, brought.outcome, brought.form,
            named(brought.answers, ids), brought.note, brought.time.happened(now)));
        if (recorded instanceof Recorded.Kept) {
            uploads.clearPieces(ids.keySet());
            arrivals.add(brought.key, "RESULT", account, brought.device, brought.task.value(), brought.time, now);
        }
        return new Taken.Told(recorded);
    }

    /** The answers with the numbers of attachments in place of those that the phone gave. */
    static Map<String, Object> named(Map<String, Object> answers, Map<UUID, AttachmentId> ids) {
        Map<String, String> names = new LinkedHashMap<>();
        ids.forEach((phone, attachment) -> names.put(phone.toString(), attachment.toString()));
        Map<String, Object> named = new LinkedHashMap<>();
        answers.forEach((key, answer) -> {
            if (answer != null) {
                named.put(key, renamed(answer, names));
            }
        });
        return named;
    }

    private static Object renamed(Object answer, Map<String, String> names) {
        return switch (answer) {
            case String text -> names.getOrDefault(text, text);
            case List<?> list -> list.stream().filter(Objects::nonNull).map(one -> renamed(one, names)).toList();
            case Map<?, ?> map -> {
                Map<String, Object> copy = new LinkedHashMap<>();
                map.forEach((key, value) -> {
                    if (value != null) {
                        copy.put(String.valueOf(key), renamed(value, names));
                    }
                });
                yield copy;
            }
            default -> answer;
        };
    }
}

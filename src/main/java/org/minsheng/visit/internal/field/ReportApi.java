package org.minsheng.visit.internal.field;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealKind;
import org.minsheng.page.Page;
import org.minsheng.shared.GeoPoint;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.internal.field.ResultApi.Answer;
import org.minsheng.visit.internal.field.TakingReport.Seen;
import org.minsheng.visit.internal.field.TakingReport.Taken;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Takes what was seen on the way: words, photos and where. */
@RestController
class ReportApi {

    private static final int LONGEST_WORDS = 500;
    private static final int LONGEST_DONE = 300;
    private static final int LONGEST_PLACE = 200;
    private static final int MOST_PHOTOS = 18;

    private final TakingReport taking;

    ReportApi(TakingReport taking) {
        this.taking = taking;
    }

    record Where(@Nullable String text, @Nullable Double longitude, @Nullable Double latitude) {

        @Nullable GeoPoint point() {
            return longitude == null || latitude == null || Math.abs(longitude) > 180 || Math.abs(latitude) > 90 ? null
                : new GeoPoint(longitude, latitude);
        }
    }

    /**
     * @param outcome SOLVED or APPEAL; nothing is APPEAL, as an app of before says it
     * @param after numbers of the photos that show how it is now
     */
    record Said(@Nullable String said, @Nullable String outcome, @Nullable String done, @Nullable AppealKind kind,
                @Nullable Where place, @Nullable List<UUID> after) {

        String words() {
            return said == null ? "" : said.strip();
        }

        String solution() {
            return done == null || !"SOLVED".equals(outcome) ? "" : done.strip();
        }

        /** Whether it says all that it must, no longer than it may. */
        boolean isComplete() {
            return !words().isEmpty() && words().length() <= LONGEST_WORDS && solution().length() <= LONGEST_DONE
                && solution().isEmpty() != "SOLVED".equals(outcome);
        }
    }

    record Sent(@Nullable UUID key, @Nullable Said answers, @Nullable List<UUID> photos, long at,
        @Nullable Long clock, long now) {
    }

    @PostMapping("/api/field/v1/patrols")
    ResponseEntity<Answer> take(Page page, Viewer viewer, @RequestHeader(KnownPhone.HEADER) UUID device,
        @RequestBody Sent sent) {
        var time = PhoneTime.of(sent.at, sent.clock, sent.now);
        var photos = sent.photos == null ? List.<UUID>of() : sent.photos;
        var said = sent.answers;
        var place = said == null || said.place == null ? new Where(null, null, null) : said.place;
        var where = place.text == null ? "" : place.text.strip();
        if (sent.key == null || time == null || said == null || !said.isComplete() || where.length() > LONGEST_PLACE
            || photos.size() > MOST_PHOTOS) {
            return ResponseEntity.badRequest().build();
        }
        var seen = new Seen(sent.key, device, said.kind == null ? AppealKind.HELP : said.kind, said.words(),
            said.solution(), where, place.point(), photos, said.after == null ? List.of() : said.after, time);
        return ResponseEntity.ok(switch (taking.take(viewer, Objects.requireNonNull(viewer.account()), seen)) {
            case Taken.Kept(var number) -> Answer.of("sent", number == null ? page.t("field.recorded")
                : page.t("field.filed", number));
            case Taken.Missing(var ids) -> new Answer("missing", "", ids);
            case Taken.Refused(var key, var args) -> Answer.of("refused", page.t(key, args));
        });
    }
}

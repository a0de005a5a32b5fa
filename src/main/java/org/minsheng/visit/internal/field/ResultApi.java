package org.minsheng.visit.internal.field;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.Page;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.TaskId;
import org.minsheng.visit.internal.campaign.DoorOutcome;
import org.minsheng.visit.internal.campaign.Recorded;
import org.minsheng.visit.internal.campaign.ResultState;
import org.minsheng.visit.internal.field.TakingResult.Brought;
import org.minsheng.visit.internal.field.TakingResult.Taken;
import org.minsheng.visit.internal.form.Field;
import org.minsheng.visit.internal.form.FormVersionId;
import org.minsheng.visit.internal.form.Forms;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Takes results from phones. The same key any number of times is one result; every answer says what became of it. */
@RestController
class ResultApi {

    private static final int LONGEST_NOTE = 200;
    private static final int MOST_PHOTOS = 100;

    private final TakingResult taking;
    private final Forms forms;

    ResultApi(TakingResult taking, Forms forms) {
        this.taking = taking;
        this.forms = forms;
    }

    /** As the app sends it; times in milliseconds of the phone's clock. */
    record Sent(@Nullable UUID key, @Nullable Long task, @Nullable DoorOutcome outcome, @Nullable Long form,
                @Nullable Map<String, Object> answers, @Nullable String note, @Nullable List<UUID> photos, long at,
                @Nullable Long clock,
                long now) {
    }

    /** @param state sent, conflict, refused or missing (photos) */
    record Answer(String state, String reason, List<UUID> photos) {

        static Answer of(String state, String reason) {
            return new Answer(state, reason, List.of());
        }
    }

    @PostMapping("/api/field/v1/results")
    ResponseEntity<Answer> take(Page page, Viewer viewer, @RequestHeader(KnownPhone.HEADER) UUID device,
        @RequestBody Sent sent) {
        var time = PhoneTime.of(sent.at, sent.clock, sent.now);
        var photos = sent.photos == null ? List.<UUID>of() : sent.photos;
        var note = sent.note == null ? "" : sent.note.strip();
        if (sent.key == null || sent.task == null || sent.outcome == null || sent.form == null || time == null
            || note.length() > LONGEST_NOTE || photos.size() > MOST_PHOTOS) {
            return ResponseEntity.badRequest().build();
        }
        var answers = sent.answers == null ? Map.<String, Object>of() : sent.answers;
        return ResponseEntity.ok(switch (taking.take(viewer, Objects.requireNonNull(viewer.account()),
            new Brought(sent.key, device, new TaskId(sent.task), sent.outcome, sent.form, answers, note,
            photos, time))) {
            case Taken.Missing(var ids) -> new Answer("missing", "", ids);
            case Taken.BadPhoto(var key, var args) -> Answer.of("refused",
                page.t("field.refused.photo", page.t(key, args)));
            case Taken.Told(var recorded) -> told(page, recorded, sent.form);
        });
    }

    private Answer told(Page page, Recorded recorded, long form) {
        return switch (recorded) {
            case Recorded.Kept kept when kept.state() == ResultState.CONFLICT -> Answer.of("conflict",
                page.t("field.conflict"));
            case Recorded.Kept kept -> Answer.of("sent", kept.state() == ResultState.LATE ? page.t("field.late") : "");
            case Recorded.Refused(var key) -> Answer.of("refused", page.t(key));
            case Recorded.Wrong(var answers) -> {
                Map<String, String> labels = forms.version(new FormVersionId(form)).stream()
                    .flatMap(version -> version.definition().all())
                    .collect(Collectors.toMap(Field::key, field -> field.label(page.chinese()), (one, other) -> one));
                yield Answer.of("refused", answers.stream()
                    .map(wrong -> labels.getOrDefault(wrong.field().substring(wrong.field().lastIndexOf('.') + 1),
                        wrong.field()) + ": "
                        + page.t(wrong.message(), wrong.arguments().toArray()))
                    .collect(Collectors.joining(" ")));
            }
        };
    }
}

package org.minsheng.visit.internal.campaign;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.attachment.Attachments;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.TaskState;
import org.minsheng.visit.internal.campaign.Recorded.Kept;
import org.minsheng.visit.internal.campaign.Recorded.Refused;
import org.minsheng.visit.internal.campaign.Recorded.Wrong;
import org.minsheng.visit.internal.campaign.Recorded.WrongAnswer;
import org.minsheng.visit.internal.form.FillingForm;
import org.minsheng.visit.internal.form.FormDefinition;
import org.minsheng.visit.internal.form.FormVersion;
import org.minsheng.visit.internal.form.FormVersionId;
import org.minsheng.visit.internal.form.Forms;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes what a visitor brings from a door, whether from the console, a phone's page or the field app. The same key any
 * number of times writes one result. A second result for a door is kept beside the first; nobody's work is thrown away.
 */
@Component
public class RecordingResult {

    /** A phone's clock that is further ahead than this is not believed. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final ResultBook results;
    private final Forms forms;
    private final Answers answers;
    private final Attachments attachments;
    private final VisitRights rights;
    private final Clock clock;

    RecordingResult(ResultBook results, Forms forms, Answers answers, Attachments attachments, VisitRights rights,
        Clock clock) {
        this.results = results;
        this.forms = forms;
        this.answers = answers;
        this.attachments = attachments;
        this.rights = rights;
        this.clock = clock;
    }

    @Transactional
    public Recorded record(Viewer viewer, NewResult brought) {
        var task = results.hold(brought.task()).orElse(null);
        if (task == null || !rights.mayRecord(viewer, task)) {
            return Refused.NOT_YOURS;
        }
        var known = results.byKey(brought.key());
        if (known.isPresent()) {
            return again(task, known.get());
        }
        if (task.campaignState() == CampaignState.DRAFT || task.campaignState() == CampaignState.CANCELLED) {
            return Refused.NOT_RUNNING;
        }
        var form = form(task, brought.formVersion());
        if (form.isEmpty()) {
            return Refused.OTHER_FORM;
        }
        return write(viewer, task, form.get(), brought);
    }

    private Recorded write(Viewer viewer, Standing task, FormDefinition form, NewResult brought) {
        var now = clock.instant();
        var at = believable(brought.at(), task.startedAt(), now);
        var local = LocalDateTime.ofInstant(at, clock.getZone());
        Map<String, Object> said = Map.of();
        if (brought.outcome() == DoorOutcome.ANSWERED) {
            var faults = form.check(brought.answers(), local.toLocalDate());
            if (!faults.isEmpty()) {
                return new Wrong(faults.stream()
                    .map(fault -> new WrongAnswer(fault.key(), fault.messageKey(), fault.args())).toList());
            }
            said = form.kept(brought.answers());
        }
        var after = DoorRules.judge(task, brought.outcome(), isSame(task, form, brought, said), local);
        var written = results.write(viewer, rights.name(viewer, task), task, after, brought,
            answers.store(form, said), at, now);
        var photos = FillingForm.photos(form, said);
        if (written.isPresent() && !photos.isEmpty()) {
            attachments.bind(photos, "visit-task:" + task.task().value());
        }
        return written.<Recorded>map(id -> new Kept(id, after.result(), false, after.task(), after.nextOn(),
            after.nextPart()))
            .orElseGet(() -> results.byKey(brought.key()).map(row -> again(task, row)).orElse(Refused.KEY_TAKEN));
    }

    private static Recorded again(Standing task, ResultBook.Row known) {
        return !known.task().equals(task.task()) ? Refused.KEY_TAKEN
            : new Kept(known.id(), known.state(), true, task.state(), task.nextOn(), task.nextPart());
    }

    /** The campaign's version or an earlier one of the same form. */
    private Optional<FormDefinition> form(Standing task, long version) {
        if (version == task.formVersion()) {
            return forms.definition(new FormVersionId(version));
        }
        var asked = forms.version(new FormVersionId(task.formVersion())).map(FormVersion::form);
        return forms.version(new FormVersionId(version)).filter(one -> asked.filter(one.form()::equals).isPresent())
            .map(FormVersion::definition);
    }

    private boolean isSame(Standing task, FormDefinition form, NewResult brought, Map<String, Object> said) {
        var counting = task.counting();
        if (task.state() != TaskState.DONE || brought.outcome() != DoorOutcome.ANSWERED || counting == null) {
            return false;
        }
        var first = results.byId(counting).orElseThrow();
        return answers.same(answers.open(form, first.answers()), said);
    }

    /** What cannot be is replaced by the time at which it came. */
    private static Instant believable(Instant claimed, @Nullable Instant started, Instant now) {
        boolean wrong = claimed.isAfter(now.plus(AHEAD)) || started != null && claimed.isBefore(started);
        return wrong ? now : claimed;
    }
}

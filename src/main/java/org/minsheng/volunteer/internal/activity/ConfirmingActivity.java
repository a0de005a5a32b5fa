package org.minsheng.volunteer.internal.activity;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.attachment.Attachments;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.Deeds;
import org.minsheng.volunteer.NewDeed;
import org.minsheng.volunteer.internal.Outcome;
import org.minsheng.volunteer.internal.Outcome.Done;
import org.minsheng.volunteer.internal.Outcome.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The community says what an activity was: who came for how long. That makes each one's deed, and one of the unit's
 * where it was joint.
 */
@Component
class ConfirmingActivity {

    private static final int EVERYBODY = 10_000;

    private final ActivityBook book;
    private final SignUpBook signUps;
    private final Deeds deeds;
    private final Attachments attachments;
    private final AuditTrail audit;
    private final Clock clock;

    ConfirmingActivity(ActivityBook book, SignUpBook signUps, Deeds deeds, Attachments attachments,
                       AuditTrail audit, Clock clock) {
        this.book = book;
        this.signUps = signUps;
        this.deeds = deeds;
        this.attachments = attachments;
        this.audit = audit;
        this.clock = clock;
    }

    /** The organiser's list: minutes of each who was there, and who had been ticked and was not there after all. */
    @Transactional
    public Outcome list(Viewer viewer, long id, Map<PersonId, Integer> minutes, Collection<PersonId> absent) {
        var activity = book.find(id).orElse(null);
        if (activity == null || !ActivityRights.mayOrganise(viewer, activity)) {
            return Outcome.NOT_YOURS;
        }
        if (activity.state() != ActivityState.PLANNED) {
            return Outcome.CHANGED_MEANWHILE;
        }
        if (clock.instant().isBefore(activity.plan().startsAt())) {
            return new Refused("listed", "volunteer.activity.refused.not-begun");
        }
        signUps.list(id, minutes, absent, activity.plan().startsAt());
        audit.record(viewer, "volunteer.list-attendance", "activity:" + id, null, Map.of("present", minutes.size()));
        return new Done(id);
    }

    @Transactional
    public Outcome confirm(Viewer viewer, long id, int version, String summary, Collection<AttachmentId> photos) {
        var activity = book.hold(id).orElse(null);
        if (activity == null || !ActivityRights.mayConfirm(viewer, activity)) {
            return Outcome.NOT_YOURS;
        }
        if (clock.instant().isBefore(activity.plan().endsAt())) {
            return new Refused("summary", "volunteer.activity.refused.not-over");
        }
        var present = signUps.of(id, EVERYBODY).stream()
            .filter(one -> one.state() == SignUp.State.SIGNED && one.in() != null).toList();
        int minutes = present.stream().mapToInt(one -> one.counted(activity.plan())).sum();
        if (!activity.state().mayBecome(ActivityState.CONFIRMED)
            || !book.confirm(viewer, id, version, present.size(), minutes, summary, clock.instant())) {
            return Outcome.CHANGED_MEANWHILE;
        }
        attachments.bind(photos, ActivityPhotos.KIND + ":" + id);
        audit.record(viewer, "volunteer.confirm-activity", "activity:" + id, null,
            Map.of("came", present.size(), "minutes", minutes));
        deeds.record(viewer, deeds(activity, present));
        return new Done(id);
    }

    private static List<NewDeed> deeds(Activity activity, List<SignUp> present) {
        var made = new ArrayList<NewDeed>();
        var plan = activity.plan();
        if (activity.unit() != null) {
            made.add(new NewDeed("activity", null, activity.unit(), activity.area(), "activity:" + activity.id(),
                plan.title(), 0, plan.startsAt()));
        }
        present.forEach(one -> made.add(new NewDeed("activity", one.person(), null, activity.area(),
            "activity:" + activity.id(), plan.title(), one.counted(plan), plan.startsAt())));
        return made;
    }

    /** What was confirmed wrongly: its deeds are withdrawn, and it can be confirmed anew. */
    @Transactional
    public Outcome reopen(Viewer viewer, long id, int version, String reason) {
        var activity = book.hold(id).orElse(null);
        if (activity == null || !ActivityRights.mayConfirm(viewer, activity)) {
            return Outcome.NOT_YOURS;
        }
        if (!activity.state().mayBecome(ActivityState.PLANNED)
                || !book.move(viewer, id, version, ActivityState.CONFIRMED,
                    ActivityState.PLANNED, reason, clock.instant())) {
            return Outcome.CHANGED_MEANWHILE;
        }
        audit.record(viewer, "volunteer.reopen-activity", "activity:" + id, null, Map.of("reason", reason));
        deeds.withdraw(viewer, "activity:" + id, reason);
        return new Done(id);
    }
}

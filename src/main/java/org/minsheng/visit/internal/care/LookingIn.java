package org.minsheng.visit.internal.care;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.attachment.Attachments;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.TimerRows;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.internal.care.CareOutcome.Done;
import org.minsheng.visit.internal.form.FillingForm;
import org.minsheng.visit.internal.form.FormJson;
import org.minsheng.visit.internal.form.FormVersion;
import org.minsheng.visit.internal.form.PersonalAnswers;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records that somebody looked in, and alarms when the temperature is above what the care allows. Sent twice it counts
 * once.
 */
@Component
class LookingIn {

    /** The question whose answer is drawn as a curve and compared with the threshold. */
    static final String VALUE = "temperature";

    private final CareBook book;
    private final CareTaskBook tasks;
    private final CareAlarms alarms;
    private final PersonalAnswers personal;
    private final FormJson json;
    private final Attachments attachments;
    private final TimerRows timers;
    private final AuditTrail audit;
    private final Clock clock;

    LookingIn(CareBook book, CareTaskBook tasks, CareAlarms alarms, PersonalAnswers personal, FormJson json,
              Attachments attachments, TimerRows timers, AuditTrail audit, Clock clock) {
        this.book = book;
        this.tasks = tasks;
        this.alarms = alarms;
        this.personal = personal;
        this.json = json;
        this.attachments = attachments;
        this.timers = timers;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param answers without faults, as the form keeps them */
    @Transactional
    public CareOutcome record(Viewer viewer, CareId id, RequestKey key, FormVersion form, Map<String, Object> answers) {
        var care = book.hold(id).orElseThrow();
        if (!CareRights.mayLookIn(viewer, care.kind(), care.door())) {
            return CareOutcome.NOT_YOURS;
        }
        if (tasks.isKnown(key)) {
            return new Done(id, false);
        }
        if (care.endedAt() != null) {
            return CareOutcome.ENDED;
        }
        var now = clock.instant();
        var value = value(care, answers);
        boolean alarm = value != null && care.alarmAbove() != null && value.compareTo(care.alarmAbove()) > 0;
        var found = new CareTaskBook.Found(key, form.id(), json.write(personal.seal(form.definition(), answers)),
            value, alarm, now);
        long task = write(viewer, care, found);
        attachments.bind(FillingForm.photos(form.definition(), answers), CarePhotos.KIND + ":" + id.value());
        book.lookedIn(id, now, value, alarm);
        if (alarm && value != null) {
            tasks.alarm(id, task, "VALUE", value, now);
            alarms.tooHigh(care, task, value.toPlainString());
        }
        var told = new LinkedHashMap<String, Object>(Map.of("task", task, "alarm", alarm));
        audit.record(viewer, "visit.look-in", "care:" + id.value(), null, told);
        return new Done(id, alarm);
    }

    private long write(Viewer viewer, Care care, CareTaskBook.Found found) {
        var open = tasks.openOf(care.id()).filter(task -> care.plan().covers(task.slot(), found.at()));
        if (open.isEmpty()) {
            return tasks.extra(viewer, care.id(), found);
        }
        tasks.done(viewer, open.get().id(), found);
        var next = care.plan().after(open.get().slot(), found.at(), clock.getZone());
        CareTimers.set(timers, tasks.open(care.id(), next), next);
        return open.get().id();
    }

    private static @Nullable BigDecimal value(Care care, Map<String, Object> answers) {
        return care.kind() == CareKind.QUARANTINE && answers.get(VALUE) instanceof Number number
            ? new BigDecimal(number.toString()).setScale(1, RoundingMode.HALF_UP) : null;
    }
}

package org.minsheng.visit.internal.campaign;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.TaskId;
import org.minsheng.visit.TaskState;
import org.minsheng.visit.internal.campaign.Outcome.Done;
import org.minsheng.visit.internal.campaign.Outcome.Refused;
import org.minsheng.visit.internal.form.FormDefinition;
import org.minsheng.visit.internal.form.FormVersionId;
import org.minsheng.visit.internal.form.Forms;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A person decides between two results of one household: one of them, or the better answers of both. */
@Component
class DecidingConflict {

    private final ResultBook results;
    private final Forms forms;
    private final Answers answers;
    private final Clock clock;

    DecidingConflict(ResultBook results, Forms forms, Answers answers, Clock clock) {
        this.results = results;
        this.forms = forms;
        this.answers = answers;
        this.clock = clock;
    }

    @Transactional
    public Outcome choose(Viewer viewer, TaskId id, long chosen) {
        var task = results.hold(id).orElseThrow();
        if (!VisitRights.mayLead(viewer, task.door())) {
            return Outcome.NOT_YOURS;
        }
        if (task.campaignState() != CampaignState.RUNNING) {
            return Outcome.CHANGED_MEANWHILE;
        }
        var row = candidates(id).stream().filter(one -> one.id() == chosen).findFirst().orElse(null);
        if (row == null) {
            return Outcome.CHANGED_MEANWHILE;
        }
        results.settle(viewer, task, chosen, row.outcome() == DoorOutcome.DECLINED ? TaskState.REFUSED : TaskState.DONE,
            clock.instant());
        return new Done(task.campaign().value(), 0);
    }

    /**
     * @param picks for each field the result whose answer is taken; a result without an answer there leaves the field
     * out
     */
    @Transactional
    public Outcome merge(Viewer viewer, TaskId id, RequestKey key, Map<String, Long> picks) {
        var task = results.hold(id).orElseThrow();
        if (!VisitRights.mayLead(viewer, task.door())) {
            return Outcome.NOT_YOURS;
        }
        if (results.byKey(key).isPresent()) {
            return new Done(task.campaign().value(), 0);
        }
        if (task.campaignState() != CampaignState.RUNNING) {
            return Outcome.CHANGED_MEANWHILE;
        }
        var form = forms.version(new FormVersionId(task.formVersion())).orElseThrow().definition();
        Map<Long, Map<String, Object>> said = new LinkedHashMap<>();
        candidates(id).forEach(row -> said.put(row.id(), answers.open(form, row.answers())));
        if (!said.keySet().containsAll(picks.values())) {
            return Outcome.CHANGED_MEANWHILE;
        }
        Map<String, Object> merged = new LinkedHashMap<>();
        picks.forEach((field, result) -> {
            var answer = said.getOrDefault(result, Map.of()).get(field);
            if (answer != null) {
                merged.put(field, answer);
            }
        });
        return write(viewer, task, form, key, merged);
    }

    private Outcome write(Viewer viewer, Standing task, FormDefinition form, RequestKey key,
        Map<String, Object> merged) {
        var faults = form.check(merged, LocalDate.now(clock));
        if (!faults.isEmpty()) {
            var first = faults.getFirst();
            return new Refused(first.key(), first.messageKey(), first.args().toArray());
        }
        var now = clock.instant();
        var made = results.addMerged(viewer, task, key, task.formVersion(), answers.store(form, form.kept(merged)), "",
            now);
        if (made.isEmpty()) {
            return Outcome.CHANGED_MEANWHILE;
        }
        results.settle(viewer, task, made.get(), TaskState.DONE, now);
        return new Done(task.campaign().value(), 0);
    }

    /** Those between which is chosen, in the order in which they came. */
    List<ResultBook.Row> candidates(TaskId id) {
        return results.of(id).stream()
            .filter(row -> row.state() == ResultState.COUNTS || row.state() == ResultState.CONFLICT).toList();
    }
}

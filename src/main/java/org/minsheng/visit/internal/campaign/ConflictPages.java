package org.minsheng.visit.internal.campaign;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.TaskId;
import org.minsheng.visit.internal.campaign.CampaignViews.Candidate;
import org.minsheng.visit.internal.campaign.CampaignViews.Compared;
import org.minsheng.visit.internal.campaign.Outcome.Done;
import org.minsheng.visit.internal.campaign.Outcome.Refused;
import org.minsheng.visit.internal.form.FormDefinition;
import org.minsheng.visit.internal.form.Forms;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Households for which two results came: the list, and deciding on one with both side by side. */
@Controller
class ConflictPages {

    private static final String CONFLICT = "visit/campaign/conflict";
    private static final String DECISION = CampaignPages.PATH + "/{id}/conflicts/{task}";
    private static final int ROWS = 50;

    private final CampaignHeads heads;
    private final VisitTasks tasks;
    private final HouseholdRows households;
    private final DecidingConflict deciding;
    private final Answers answers;
    private final Forms forms;
    private final Wordings wordings;

    ConflictPages(CampaignHeads heads, VisitTasks tasks, HouseholdRows households, DecidingConflict deciding,
                  Answers answers, Forms forms, Wordings wordings) {
        this.heads = heads;
        this.tasks = tasks;
        this.households = households;
        this.deciding = deciding;
        this.answers = answers;
        this.forms = forms;
        this.wordings = wordings;
    }

    @GetMapping(CampaignPages.PATH + "/{id}/conflicts")
    ModelAndView list(Page page, Viewer viewer, @PathVariable long id, @RequestParam(defaultValue = "") String after) {
        var campaign = heads.seen(viewer, id);
        var found = tasks.list(new VisitTasks.Filter(campaign.id(), VisitRights.sight(viewer, campaign.area()), null,
            null, null, true), after, ROWS);
        return page.show("visit/campaign/conflicts",
            new CampaignViews.Conflicts(campaign, new Slice<>(households.of(found.rows()), found.next())));
    }

    @GetMapping(DECISION)
    ModelAndView one(Page page, Viewer viewer, @PathVariable long id, @PathVariable long task) {
        return page.show(CONFLICT, view(page, find(viewer, id, task), Form.empty()));
    }

    @PostMapping(DECISION)
    ModelAndView decide(Page page, Form form, Viewer viewer, @PathVariable long id, @PathVariable long task) {
        var row = find(viewer, id, task);
        var whole = form.value("whole");
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        Outcome outcome;
        if (whole.matches("\\d{1,18}")) {
            outcome = deciding.choose(viewer, row.id(), Long.parseLong(whole));
        } else {
            outcome = key == null ? Outcome.CHANGED_MEANWHILE : deciding.merge(viewer, row.id(), key, picks(row, form));
        }
        return switch (outcome) {
            case Done done -> page.go(CampaignPages.PATH + "/" + id + "/conflicts", "visit.conflict.decided");
            case Refused refused -> {
                form.reject("pick-" + refused.field(), refused.key(), refused.args());
                yield page.again(CONFLICT, view(page, row, form));
            }
        };
    }

    private Map<String, Long> picks(TaskRow row, Form form) {
        Map<String, Long> picks = new HashMap<>();
        definition(row).fields().forEach(field -> {
            var value = form.value("pick-" + field.key());
            if (value.matches("\\d{1,18}")) {
                picks.put(field.key(), Long.valueOf(value));
            }
        });
        return picks;
    }

    private FormDefinition definition(TaskRow row) {
        return forms.version(row.form()).map(version -> version.definition()).orElse(FormDefinition.EMPTY);
    }

    private TaskRow find(Viewer viewer, long campaign, long task) {
        return tasks.find(new TaskId(task))
            .filter(row -> row.campaign().value() == campaign && VisitRights.mayLead(viewer, row.door()))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private CampaignViews.Conflict view(Page page, TaskRow row, Form form) {
        var definition = definition(row);
        var candidates = deciding.candidates(row.id());
        var said = candidates.stream().map(one -> answers.masked(definition, one.answers())).toList();
        var plain = candidates.stream().map(one -> answers.open(definition, one.answers())).toList();
        var fields = new ArrayList<Compared>();
        for (var field : definition.fields()) {
            if (field.asks()) {
                var words = said.stream().map(one -> wordings.of(page, field, one.get(field.key()))).toList();
                boolean different = plain.stream().map(one -> String.valueOf(one.get(field.key())))
                    .collect(Collectors.toSet()).size() > 1;
                fields.add(new Compared(field.key(), field.label(page.chinese()), words, different));
            }
        }
        var shown = candidates.stream()
            .map(one -> new Candidate(one.id(), one.byName(), one.at(), one.outcome(), one.state(), one.note()))
            .toList();
        var address = households.of(List.of(row)).getFirst().address();
        return new CampaignViews.Conflict(row, address, shown, fields, form, page.newKey());
    }
}

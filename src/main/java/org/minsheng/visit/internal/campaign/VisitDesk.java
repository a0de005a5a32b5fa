package org.minsheng.visit.internal.campaign;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Places;
import org.minsheng.household.Households;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.page.Tab;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.TaskId;
import org.minsheng.visit.internal.campaign.Recorded.Kept;
import org.minsheng.visit.internal.campaign.Recorded.Refused;
import org.minsheng.visit.internal.campaign.Recorded.Wrong;
import org.minsheng.visit.internal.form.Field;
import org.minsheng.visit.internal.form.FillingForm;
import org.minsheng.visit.internal.form.FormDefinition;
import org.minsheng.visit.internal.form.FormSheet;
import org.minsheng.visit.internal.form.Forms;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Shows what is to be visited and takes what was found, for whoever walks without the app. */
@Component
class VisitDesk {

    private static final int ROWS = 60;
    private static final int LONGEST_NOTE = 200;

    /** Where these pages are and how they look. */
    record Face(String path, String list, String one) {
    }

    private final VisitTasks tasks;
    private final VisitRights rights;
    private final CampaignBook campaigns;
    private final ResultBook results;
    private final RecordingResult recording;
    private final LastAnswers last;
    private final Households households;
    private final Places places;
    private final Forms forms;
    private final FillingForm filling;
    private final Clock clock;

    VisitDesk(VisitTasks tasks, VisitRights rights, CampaignBook campaigns, ResultBook results,
              RecordingResult recording, LastAnswers last,
              Households households, Places places, Forms forms, FillingForm filling, Clock clock) {
        this.tasks = tasks;
        this.rights = rights;
        this.campaigns = campaigns;
        this.results = results;
        this.recording = recording;
        this.last = last;
        this.households = households;
        this.places = places;
        this.forms = forms;
        this.filling = filling;
        this.clock = clock;
    }

    ModelAndView list(Page page, Viewer viewer, Face face, String after) {
        boolean over = page.url().is("tab", "over");
        var found = over ? tasks.overOf(viewer, after, ROWS) : tasks.openOf(viewer, after, ROWS);
        var today = LocalDate.now(clock);
        var doors = doors(found.rows());
        var tabs = List.of(new Tab(page.t("visit.mine.open"), face.path(), !over, null),
            new Tab(page.t("visit.mine.over"), face.path() + "?tab=over", over, null));
        return page.show(face.list(),
            new VisitViews.Mine(face.path(), tabs, doors.stream().filter(door -> !door.task().waits(today)).toList(),
            doors.stream().filter(door -> door.task().waits(today)).toList(), found.next(), over, today));
    }

    private List<VisitViews.Door> doors(List<TaskRow> rows) {
        var cards = households.cards(rows.stream().map(TaskRow::household).toList());
        var addresses = places.addresses(rows.stream().map(TaskRow::door).distinct().toList());
        var around = around(rows);
        return rows.stream().map(row -> new VisitViews.Door(row,
            within(addresses.getOrDefault(row.door(), row.door().value()), around), cards.get(row.household())))
            .toList();
    }

    /** Whoever walks in one community need not read its name at each door; empty when there are several. */
    private String around(List<TaskRow> rows) {
        var communities = rows.stream().map(row -> Objects.requireNonNull(row.door().at(AreaCode.Level.COMMUNITY)))
            .distinct().toList();
        return communities.size() == 1 ? places.addresses(communities).getOrDefault(communities.getFirst(), "") : "";
    }

    private static String within(String address, String around) {
        return address.startsWith(around) && address.length() > around.length() ? address.substring(around.length())
            : address;
    }

    ModelAndView one(Page page, Viewer viewer, Face face, long id) {
        var task = find(viewer, id);
        var definition = definition(task);
        var known = known(task, definition);
        return page.show(face.one(), view(page, face, task, FillingForm.blank(definition, known), page.newKey(), null));
    }

    /** What is known of the household already; nothing is asked when the form wants nothing. */
    private Map<String, Object> known(TaskRow task, FormDefinition definition) {
        var keys = definition.fields().stream().map(Field::prefill).filter(Objects::nonNull)
            .collect(Collectors.toSet());
        if (keys.isEmpty()) {
            return Map.of();
        }
        var answers = households.knownAnswers(List.of(task.household()), keys);
        var known = new LinkedHashMap<String, Object>(forms.version(task.form())
            .map(form -> last.of(form, List.of(task.household())).getOrDefault(task.household(), Map.of()))
            .orElse(Map.of()));
        known.putAll(FillingForm.fitting(definition, answers.getOrDefault(task.household(), Map.of())));
        return known;
    }

    ModelAndView take(Page page, Viewer viewer, Face face, long id, Form form,
        MultiValueMap<String, MultipartFile> files) {
        var task = find(viewer, id);
        var definition = definition(task);
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        var outcome = form.choice("outcome", DoorOutcome.class);
        var note = form.optional("note", LONGEST_NOTE);
        var asked = outcome == null ? DoorOutcome.ANSWERED : outcome;
        var said = asked == DoorOutcome.ANSWERED ? filling.read(definition, form, files).orElse(null)
            : Map.<String, Object>of();
        if (said == null || key == null || form.hasErrors()) {
            return page.again(face.one(), view(page, face, task, FillingForm.again(definition, form, Set.of()),
                key == null ? page.newKey() : key, null));
        }
        var brought = new NewResult(key, task.id(), asked, task.form().value(), said, note, clock.instant());
        return switch (recording.record(viewer, brought)) {
            case Kept kept -> page.go(face.path(), flash(kept, asked), words(page, kept));
            case Wrong wrong -> {
                wrong.answers().forEach(one -> form.reject(FormSheet.PREFIX + one.field(), one.message(),
                    one.arguments().toArray()));
                yield page.again(face.one(),
                    view(page, face, task, FillingForm.again(definition, form, Set.of()), key, null));
            }
            case Refused refused -> page.again(face.one(),
                view(page, face, task, FillingForm.again(definition, form, Set.of()), key, refused.key()));
        };
    }

    private static String flash(Kept kept, DoorOutcome outcome) {
        if (kept.state() == ResultState.CONFLICT) {
            return "visit.mine.conflict";
        }
        if (kept.state() == ResultState.LATE) {
            return "visit.mine.late";
        }
        return switch (outcome) {
            case ANSWERED -> "visit.mine.kept";
            case DECLINED -> "visit.mine.declined";
            case NOBODY_HOME -> kept.nextOn() == null ? "visit.mine.leaflet" : "visit.mine.again";
        };
    }

    private static String words(Page page, Kept kept) {
        return kept.nextOn() == null || kept.nextPart() == null ? "" : page.date(kept.nextOn()) + " "
            + page.t(kept.nextPart());
    }

    private TaskRow find(Viewer viewer, long id) {
        return tasks.find(new TaskId(id)).filter(row -> rights.mayOpen(viewer, row.id()))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private FormDefinition definition(TaskRow task) {
        return forms.definition(task.form()).orElse(FormDefinition.EMPTY);
    }

    private VisitViews.One view(Page page, Face face, TaskRow task, FormSheet sheet, RequestKey key,
        @Nullable String refused) {
        var campaign = campaigns.find(task.campaign()).orElseThrow();
        var door = doors(List.of(task)).getFirst();
        var past = results.of(task.id()).stream()
            .map(row -> new VisitViews.Past(row.outcome(), row.state(), row.byName(), row.at(), row.note()))
            .toList().reversed();
        return new VisitViews.One(face.path(), task, door.address(), door.card(), campaign.draft().purpose(),
            campaign.draft().legalBasis(),
            campaign.isRunning(), sheet, past, key, refused == null ? null : page.t(refused));
    }
}

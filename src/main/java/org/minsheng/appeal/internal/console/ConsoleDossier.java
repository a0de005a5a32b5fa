package org.minsheng.appeal.internal.console;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.AppealBeside;
import org.minsheng.appeal.internal.Agents;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.AppealBook;
import org.minsheng.appeal.internal.Leads;
import org.minsheng.appeal.internal.Ledger;
import org.minsheng.appeal.internal.PointMap;
import org.minsheng.appeal.internal.PublicText;
import org.minsheng.appeal.internal.SeenAppeals;
import org.minsheng.appeal.internal.Sight;
import org.minsheng.appeal.internal.Step;
import org.minsheng.appeal.internal.catalogue.Matters;
import org.minsheng.appeal.internal.clock.TellingClock;
import org.minsheng.appeal.internal.console.ConsoleAppealView.Links;
import org.minsheng.appeal.internal.console.ConsoleAppealView.Reporter;
import org.minsheng.appeal.internal.wall.ChoosingWallPhotos;
import org.minsheng.area.Places;
import org.minsheng.attachment.Attachment;
import org.minsheng.attachment.Attachments;
import org.minsheng.grid.Grids;
import org.minsheng.grid.Rosters;
import org.minsheng.organisation.Posts;
import org.minsheng.page.Page;
import org.minsheng.page.TimelineEntry;
import org.minsheng.people.Persons;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** Everything that belongs to one appeal, for somebody who may see it. */
@Component
public class ConsoleDossier {

    private static final int EARLIER_SHOWN = 5;

    private final AppealBook book;
    private final Ledger ledger;
    private final ConsoleRows rows;
    private final ConsoleHistory history;
    private final ConsoleTodo todo;
    private final Matters matters;
    private final Places places;
    private final Persons persons;
    private final Agents agents;
    private final Posts posts;
    private final Attachments attachments;
    private final TellingClock clock;
    private final ConsoleDeskParts desk;
    private final ChoosingWallPhotos wall;
    private final SeenAppeals seen;
    private final Rosters rosters;
    private final Grids grids;
    private final Leads leads;
    private final PointMap pointMap;
    private final List<AppealBeside> besides;

    ConsoleDossier(AppealBook book, Ledger ledger, ConsoleRows rows, ConsoleHistory history,
                   ConsoleTodo todo, Matters matters, Places places, Persons persons, Agents agents, Posts posts,
                   Attachments attachments, TellingClock clock, ConsoleDeskParts desk, ChoosingWallPhotos wall,
                   SeenAppeals seen, Rosters rosters, Grids grids, Leads leads, PointMap pointMap,
                   List<AppealBeside> besides) {
        this.leads = leads;
        this.pointMap = pointMap;
        this.book = book;
        this.ledger = ledger;
        this.rows = rows;
        this.history = history;
        this.todo = todo;
        this.matters = matters;
        this.places = places;
        this.persons = persons;
        this.agents = agents;
        this.posts = posts;
        this.attachments = attachments;
        this.clock = clock;
        this.desk = desk;
        this.wall = wall;
        this.seen = seen;
        this.rosters = rosters;
        this.grids = grids;
        this.besides = besides;
    }

    /** Empty when there is none, and also when this reader has no business with it. */
    public Optional<Appeal> find(Viewer viewer, String number) {
        return seen.find(viewer, number);
    }

    /** @param fault the sentence for the whole page, null for none */
    ConsoleAppealView of(Page page, Viewer viewer, Appeal appeal, ConsoleTodo.@Nullable Tried tried,
                         @Nullable String fault) {
        return of(page, viewer, appeal, tried, fault, true);
    }

    /** For paper, which others read as well: what is said among staff only when it is asked for. */
    ConsoleAppealView sheet(Page page, Viewer viewer, Appeal appeal, boolean notes) {
        return of(page, viewer, appeal, null, null, notes);
    }

    private List<TimelineEntry> timeline(Page page, Viewer viewer, Appeal appeal, List<Step> steps,
                                         List<Attachment> files, boolean hidden, boolean inside) {
        return inside ? desk.among(page, viewer, appeal, history.tell(page, steps, files, hidden))
            : history.tell(page, steps.stream().filter(step -> step.action() != AppealAction.NOTE).toList(), files,
                hidden);
    }

    private ConsoleAppealView of(Page page, Viewer viewer, Appeal appeal,
                                 ConsoleTodo.@Nullable Tried tried, @Nullable String fault, boolean inside) {
        var steps = book.history(appeal.id());
        var files = attachments.of(appeal.id().subject());
        var filed = steps.isEmpty() ? List.of() : steps.getFirst().attachments();
        var holder = holder(appeal.work().holderOrg());
        var doing = todo.of(page, viewer, appeal, tried, holder);
        var reporter = reporter(page, viewer, appeal);
        var place = places.address(appeal.said().place());
        return new ConsoleAppealView(appeal, place, matters.path(page, appeal.said().matter()), holder,
            reporter, files.stream().filter(file -> file.isPhoto() && filed.contains(file.id())).toList(),
            files.stream().filter(file -> !file.isPhoto()).toList(),
            timeline(page, viewer, appeal, steps, files, reporter.hidden(), inside), links(appeal), doing, fault,
            tried == null || doing.offers(tried.action()) ? "" : typed(tried),
            steps.isEmpty() ? 0 : steps.getLast().id(), clock.tell(page, appeal), desk.of(viewer, appeal, steps, files),
            wall.choice(appeal, steps, files), ChoosingWallPhotos.mayChoose(viewer, appeal),
            rosters.answering(appeal.said().place()), grids.at(appeal.said().place()).orElse(null),
            pointMap.showing(appeal, place), besides.stream().flatMap(one -> one.beside(page, appeal.number(),
                appeal.said().place(), !appeal.work().state().isFinal()).stream()).toList());
    }

    /** An answer that starts from an earlier one; null when this reader may not see that. */
    ConsoleTodo.@Nullable Tried reply(Viewer viewer, String number) {
        return find(viewer, number)
            .filter(earlier -> !earlier.outcome().answer().isBlank())
            .map(earlier -> new ConsoleTodo.Tried(AppealAction.ANSWER, org.minsheng.page.Form.empty()
                .prefill(ConsoleResources.field(AppealAction.ANSWER, "note"),
                    PublicText.reusable(earlier.outcome().answer()))))
            .orElse(null);
    }

    private String holder(@Nullable OrganisationId organisation) {
        return organisation == null ? ""
            : posts.organisationNames(List.of(organisation)).getOrDefault(organisation, "");
    }

    private Reporter reporter(Page page, Viewer viewer, Appeal appeal) {
        var id = appeal.said().reporter();
        if (id == null) {
            return new Reporter(null, false, List.of(), false, null, false);
        }
        if (!Sight.seesReporter(viewer, appeal)) {
            return new Reporter(null, true, List.of(), false, null, false);
        }
        var found = ledger.ofReporter(id, null, EARLIER_SHOWN + 1).rows().stream()
            .filter(row -> !row.id().equals(appeal.id()) && Sight.oversees(viewer, row.place()))
            .toList();
        var agent = appeal.said().onBehalf() ? agents.of(appeal.id()).orElse(null) : null;
        var known = persons.masked(agent == null ? List.of(id) : List.of(id, agent.person()));
        return new Reporter(known.get(id), false, rows.of(page, found.stream().limit(EARLIER_SHOWN).toList()),
            found.size() > EARLIER_SHOWN, agent == null ? null : known.get(agent.person()),
            agent != null && agent.told());
    }

    private Links links(Appeal appeal) {
        var into = appeal.work().mergedInto();
        return new Links(into == null ? null : book.byId(into).orElse(null), leads.merged(appeal.id()));
    }

    /** Texts of a form that cannot be sent any more, for the person to copy. */
    private static String typed(ConsoleTodo.Tried tried) {
        var texts = List.of("note", "reason", "whereNext", "explanation", "publicTitle", "publicAnswer", "into");
        AppealAction action = tried.action();
        return String.join("\n", texts.stream()
            .map(field -> tried.form().value(ConsoleResources.field(action, field)))
            .filter(text -> !text.isEmpty())
            .toList());
    }
}

package org.minsheng.visit.internal.campaign;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Places;
import org.minsheng.grid.Grids;
import org.minsheng.household.Households;
import org.minsheng.household.Residence;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.internal.form.FormVersionId;
import org.minsheng.visit.internal.form.Forms;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** The form of a draft: its choices, and what is read from it. */
@Component
class DraftForm {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST = 300;
    private static final int MOST_GRIDS = 200;
    private static final int MOST_PLACES = 200;
    private static final int USUAL_TRIES = 3;
    private static final int USUAL_DAYS = 6;

    private final Forms forms;
    private final Grids grids;
    private final Households households;
    private final Places places;
    private final NamingVisitors naming;
    private final Clock clock;

    DraftForm(Forms forms, Grids grids, Households households, Places places, NamingVisitors naming, Clock clock) {
        this.forms = forms;
        this.grids = grids;
        this.households = households;
        this.places = places;
        this.naming = naming;
        this.clock = clock;
    }

    /** The chosen area when the viewer leads there, otherwise the viewer's own. */
    AreaCode area(Viewer viewer, String chosen) {
        if (AreaCode.isValid(chosen) && VisitRights.mayLead(viewer, new AreaCode(chosen))) {
            return new AreaCode(chosen);
        }
        return viewer.areas(VisitRights.LEADERS).stream().findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    Form blank(AreaCode area) {
        var today = LocalDate.now(clock);
        var form = Form.empty()
            .prefill("startsOn", today.toString())
            .prefill("endsOn", today.plusDays(USUAL_DAYS).toString())
            .prefill("mostTries", Integer.toString(USUAL_TRIES))
            .prefill("newcomers", "1")
            .prefill("keepDays", Integer.toString(Draft.USUAL_DAYS_KEPT))
            .prefill("visitors", VisitorKind.GRID_WORKER.name());
        return form.prefill("area", area.value());
    }

    Form filled(Campaign campaign) {
        var draft = campaign.draft();
        var form = Form.empty()
            .prefill("version", Integer.toString(campaign.version()))
            .prefill("name", draft.name())
            .prefill("purpose", draft.purpose())
            .prefill("basis", draft.legalBasis())
            .prefill("form", Long.toString(draft.form().value()))
            .prefill("startsOn", draft.startsOn().toString())
            .prefill("endsOn", draft.endsOn().toString())
            .prefill("mostTries", Integer.toString(draft.mostTries()))
            .prefill("newcomers", draft.takesNewcomers() ? "1" : null)
            .prefill("keepDays", Integer.toString(draft.keepDays()))
            .prefill("withoutPeople", draft.ask().withoutPeople() ? "1" : null);
        draft.visitors().forEach(kind -> form.also("visitors", kind.name()));
        draft.ask().grids().forEach(grid -> form.also("grid", Long.toString(grid)));
        draft.ask().careGroups().forEach(group -> form.also("group", group));
        draft.ask().residences().forEach(residence -> form.also("residence", residence.name()));
        return form;
    }

    /** Null when something is wrong, which the form says then. @param known those named before */
    @Nullable Draft read(Form form, AreaCode area, List<Named> known) {
        var name = form.required("name", LONGEST_NAME);
        var purpose = form.required("purpose", LONGEST);
        var basis = form.required("basis", LONGEST);
        form.required("form", 20);
        var asked = form.read("form", text -> new FormVersionId(Long.parseLong(text)), "form.not-a-choice");
        var starts = date(form, "startsOn");
        var ends = date(form, "endsOn");
        var tries = number(form, "mostTries", 9);
        var keepDays = number(form, "keepDays", Draft.MOST_DAYS_KEPT);
        var kinds = chosen(form.values("visitors"), VisitorKind.values());
        if (kinds.isEmpty()) {
            form.reject("visitors", "visit.refused.no-visitors");
        }
        var named = named(form, area, kinds, known);
        if (form.hasErrors() || asked == null || starts == null || ends == null || tries == null || keepDays == null) {
            return null;
        }
        return new Draft(area, name, purpose, basis, asked,
            ask(form.values("grid"), form.values("group"), form.values("residence"),
            form.checked("withoutPeople")), kinds, named, starts, ends, tries, form.checked("newcomers"), keepDays);
    }

    private static @Nullable Integer number(Form form, String field, int most) {
        form.required(field, 4);
        return form.read(field, text -> {
            int number = Integer.parseInt(text);
            if (number < 1 || number > most) {
                throw new IllegalArgumentException(text);
            }
            return number;
        }, "form.not-a-choice");
    }

    private List<Named> named(Form form, AreaCode area, Set<VisitorKind> kinds, List<Named> known) {
        if (!kinds.contains(VisitorKind.NAMED)) {
            return List.of();
        }
        var all = new LinkedHashSet<Named>(form.checked("forgetNamed") ? List.of() : known);
        all.addAll(naming.read(form, "named", area));
        if (all.isEmpty()) {
            form.reject("named", "visit.refused.nobody-named");
        }
        return List.copyOf(all);
    }

    private static @Nullable LocalDate date(Form form, String field) {
        form.required(field, 10);
        return form.read(field, text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException noDate) {
                throw new IllegalArgumentException(noDate);
            }
        }, "visit.refused.no-date");
    }

    private static <E extends Enum<E>> Set<E> chosen(List<String> values, E[] all) {
        var chosen = new HashSet<E>();
        Arrays.stream(all).filter(one -> values.contains(one.name())).forEach(chosen::add);
        return chosen;
    }

    private static Ask ask(List<String> grids, List<String> groups, List<String> residences, boolean withoutPeople) {
        return new Ask(grids.stream().filter(text -> text.matches("\\d{1,18}")).map(Long::valueOf)
            .limit(MOST_GRIDS).toList(),
            groups.stream().limit(50).toList(), chosen(residences, Residence.values()).stream().sorted()
            .toList(), withoutPeople);
    }

    CampaignViews.Counted count(Page page, AreaCode area) {
        var query = page.url().query();
        var ask = ask(query.getOrDefault("grid", List.of()), query.getOrDefault("group", List.of()),
            query.getOrDefault("residence", List.of()), !page.url().get("withoutPeople").isEmpty());
        return new CampaignViews.Counted(households.count(ask.filter(area)));
    }

    private long counted(Form form, AreaCode area) {
        return households.count(ask(form.values("grid"), form.values("group"), form.values("residence"),
            form.checked("withoutPeople")).filter(area));
    }

    CampaignViews.Drafting view(Page page, Viewer viewer, Form form, AreaCode area, @Nullable Campaign known) {
        var within = area.value().length() >= AreaCode.Level.COUNTY.digits() ? grids.within(area)
            : List.<org.minsheng.grid.Grid>of();
        var grid = within.stream().limit(MOST_GRIDS).map(one -> new Option(Long.toString(one.id().value()), one.name()))
            .toList();
        var groups = households.careGroups().stream()
            .map(one -> new Option(one.code(), page.chinese() ? one.name() : one.nameEn())).toList();
        var residences = Arrays.stream(Residence.values()).map(one -> new Option(one.name(), page.t(one))).toList();
        var kinds = List.of(VisitorKind.GRID_WORKER, VisitorKind.HEAD, VisitorKind.MEMBER, VisitorKind.NAMED).stream()
            .map(one -> new Option(one.name(), page.t(one))).toList();
        var usable = forms.usable(area).stream()
            .map(one -> new Option(Long.toString(one.id().value()), one.name(page.chinese()))).toList();
        return new CampaignViews.Drafting(form, known, area, trail(viewer, area), narrower(area), grid, groups,
            residences, kinds, usable, known == null ? 0 : known.draft().named().size(), counted(form, area));
    }

    /** The way from the viewer's own area to the chosen one. */
    private List<Option> trail(Viewer viewer, AreaCode area) {
        var codes = new ArrayList<AreaCode>();
        for (AreaCode at = area; at != null && VisitRights.mayLead(viewer, at); at = at.parent()) {
            codes.addFirst(at);
        }
        var names = places.names(codes);
        return codes.stream().map(code -> new Option(code.value(), names.getOrDefault(code, code.value()))).toList();
    }

    private List<Option> narrower(AreaCode area) {
        return area.value().length() >= AreaCode.Level.COMPOUND.digits() ? List.of()
            : places.children(area, null, MOST_PLACES).rows().stream()
                .map(place -> new Option(place.code().value(), place.shortName())).toList();
    }
}

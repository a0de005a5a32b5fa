package org.minsheng.volunteer.internal.deed;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Places;
import org.minsheng.organisation.Posts;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.people.Persons;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.Deed;
import org.minsheng.volunteer.internal.AreaChoice;
import org.minsheng.volunteer.internal.Rights;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The deeds behind a figure, on the console and one's own on the phone. */
@Controller
class DeedPages {

    static final String PATH = "/console/deeds";
    private static final int ROWS = 50;
    private static final List<String> KINDS = List.of("activity", "order", "whistle", "wish",
        "shift", "mediation", "need");
    private static final Map<String, String> SOURCES = Map.of("activity", "/console/activities/",
        "wish", "/console/wishes/", "shift", "/console/shifts/",
        "mediation", "/console/mediations/", "order", "/console/orders/", "whistle", "/console/whistles/");

    private static final List<String> UNITS_OWN = List.of("order", "whistle");

    private final DeedList deeds;
    private final Persons persons;
    private final Posts posts;
    private final Places places;
    private final AreaChoice areas;
    private final Clock clock;

    DeedPages(DeedList deeds, Persons persons, Posts posts, Places places, AreaChoice areas, Clock clock) {
        this.deeds = deeds;
        this.persons = persons;
        this.posts = posts;
        this.places = places;
        this.areas = areas;
        this.clock = clock;
    }

    @GetMapping(PATH)
    ModelAndView list(Page page, Viewer viewer) {
        var url = page.url();
        var seen = Rights.compared(viewer);
        if (seen.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var area = AreaChoice.within(seen, url.get("area")).getFirst();
        var period = Period.of(url.get("period"));
        long person = number(url.get("person"));
        long unit = number(url.get("unit"));
        var kind = KINDS.contains(url.get("kind")) ? url.get("kind") : "";
        var source = url.get("source").matches("[a-z]{1,20}:[\\w-]{1,40}") ? url.get("source") : "";
        var from = period == null ? Instant.EPOCH : period.begins(clock);
        var until = period == null ? clock.instant().plusSeconds(1) : period.ends(clock);
        var found = Slice.of(deeds.list(new DeedList.Filter(area, from, until, person, unit, kind, source),
                url.get("after"), ROWS + 1),
            ROWS, told -> told.deed().doneAt().toEpochMilli() + ":" + told.deed().id().value());
        return page.show("volunteer/deed/deeds",
            new DeedViews.Listed(subject(person, unit), new Slice<>(rows(page, found.rows()), found.next()),
                areas.options(seen, area.value()), kinds(page),
                RankingPages.periods(page, period == null ? "" : period.name(), clock)));
    }

    private static List<Option> kinds(Page page) {
        return KINDS.stream().map(kind -> new Option(kind, page.t("volunteer.deed.kind." + kind))).toList();
    }

    private String subject(long person, long unit) {
        if (unit != 0) {
            return posts.organisationNames(List.of(new OrganisationId(unit)))
                .getOrDefault(new OrganisationId(unit), "");
        }
        var known = person == 0 ? null : persons.masked(List.of(new PersonId(person))).get(new PersonId(person));
        return known == null ? "" : known.name().isEmpty() ? known.phone() : known.name();
    }

    List<DeedViews.DeedRow> rows(Page page, List<DeedList.Told> told) {
        var people = persons.masked(told.stream().map(one -> one.deed().person())
            .filter(Objects::nonNull).distinct().toList());
        var units = posts.organisationNames(told.stream().map(one -> one.deed().unit())
            .filter(Objects::nonNull).distinct().toList());
        var names = places.names(told.stream().map(one -> one.deed().area()).distinct().toList());
        return told.stream().map(one -> {
            var deed = one.deed();
            var person = deed.person() == null ? null : people.get(deed.person());
            return new DeedViews.DeedRow(deed, person == null ? "" : person.name().isEmpty() ? person.phone()
                : person.name(), deed.unit() == null ? "" : units.getOrDefault(deed.unit(), ""),
                names.getOrDefault(deed.area(), ""), one.verifiedBy().equals(Viewer.SYSTEM.name())
                    ? page.t("volunteer.deed.system") : one.verifiedBy(), one.withdrawnAt(),
                one.reason(), path(page, deed));
        }).toList();
    }

    private static @Nullable String path(Page page, Deed deed) {
        int colon = deed.source().indexOf(':');
        var way = colon < 0 || !maySeeSource(page.viewer(), deed) ? null
            : SOURCES.get(deed.source().substring(0, colon));
        if (way == null || !deed.source().substring(colon + 1).matches("\\d{1,18}")) {
            return null;
        }
        var path = way + deed.source().substring(colon + 1);
        return page.may("GET", path) ? path : null;
    }

    /** Whoever speaks for a unit sees the orders and whistles it answered, and not what others organised. */
    private static boolean maySeeSource(Viewer viewer, Deed deed) {
        return Rights.maySee(viewer, deed.area()) || UNITS_OWN.contains(deed.kind()) && deed.person() == null
            && deed.unit() != null && Rights.speaksFor(viewer, deed.unit());
    }

    /** One's own, of the year that is asked for. */
    @GetMapping("/me/volunteer/deeds")
    ModelAndView mine(Page page, Viewer viewer) {
        var year = page.url().get("year").matches("20\\d\\d") ? Integer.parseInt(page.url().get("year"))
            : LocalDate.now(clock).getYear();
        var period = Period.year(LocalDate.of(year, 1, 1));
        var person = Objects.requireNonNull(viewer.person());
        var found = Slice.of(deeds.list(new DeedList.Filter(new AreaCode("52"), period.begins(clock),
            period.ends(clock), person.value(), 0, "", ""),
            page.url().get("after"), ROWS + 1), ROWS,
            told -> told.deed().doneAt().toEpochMilli() + ":" + told.deed().id().value());
        var shown = new DeedViews.Listed(Integer.toString(year), new Slice<>(rows(page, found.rows()), found.next()),
            List.of(), List.of(), List.of());
        return page.show("volunteer/deed/mine", shown);
    }

    private static long number(String typed) {
        return typed.matches("\\d{1,18}") ? Long.parseLong(typed) : 0;
    }
}

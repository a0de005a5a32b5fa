package org.minsheng.volunteer.internal.deed;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.minsheng.organisation.Posts;
import org.minsheng.page.Menu;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.page.Tab;
import org.minsheng.page.Url;
import org.minsheng.people.Persons;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.internal.AreaChoice;
import org.minsheng.volunteer.internal.Rights;
import org.minsheng.volunteer.internal.member.MembershipBook;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** 亮晒比: units and members side by side, by area and period; each figure opens its deeds. */
@Controller
class RankingPages {

    static final String PATH = "/console/rankings";
    private static final int ROWS = 50;

    private final Rankings rankings;
    private final MembershipBook members;
    private final Persons persons;
    private final Posts posts;
    private final AreaChoice areas;
    private final Clock clock;

    RankingPages(Rankings rankings, MembershipBook members, Persons persons, Posts posts,
                 AreaChoice areas, Clock clock) {
        this.rankings = rankings;
        this.members = members;
        this.persons = persons;
        this.posts = posts;
        this.areas = areas;
        this.clock = clock;
    }

    @Bean
    static Menu volunteerRankingMenu() {
        return new Menu(PATH, "volunteer.ranking.title", "trophy", "menu.figures", 40);
    }

    @GetMapping(PATH)
    ModelAndView list(Page page, Viewer viewer) {
        var url = page.url();
        var seen = Rights.compared(viewer);
        if (seen.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var area = AreaChoice.within(seen, url.get("area")).getFirst();
        var period = Objects.requireNonNullElseGet(Period.of(url.get("period")),
            () -> Period.year(LocalDate.now(clock)));
        var sort = url.is("sort", "MEMBERS") ? Rankings.Sort.MEMBERS : Rankings.Sort.UNITS;
        var by = url.is("by", "DEEDS") ? Rankings.By.DEEDS : Rankings.By.MINUTES;
        var found = rankings.list(area, period.name(), sort, by, url.get("after"), ROWS);
        var deeds = DeedPages.PATH + "?area=" + area.value() + "&period=" + period.name()
            + (sort == Rankings.Sort.MEMBERS ? "&person=" : "&unit=");
        return page.show("volunteer/deed/rankings",
            new DeedViews.Ranked(tabs(url, Rankings.Sort.values(), "sort", sort, page),
                tabs(url, Rankings.By.values(), "by", by, page), rows(found, sort, subject -> deeds + subject),
                areas.options(seen, area.value()), periods(page, period.name(), clock),
                area.value(), period.name()));
    }

    /** For everybody who gives time: the units and members of the own county this year. */
    @GetMapping("/me/volunteer/rankings")
    ModelAndView mine(Page page, Viewer viewer) {
        var county = members.of(Objects.requireNonNull(viewer.person())).stream().findFirst()
            .map(one -> one.community().county()).orElse(null);
        var period = Period.year(LocalDate.now(clock));
        var sort = page.url().is("sort", "MEMBERS") ? Rankings.Sort.MEMBERS : Rankings.Sort.UNITS;
        var rows = county == null ? new Slice<DeedViews.RankRow>(List.of(), null)
            : rows(rankings.list(county, period.name(), sort, Rankings.By.MINUTES, page.url().get("after"), ROWS), sort,
                subject -> RankedDeedPages.path(sort, subject));
        return page.show("volunteer/deed/mine-rankings",
            new DeedViews.Ranked(tabs(page.url(), Rankings.Sort.values(), "sort", sort, page), List.of(), rows,
                List.of(), List.of(), "", period.name()));
    }

    private static <E extends Enum<E>> List<Tab> tabs(Url url, E[] all, String name, E now, Page page) {
        return Arrays.stream(all).map(one -> new Tab(page.t("volunteer.ranking." + name + "." + one),
            url.with(name, one.name()).without("after").toString(), one == now, null)).toList();
    }

    /** The usual ones, and the one that is shown. */
    static List<Option> periods(Page page, String shown, Clock clock) {
        var names = new java.util.ArrayList<>(Period.usual(clock));
        if (!shown.isEmpty() && !names.contains(shown)) {
            names.add(shown);
        }
        return names.stream().distinct().map(name -> new Option(name, words(page, name))).toList();
    }

    static String words(Page page, String period) {
        var year = period.substring(0, 4);
        return period.length() == 4 ? page.t("volunteer.period.year", year)
            : period.charAt(4) == 'Q' ? page.t("volunteer.period.quarter", year, period.substring(5))
            : page.t("volunteer.period.month", year, Integer.toString(Integer.parseInt(period.substring(5))));
    }

    private Slice<DeedViews.RankRow> rows(Slice<Rankings.Line> lines, Rankings.Sort sort, LongFunction<String> path) {
        var names = sort == Rankings.Sort.MEMBERS ? people(lines) : units(lines);
        return lines.map(line -> new DeedViews.RankRow(line.place(),
            names.getOrDefault(line.subject(), "#" + line.subject()), line.deeds(), line.minutes(),
            path.apply(line.subject())));
    }

    private Map<Long, String> people(Slice<Rankings.Line> lines) {
        return persons.masked(lines.rows().stream().map(line -> new PersonId(line.subject())).toList())
            .values().stream()
            .filter(person -> !person.name().isEmpty() || !person.phone().isEmpty())
            .collect(Collectors.toMap(person -> person.id().value(),
                person -> person.name().isEmpty() ? person.phone() : person.name()));
    }

    private Map<Long, String> units(Slice<Rankings.Line> lines) {
        return posts.organisationNames(lines.rows().stream().map(line -> new OrganisationId(line.subject())).toList())
            .entrySet().stream()
            .collect(Collectors.toMap(one -> one.getKey().value(), Map.Entry::getValue));
    }
}

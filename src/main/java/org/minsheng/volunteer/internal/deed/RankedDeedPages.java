package org.minsheng.volunteer.internal.deed;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.minsheng.area.Places;
import org.minsheng.organisation.Posts;
import org.minsheng.page.Page;
import org.minsheng.people.Persons;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.internal.member.MembershipBook;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/**
 * The deeds behind a figure of the ranking that everybody who gives time sees: this year's in the own county. What a
 * public activity was called is said; of what was done for somebody, such as an order or a mediation, only the kind.
 */
@Controller
class RankedDeedPages {

    private static final String PATH = "/me/volunteer/rankings";
    private static final int ROWS = 50;

    private final DeedList deeds;
    private final MembershipBook members;
    private final Persons persons;
    private final Posts posts;
    private final Places places;
    private final Clock clock;

    RankedDeedPages(DeedList deeds, MembershipBook members, Persons persons, Posts posts, Places places, Clock clock) {
        this.deeds = deeds;
        this.members = members;
        this.persons = persons;
        this.posts = posts;
        this.places = places;
        this.clock = clock;
    }

    static String path(Rankings.Sort sort, long subject) {
        return PATH + (sort == Rankings.Sort.MEMBERS ? "/members/" : "/units/") + subject;
    }

    @GetMapping(PATH + "/members/{id}")
    ModelAndView ofMember(Page page, Viewer viewer, @PathVariable long id) {
        return list(page, viewer, id, 0);
    }

    @GetMapping(PATH + "/units/{id}")
    ModelAndView ofUnit(Page page, Viewer viewer, @PathVariable long id) {
        return list(page, viewer, 0, id);
    }

    private ModelAndView list(Page page, Viewer viewer, long person, long unit) {
        var county = members.of(Objects.requireNonNull(viewer.person())).stream().findFirst()
            .map(one -> one.community().county())
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (person == 0 && unit == 0) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var period = Period.year(LocalDate.now(clock));
        var found = Slice.of(deeds.list(new DeedList.Filter(county, period.begins(clock), period.ends(clock), person,
            unit, "", ""), page.url().get("after"), ROWS + 1),
            ROWS, told -> told.deed().doneAt().toEpochMilli() + ":" + told.deed().id().value());
        return page.show("volunteer/deed/ranked",
            new DeedViews.Behind(subject(page, person, unit), new Slice<>(shown(page, found.rows()), found.next())));
    }

    private String subject(Page page, long person, long unit) {
        if (unit != 0) {
            return posts.organisationNames(List.of(new OrganisationId(unit)))
                .getOrDefault(new OrganisationId(unit), "");
        }
        var known = persons.masked(List.of(new PersonId(person))).get(new PersonId(person));
        return known == null || known.name().isEmpty() ? page.t("volunteer.deed.who") : known.name();
    }

    private List<DeedViews.Shown> shown(Page page, List<DeedList.Told> found) {
        var standing = found.stream().filter(told -> told.withdrawnAt() == null).map(DeedList.Told::deed).toList();
        var names = places.names(standing.stream().map(deed -> deed.area()).distinct().toList());
        return standing.stream().map(deed -> {
            var kind = page.t("volunteer.deed.kind." + deed.kind());
            return new DeedViews.Shown(deed.doneAt(), deed.kind().equals("activity") ? deed.title() : kind,
                names.getOrDefault(deed.area(), ""), deed.minutes());
        }).toList();
    }
}

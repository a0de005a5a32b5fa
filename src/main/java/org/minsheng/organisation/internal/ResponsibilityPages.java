package org.minsheng.organisation.internal;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.minsheng.organisation.Post;
import org.minsheng.organisation.PostAbsence;
import org.minsheng.organisation.PostId;
import org.minsheng.organisation.internal.ResponsibilityView.Rung;
import org.minsheng.page.Form;
import org.minsheng.page.Menu;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Grant;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Tier;
import org.minsheng.shared.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Who answers for what at a place, and where nobody does. */
@Controller
class ResponsibilityPages {

    private static final int ROWS = 50;

    private final PostRepository posts;
    private final PlaceField places;
    private final List<PostAbsence> absences;

    ResponsibilityPages(PostRepository posts, PlaceField places, List<PostAbsence> absences) {
        this.posts = posts;
        this.places = places;
        this.absences = absences;
    }

    @Bean
    static Menu responsibilityMenu() {
        return new Menu("/console/responsibilities", "organisation.responsibilities.menu",
            "user-question", "menu.ground", 31);
    }

    @Bean
    static Menu vacancyMenu() {
        return new Menu("/console/vacancies", "organisation.vacancies.menu", "user-off", "menu.ground", 32);
    }

    @GetMapping("/console/responsibilities")
    ModelAndView ask(Page page, Form form, Viewer viewer) {
        var duties = posts.duties().stream().map(duty -> new Option(duty, page.t("duty." + duty))).toList();
        if (page.url().query().isEmpty()) {
            return page.show("organisation/responsibilities",
                new ResponsibilityView(form, duties, "", List.of(), null));
        }
        var duty = form.required("duty", 40);
        var place = places.read(form, "place", viewer);
        if (!duty.isEmpty() && duties.stream().noneMatch(option -> option.value().equals(duty))) {
            form.reject("duty", "form.not-a-choice");
        }
        if (form.hasErrors() || place == null) {
            return page.again("organisation/responsibilities",
                new ResponsibilityView(form, duties, "", List.of(), null));
        }
        return page.show("organisation/responsibilities", answer(form, duties, duty, place));
    }

    private ResponsibilityView answer(Form form, List<Option> duties, String duty, AreaCode place) {
        var asked = EnumSet.range(Tier.of(place), Tier.COUNTY);
        var found = posts.answering(duty, place, asked);
        var held = found.stream().filter(Post::isStaffed).toList();
        var absent = absences.stream().flatMap(one -> one.among(held, duty).stream()).collect(Collectors.toSet());
        var rungs = asked.stream().map(tier -> rung(found, tier, absent)).toList();
        var answer = held.stream().filter(post -> !absent.contains(post.id())).findFirst().orElse(null);
        return new ResponsibilityView(form, duties, places.name(place), rungs, answer);
    }

    /** The post that would answer on this tier; one at which nobody is when there is no other. */
    private static Rung rung(List<Post> found, Tier tier, Set<PostId> absent) {
        var here = found.stream().filter(post -> post.tier() == tier)
            .sorted(Comparator.comparing(post -> !post.isStaffed() || absent.contains(post.id())))
            .findFirst().orElse(null);
        return new Rung(tier, here, here != null && absent.contains(here.id()));
    }

    @GetMapping("/console/vacancies")
    ModelAndView vacancies(Page page, Viewer viewer) {
        var url = page.url();
        var area = AreaCode.isValid(url.get("area")) ? new AreaCode(url.get("area")) : own(viewer);
        var found = Slice.of(posts.vacant(area, Cursor.of(url.get("after")), ROWS + 1), ROWS,
            post -> new Cursor(post.area().value(), post.id().value()).toString());
        var names = places.names(found.rows().stream().map(Post::area).toList());
        var rows = found.map(post -> new PostRow(post, names.getOrDefault(post.area(), "")));
        return page.show("organisation/vacancies", new VacanciesView(rows, places.counties()));
    }

    /** One's own area to begin with: the widest that one has. */
    private static AreaCode own(Viewer viewer) {
        return viewer.grants().stream()
            .map(Grant::area)
            .min((one, other) -> Integer.compare(one.value().length(), other.value().length()))
            .orElseThrow();
    }
}

package org.minsheng.volunteer.internal.member;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.minsheng.area.Places;
import org.minsheng.organisation.Posts;
import org.minsheng.page.Form;
import org.minsheng.page.MineEntry;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.people.Persons;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.Memberships;
import org.minsheng.volunteer.internal.AreaChoice;
import org.minsheng.volunteer.internal.Outcome.Done;
import org.minsheng.volunteer.internal.Outcome.Refused;
import org.minsheng.volunteer.internal.deed.DeedSums;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** A member's own pages on the phone: reporting to the community, what one can do, and leaving. */
@Controller
class MyMembershipPages {

    static final String HUB = "/me/volunteer";
    static final String PATH = HUB + "/membership";

    private final MembershipBook book;
    private final MemberRows rows;
    private final AskingMembership asking;
    private final ChangingMembership changing;
    private final LeavingMembership leaving;
    private final Memberships memberships;
    private final DeedSums sums;
    private final Posts posts;
    private final Persons persons;
    private final Places places;
    private final AreaChoice areas;

    MyMembershipPages(MembershipBook book, MemberRows rows, AskingMembership asking,
                      ChangingMembership changing, LeavingMembership leaving, Memberships memberships, DeedSums sums,
                      Posts posts, Persons persons, Places places, AreaChoice areas) {
        this.book = book;
        this.rows = rows;
        this.asking = asking;
        this.changing = changing;
        this.leaving = leaving;
        this.memberships = memberships;
        this.sums = sums;
        this.posts = posts;
        this.persons = persons;
        this.places = places;
        this.areas = areas;
    }

    @Bean
    static MineEntry volunteerEntry() {
        return new MineEntry(HUB, "volunteer.me.title", "heart-handshake", 30, Viewer::isResident);
    }

    @GetMapping(HUB)
    ModelAndView hub(Page page, Viewer viewer) {
        var person = Objects.requireNonNull(viewer.person());
        var all = rows.of(book.of(person));
        var standing = all.stream().filter(row -> row.member().state() == MembershipState.CONFIRMED)
            .findFirst().orElse(null);
        var asked = all.stream().filter(row -> row.member().state() == MembershipState.ASKED).findFirst().orElse(null);
        var past = all.stream().filter(row -> !row.member().state().isOpen()).toList();
        var year = DeedSums.year(page.clock());
        var county = all.isEmpty() ? null : all.getFirst().member().community().county();
        return page.show("volunteer/me/hub", new MemberViews.Mine(standing, asked, past,
            county == null ? new MemberViews.Sum(0, 0) : sums.ofPerson(person, county, year),
            standing == null ? null : sums.rank(person, standing.member().community(), year),
            "/me/volunteer/certificate"));
    }

    /** Where the community's code leads. */
    @GetMapping(PATH + "/new")
    ModelAndView fresh(Page page, Viewer viewer) {
        var form = Form.empty().prefill("community", page.url().get("community"));
        return page.show("volunteer/me/join", asked(page, viewer, form));
    }

    @PostMapping(PATH)
    ModelAndView ask(Page page, Form form, Viewer viewer) {
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        form.required("community", 12);
        var community = form.read("community", AreaCode::new, "form.not-a-choice");
        if (community != null && key != null) {
            var told = told(form, community);
            var name = asksName(viewer) ? form.required("name", 40) : "";
            if (!form.hasErrors()) {
                switch (asking.ask(viewer, key, community, told, name)) {
                    case Done done -> {
                        return page.go(HUB, "volunteer.me.asked");
                    }
                    case Refused refused -> form.reject(refused.field(), refused.key(), refused.args());
                }
            }
        }
        return page.again("volunteer/me/join", asked(page, viewer, form));
    }

    private MembershipBook.Told told(Form form, AreaCode community) {
        var unitName = form.optional("unit", 100);
        var unit = unitName.isEmpty() ? null : posts.organisationByName(community.county(), unitName).orElse(null);
        var known = memberships.skills();
        return new MembershipBook.Told(unit, unitName,
            form.values("skill").stream().filter(known::contains).distinct().toList(), form.values("time")
                .stream().filter(time -> Arrays.stream(FreeTime.values()).anyMatch(one -> one.name().equals(time)))
                .distinct().toList(),
            form.optional("note", 200));
    }

    @GetMapping(PATH)
    ModelAndView edit(Page page, Viewer viewer) {
        var own = book.standing(Objects.requireNonNull(viewer.person())).orElse(null);
        if (own == null) {
            return page.go(PATH + "/new");
        }
        var form = Form.empty().prefill("unit", rows.of(own).unit()).prefill("note", own.note())
            .prefill("community", own.community().value());
        own.skills().forEach(skill -> form.also("skill", skill));
        own.freeTimes().forEach(time -> form.also("time", time));
        return page.show("volunteer/me/edit", view(page, form, own.version(), List.of(), false));
    }

    @PostMapping(PATH + "/details")
    ModelAndView change(Page page, Form form, Viewer viewer) {
        var own = book.standing(Objects.requireNonNull(viewer.person())).orElse(null);
        if (own == null) {
            return page.go(PATH + "/new");
        }
        var told = told(form, own.community());
        var version = form.read("version", Integer::valueOf, "form.not-a-choice");
        if (!form.hasErrors() && version != null) {
            switch (changing.change(viewer, version, told)) {
                case Done done -> {
                    return page.go(HUB, "volunteer.me.saved");
                }
                case Refused refused -> form.reject(refused.field(), refused.key(), refused.args());
            }
        }
        return page.again("volunteer/me/edit", view(page, form, own.version(), List.of(), false));
    }

    @PostMapping(PATH + "/ending")
    ModelAndView leave(Page page, Form form, Viewer viewer) {
        return switch (leaving.leave(viewer, form.optional("reason", 200))) {
            case Done done -> page.go(HUB, "volunteer.me.left");
            case Refused refused -> page.warn(HUB, refused.key(), refused.args());
        };
    }

    private MemberViews.Asking asked(Page page, Viewer viewer, Form form) {
        var typed = form.value("community");
        return view(page, form, 0, areas.below(typed), asksName(viewer));
    }

    /** Whoever signs in by phone only has no name yet, and a community has to know whom it confirms. */
    private boolean asksName(Viewer viewer) {
        var person = persons.masked(List.of(Objects.requireNonNull(viewer.person()))).get(viewer.person());
        return person == null || person.name().isEmpty();
    }

    private MemberViews.Asking view(Page page, Form form, int version, List<Option> communities, boolean asksName) {
        var typed = form.value("community");
        var name = AreaCode.isValid(typed) ? places.names(List.of(new AreaCode(typed)))
            .getOrDefault(new AreaCode(typed), "") : "";
        var skills = memberships.skills().stream()
            .map(code -> new Option(code, page.t("volunteer.skill." + code))).toList();
        var times = Arrays.stream(FreeTime.values()).map(time -> new Option(time.name(), page.t(time))).toList();
        return new MemberViews.Asking(form, typed, name, communities, skills, times, version, asksName);
    }
}

package org.minsheng.volunteer.internal.activity;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.minsheng.area.Places;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.internal.Outcome;
import org.minsheng.volunteer.internal.Outcome.Done;
import org.minsheng.volunteer.internal.Outcome.Refused;
import org.minsheng.volunteer.internal.activity.TurningCode.Way;
import org.minsheng.volunteer.internal.member.Membership;
import org.minsheng.volunteer.internal.member.MembershipBook;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Activities on the phone: what there is, signing up, checking in and out, a word afterwards. */
@Controller
class MyActivityPages {

    static final String PATH = "/me/volunteer/activities";
    private static final String ONE = PATH + "/{id}";
    private static final int ROWS = 40;

    private final ActivityBook book;
    private final SignUpBook signUps;
    private final SigningUp signingUp;
    private final CheckingIn checking;
    private final RatingActivity rating;
    private final TurningCode codes;
    private final ActivityPages pages;
    private final MembershipBook members;
    private final Places places;
    private final Clock clock;

    MyActivityPages(ActivityBook book, SignUpBook signUps, SigningUp signingUp, CheckingIn checking,
                    RatingActivity rating, TurningCode codes, ActivityPages pages, MembershipBook members,
                    Places places, Clock clock) {
        this.book = book;
        this.signUps = signUps;
        this.signingUp = signingUp;
        this.checking = checking;
        this.rating = rating;
        this.codes = codes;
        this.pages = pages;
        this.members = members;
        this.places = places;
        this.clock = clock;
    }

    /** What is ahead in the own county's part; without a registration in all counties' towns. */
    @GetMapping(PATH)
    ModelAndView list(Page page, Viewer viewer) {
        var person = Objects.requireNonNull(viewer.person());
        var own = signUps.of(person, ROWS);
        var standing = members.standing(person).orElse(null);
        List<AreaCode> around = standing == null ? places.counties().stream().map(county -> county.code()).toList()
            : List.of(town(standing));
        var ahead = book.list(new ActivityBook.Filter(around, List.of(), "AHEAD", "", false, clock.instant()), "",
            ROWS);
        var mine = book.all(own.stream().map(SignUp::activity).toList()).stream()
            .collect(Collectors.toMap(Activity::id, Function.identity()));
        var names = names(java.util.stream.Stream.concat(ahead.stream(), mine.values().stream()).toList());
        var signed = own.stream().collect(Collectors.toMap(SignUp::activity, Function.identity()));
        var rows = own.stream().filter(one -> mine.containsKey(one.activity()))
            .map(one -> new ActivityViews.MineRow(row(Objects.requireNonNull(mine.get(one.activity())), names), one))
            .sorted(Comparator.comparing((ActivityViews.MineRow one) -> one.row().activity().plan().startsAt()))
            .toList();
        return page.show("volunteer/activity/mine",
            new ActivityViews.MineList(rows.stream().filter(one -> !isOver(one)).toList(),
                rows.reversed().stream().filter(this::isOver).toList(),
                ahead.stream().filter(activity -> !signed.containsKey(activity.id()))
                    .map(activity -> new ActivityViews.MineRow(row(activity, names), null)).toList(),
                standing != null));
    }

    private boolean isOver(ActivityViews.MineRow row) {
        var activity = row.row().activity();
        return activity.state() == ActivityState.CONFIRMED || activity.plan().endsAt().isBefore(clock.instant());
    }

    private static AreaCode town(Membership standing) {
        return Objects.requireNonNull(standing.community().at(AreaCode.Level.TOWN));
    }

    private Map<AreaCode, String> names(List<Activity> activities) {
        return places.names(activities.stream().map(Activity::area).distinct().toList());
    }

    private static ActivityViews.Row row(Activity activity, Map<AreaCode, String> names) {
        return new ActivityViews.Row(activity, names.getOrDefault(activity.area(), ""));
    }

    @GetMapping(ONE)
    ModelAndView one(Page page, Viewer viewer, @PathVariable long id) {
        return page.show("volunteer/activity/mine-one", view(viewer, known(id), Form.empty()));
    }

    private ActivityViews.Mine view(Viewer viewer, Activity activity, Form form) {
        var own = signUps.find(activity.id(), Objects.requireNonNull(viewer.person()))
            .filter(one -> one.state() != SignUp.State.CANCELLED).orElse(null);
        var now = clock.instant();
        return new ActivityViews.Mine(row(activity, names(List.of(activity))), own, activity.isOpen(now),
            !now.isBefore(activity.plan().startsAt()),
            activity.state() == ActivityState.CONFIRMED ? pages.photos(activity.id()) : List.of(), form);
    }

    @PostMapping(ONE + "/sign-up")
    ModelAndView signUp(Page page, Viewer viewer, @PathVariable long id) {
        return switch (signingUp.signUp(viewer, id)) {
            case Done(long state) -> page.go(PATH + "/" + id, state == SignUp.State.WAITING.ordinal()
                ? "volunteer.activity.me.waiting" : "volunteer.activity.me.signed");
            case Refused refused -> page.warn(PATH + "/" + id, refused.key(), refused.args());
        };
    }

    @PostMapping(ONE + "/sign-up/cancellation")
    ModelAndView cancel(Page page, Viewer viewer, @PathVariable long id) {
        return told(page, id, signingUp.cancel(viewer, id), "volunteer.activity.me.cancelled");
    }

    /** Where the turning code leads: only now it is fresh, so it becomes a ticket at once. */
    @GetMapping(ONE + "/check")
    ModelAndView scan(Page page, Viewer viewer, @PathVariable long id) {
        var activity = known(id);
        var way = page.url().is("way", "OUT") ? Way.OUT : Way.IN;
        boolean fresh = codes.isFresh(id, way, page.url().get("code"));
        var ticket = fresh ? codes.ticket(id, way, Objects.requireNonNull(viewer.person())) : null;
        return page.show("volunteer/activity/check",
            new ActivityViews.Check(row(activity, names(List.of(activity))), way.name(), ticket));
    }

    @PostMapping(ONE + "/check")
    ModelAndView check(Page page, Form form, Viewer viewer, @PathVariable long id) {
        known(id);
        var way = form.value("way").equals("OUT") ? Way.OUT : Way.IN;
        return told(page, id, checking.check(viewer, id, way, form.value("ticket")),
            way == Way.IN ? "volunteer.activity.me.in" : "volunteer.activity.me.out");
    }

    @PostMapping(ONE + "/feedback")
    ModelAndView rate(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var activity = known(id);
        form.required("rating", 1);
        var stars = form.read("rating", RatingActivity::stars, "form.not-a-choice");
        var words = form.optional("feedback", 300);
        if (form.hasErrors() || stars == null) {
            return page.again("volunteer/activity/mine-one", view(viewer, activity, form));
        }
        return told(page, id, rating.rate(viewer, id, stars, words), "volunteer.activity.me.rated");
    }

    private static ModelAndView told(Page page, long id, Outcome outcome, String flash) {
        return switch (outcome) {
            case Done done -> page.go(PATH + "/" + id, flash);
            case Refused refused -> page.warn(PATH + "/" + id, refused.key(), refused.args());
        };
    }

    private Activity known(long id) {
        return book.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}

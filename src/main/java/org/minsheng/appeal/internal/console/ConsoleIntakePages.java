package org.minsheng.appeal.internal.console;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.Channel;
import org.minsheng.appeal.ToldBy;
import org.minsheng.appeal.internal.AppealBook;
import org.minsheng.appeal.internal.Ledger;
import org.minsheng.appeal.internal.PointMap;
import org.minsheng.appeal.internal.Sight;
import org.minsheng.appeal.internal.catalogue.Matters;
import org.minsheng.appeal.internal.filing.FilingAppeal;
import org.minsheng.appeal.internal.similar.JoiningAppeal;
import org.minsheng.appeal.internal.similar.JoiningAppeal.Joining;
import org.minsheng.appeal.internal.wall.PhotoConsent;
import org.minsheng.area.Places;
import org.minsheng.page.AreaMap;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.people.Persons;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.Tier;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Taking words down at the desk, on the hotline, from a WeChat group or on the round; the receipt for the person. */
@Controller
class ConsoleIntakePages {

    static final String PATH = "/console/appeals/new";
    private static final String TEMPLATE = "appeal/console/intake";
    private static final int EARLIER = 5;
    private static final List<Channel> DESK = List.of(Channel.DESK, Channel.HOTLINE,
        Channel.WECHAT_GROUP, Channel.GRID);
    private static final List<Channel> ROUND = List.of(Channel.GRID, Channel.WECHAT_GROUP);

    private final FilingAppeal filing;
    private final JoiningAppeal joining;
    private final ConsoleIntakePlaces intakePlaces;
    private final ConsoleUploads uploads;
    private final ConsoleDossier dossier;
    private final ConsoleRoutes routes;
    private final ConsoleRows rows;
    private final Matters matters;
    private final AppealBook book;
    private final Ledger ledger;
    private final Places places;
    private final Persons persons;
    private final PhotoConsent consent;
    private final PointMap pointMap;

    ConsoleIntakePages(FilingAppeal filing, JoiningAppeal joining, ConsoleIntakePlaces intakePlaces,
                       ConsoleUploads uploads, ConsoleDossier dossier, ConsoleRoutes routes, ConsoleRows rows,
                       Matters matters, AppealBook book, Ledger ledger, Places places, Persons persons,
                       PhotoConsent consent, PointMap pointMap) {
        this.filing = filing;
        this.joining = joining;
        this.intakePlaces = intakePlaces;
        this.uploads = uploads;
        this.dossier = dossier;
        this.routes = routes;
        this.rows = rows;
        this.matters = matters;
        this.book = book;
        this.ledger = ledger;
        this.places = places;
        this.persons = persons;
        this.consent = consent;
        this.pointMap = pointMap;
    }

    @GetMapping(PATH)
    ModelAndView ask(Page page, Viewer viewer) {
        var form = Form.empty()
            .prefill("channel", channels(viewer).getFirst().name())
            .prefill("toldBy", ToldBy.SMS.name())
            .prefill("whoTold", ConsoleIntakeForm.Told.BOTH.name());
        return page.show(TEMPLATE, view(page, viewer, form, page.newKey()));
    }

    @PostMapping("/console/appeals")
    ModelAndView file(Page page, Form form, Viewer viewer,
                      @RequestParam(name = "photos", required = false) @Nullable List<MultipartFile> photos) {
        var place = intakePlaces.read(viewer, form);
        var files = uploads.keep(form, "photos", photos == null ? List.of() : photos, true);
        var read = new ConsoleIntakeForm(form, channels(viewer), matters, persons).read(place, files);
        if (read == null) {
            return again(page, viewer, form);
        }
        var filed = filing.file(viewer, read);
        if (form.checked("photosPublic") && !read.closed() && !files.isEmpty()) {
            consent.say(viewer, filed.id(), true);
        }
        return page.go("/console/appeals/" + filed.number() + "/receipt",
            filed.repeated() ? "appeal.intake.repeated" : "appeal.intake.done");
    }

    /** Sent to the address of the ledger, it is still the form of the intake. */
    private ModelAndView again(Page page, Viewer viewer, Form form) {
        return page.within(PATH).again(TEMPLATE, view(page, viewer, form, key(page, form)));
    }

    /** The caller met what somebody else reported: told as the reporter is, without a second appeal. */
    @PostMapping("/console/appeals/{number}/companions")
    ModelAndView join(Page page, Form form, Viewer viewer, @PathVariable String number) {
        var appeal = dossier.find(viewer, number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var reader = new ConsoleIntakeForm(form, channels(viewer), matters, persons);
        var contact = reader.caller();
        if (contact == null) {
            return again(page, viewer, form);
        }
        return switch (joining.join(viewer, appeal.id(), contact, reader.told(contact), true)) {
            case Joining.Joined joined -> page.go("/console/appeals/" + number,
                "finding.similar.added", joined.others());
            case Joining.Refused refused -> {
                form.reject("phone", refused.key());
                yield again(page, viewer, form);
            }
        };
    }

    @GetMapping("/console/appeals/{number}/receipt")
    ModelAndView receipt(Page page, Viewer viewer, @PathVariable String number) {
        var appeal = dossier.find(viewer, number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return page.show("appeal/console/receipt", dossier.of(page, viewer, appeal, null, null));
    }

    /**
     * What the caller said before, as soon as the number is complete; sent as a form, so that the number is in no
     * address.
     */
    @PostMapping("/console/appeals/callers")
    ModelAndView caller(Page page, Viewer viewer, Form form) {
        PhoneNumber phone;
        try {
            phone = new PhoneNumber(form.value("phone"));
        } catch (IllegalArgumentException unfinished) {
            return page.show("appeal/console/caller", new ConsoleCallerView(null, List.of(), false));
        }
        var person = persons.byPhone(phone);
        if (person.isEmpty()) {
            return page.show("appeal/console/caller", new ConsoleCallerView(null, List.of(), true));
        }
        var said = ledger.ofReporter(person.get(), null, 50).rows().stream()
            .filter(row -> Sight.oversees(viewer, row.place()))
            .limit(EARLIER)
            .toList();
        return page.show("appeal/console/caller",
            new ConsoleCallerView(persons.masked(List.of(person.get())).get(person.get()), rows.of(page, said), true));
    }

    @GetMapping("/console/appeals/places")
    ModelAndView places(Page page, Viewer viewer, @RequestParam(defaultValue = "") String placeWords,
                        @RequestParam(defaultValue = "") String place) {
        return page.show("appeal/console/places", intakePlaces.find(viewer, placeWords, place));
    }

    /** The map begins at the community of the place that was chosen, else at the own one. */
    @GetMapping("/console/appeals/point-map")
    ModelAndView pointMap(Page page, Viewer viewer, @RequestParam(defaultValue = "") String place) {
        return page.show("appeal/console/pointmap", around(viewer, place));
    }

    private AreaMap around(Viewer viewer, String place) {
        var area = AreaCode.isValid(place) ? new AreaCode(place) : ConsoleIntakePlaces.areas(viewer).getFirst();
        return pointMap.around(area);
    }

    /** Whom a matter would go to, while it is taken down. */
    @GetMapping("/console/appeals/routes")
    ModelAndView route(Page page, Viewer viewer, @RequestParam(defaultValue = "") String matter,
                       @RequestParam(defaultValue = "") String place) {
        var code = AreaCode.isValid(place) ? new AreaCode(place)
            : ConsoleIntakePlaces.areas(viewer).stream().findFirst().orElse(null);
        if (code == null || code.at(AreaCode.Level.COUNTY) == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return page.show("appeal/console/hint", routes.of(page, matter.isEmpty() ? null : matter, code, Tier.COUNTY));
    }

    private static List<Channel> channels(Viewer viewer) {
        return viewer.has(Role.DESK_CLERK, Role.COMMUNITY_SECRETARY, Role.TOWN_DISPATCHER) ? DESK : ROUND;
    }

    /** The same key as before, so that a form that was sent and failed still files once. */
    private static RequestKey key(Page page, Form form) {
        try {
            return new RequestKey(UUID.fromString(form.value("requestKey")));
        } catch (IllegalArgumentException none) {
            return page.newKey();
        }
    }

    private ConsoleIntakeView view(Page page, Viewer viewer, Form form, RequestKey key) {
        var channels = ConsoleChoices.options(page, Channel.values(), channels(viewer)::contains);
        var groups = ConsoleIntakePlaces.areas(viewer).stream()
            .filter(area -> area.at(AreaCode.Level.COUNTY) != null)
            .map(AreaCode::county).distinct()
            .flatMap(county -> book.groups(county).stream())
            .toList();
        return new ConsoleIntakeView(form, key, channels, ConsoleChoices.of(page, matters), found(viewer, form), groups,
            Arrays.stream(ConsoleIntakeForm.Told.values()).map(who -> new Option(who.name(),
                page.t("appeal.intake.who-told." + who))).toList(), around(viewer, form.value("place")));
    }

    private ConsoleIntakeView.Found found(Viewer viewer, Form form) {
        var chosen = form.value("place");
        if (AreaCode.isValid(chosen)) {
            var code = new AreaCode(chosen);
            var place = places.at(code).map(one -> List.of(new ConsoleIntakeView.Choice(one, places.address(code))))
                .orElse(List.of());
            return new ConsoleIntakeView.Found(place, chosen, false);
        }
        return intakePlaces.find(viewer, form.value("placeWords"), chosen);
    }
}

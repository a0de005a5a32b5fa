package org.minsheng.points.internal.mine;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Place;
import org.minsheng.area.Places;
import org.minsheng.attachment.Attachments;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.points.internal.Holders;
import org.minsheng.points.internal.PointsOutcome.Done;
import org.minsheng.points.internal.PointsOutcome.Refused;
import org.minsheng.points.internal.claim.Claim;
import org.minsheng.points.internal.claim.ClaimBook;
import org.minsheng.points.internal.claim.ClaimForm;
import org.minsheng.points.internal.claim.Claiming;
import org.minsheng.points.internal.claim.ObjectionBook;
import org.minsheng.points.internal.standard.Kind;
import org.minsheng.points.internal.standard.StandardBook;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Slice;
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

/** A resident says what he or she did, and follows what becomes of it. */
@Controller
class MyClaimPages {

    private static final String PATH = MyPointsPages.PATH + "/claims";
    private static final int ROWS = 30;
    private static final int CANDIDATES = 8;

    private final ClaimBook book;
    private final ObjectionBook objections;
    private final StandardBook standards;
    private final Holders holders;
    private final Claiming claiming;
    private final ClaimForm forms;
    private final Attachments attachments;
    private final Places places;
    private final Clock clock;

    MyClaimPages(ClaimBook book, ObjectionBook objections, StandardBook standards, Holders holders,
                 Claiming claiming, ClaimForm forms, Attachments attachments, Places places, Clock clock) {
        this.book = book;
        this.objections = objections;
        this.standards = standards;
        this.holders = holders;
        this.claiming = claiming;
        this.forms = forms;
        this.attachments = attachments;
        this.places = places;
        this.clock = clock;
    }

    @GetMapping(PATH)
    ModelAndView list(Page page, Viewer viewer) {
        var after = page.url().get("after");
        var rows = holders.ofPerson(Objects.requireNonNull(viewer.person()))
            .map(own -> book.ofMember(own.id(), after.matches("\\d{1,18}") ? Long.valueOf(after) : null, ROWS))
            .orElse(new Slice<>(List.of(), null));
        return page.show("points/mine/claims", new MineViews.Claims(rows));
    }

    @GetMapping(PATH + "/new")
    ModelAndView fresh(Page page, Viewer viewer) {
        var form = Form.empty().prefill("doneOn", LocalDate.now(clock).toString())
            .prefill("community", page.url().get("community"))
            .prefill("where", page.url().get("where"));
        return page.show("points/mine/claim-new", view(viewer, form));
    }

    @PostMapping(PATH)
    ModelAndView claim(Page page, Form form, Viewer viewer,
                       @RequestParam(name = "photos", required = false) @Nullable List<MultipartFile> photos) {
        var community = community(viewer, form);
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        if (community == null) {
            form.reject("where", "points.claim.where.choose");
            return page.again("points/mine/claim-new", view(viewer, form));
        }
        var said = forms.read(form, photos == null ? List.of() : photos, community.code());
        if (said != null && key != null) {
            switch (claiming.claim(viewer, key, Objects.requireNonNull(viewer.person()), said)) {
                case Done done -> {
                    return page.go(PATH + "/" + done.id(), "points.claim.filed");
                }
                case Refused refused -> form.reject(refused.field(), refused.key(), refused.args());
            }
        }
        return page.again("points/mine/claim-new", view(viewer, form));
    }

    /** The one that was chosen, else where the person lives or was counted before. */
    private @Nullable Place community(Viewer viewer, Form form) {
        var chosen = form.value("community");
        if (AreaCode.isValid(chosen)) {
            return community(new AreaCode(chosen)).orElse(null);
        }
        if (!form.value("where").isEmpty()) {
            var found = search(form.value("where"));
            return found.size() == 1 ? found.getFirst() : null;
        }
        var person = Objects.requireNonNull(viewer.person());
        var home = holders.home(person);
        return Optional.ofNullable(home).or(() -> holders.ofPerson(person))
            .flatMap(holder -> community(holder.community())).orElse(null);
    }

    private Optional<Place> community(AreaCode code) {
        return Optional.ofNullable(code.at(AreaCode.Level.COMMUNITY)).flatMap(places::at);
    }

    private List<Place> search(String words) {
        return places.search(words, places.counties().stream().map(Place::code).toList(), CANDIDATES).stream()
            .filter(place -> place.code().value().length() >= AreaCode.Level.COMMUNITY.digits())
            .flatMap(place -> community(place.code()).stream()).distinct().toList();
    }

    private MineViews.Claiming view(Viewer viewer, Form form) {
        var chosen = community(viewer, form);
        if (chosen != null) {
            var kinds = standards.inForce(chosen.code()).map(standard -> standards.kinds(standard.id()))
                .orElse(List.of());
            return new MineViews.Claiming(form, chosen, List.of(), kinds.stream().filter(Kind::claimable).toList());
        }
        var found = form.value("where").isEmpty() ? List.<Place>of() : search(form.value("where"));
        var addresses = places.addresses(found.stream().map(Place::code).toList());
        return new MineViews.Claiming(form, null,
            found.stream().map(place -> new Option(place.code().value(),
                addresses.getOrDefault(place.code(), place.shortName()))).toList(), List.of());
    }

    @GetMapping(PATH + "/{id}")
    ModelAndView one(Page page, Viewer viewer, @PathVariable long id) {
        var claim = mine(viewer, id);
        return page.show("points/mine/claim", new MineViews.One(claim, standards.kind(claim.kind()).orElseThrow(),
            places.address(claim.community()), attachments.of(claim.subject()).stream()
                .map(file -> "/attachments/" + file.id()).toList(), objections.of(id)));
    }

    @PostMapping(PATH + "/{id}/withdrawal")
    ModelAndView withdraw(Page page, Viewer viewer, @PathVariable long id) {
        return switch (claiming.withdraw(viewer, mine(viewer, id).id())) {
            case Done done -> page.go(PATH + "/" + done.id(), "points.claim.withdrawn");
            case Refused refused -> page.warn(PATH + "/" + id, refused.key(), refused.args());
        };
    }

    private Claim mine(Viewer viewer, long id) {
        return book.find(id).filter(claim -> holders.ofPerson(Objects.requireNonNull(viewer.person()))
            .filter(own -> own.id().equals(claim.member())).isPresent())
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}

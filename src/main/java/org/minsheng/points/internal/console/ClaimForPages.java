package org.minsheng.points.internal.console;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Places;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.people.Persons;
import org.minsheng.points.internal.PointsOutcome.Done;
import org.minsheng.points.internal.PointsOutcome.Refused;
import org.minsheng.points.internal.PointsRights;
import org.minsheng.points.internal.claim.ClaimForm;
import org.minsheng.points.internal.claim.Claiming;
import org.minsheng.points.internal.standard.Kind;
import org.minsheng.points.internal.standard.StandardBook;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** A clerk writes down what somebody without a phone in hand did; somebody else verifies it. */
@Controller
class ClaimForPages {

    private static final String PATH = ClaimPages.PATH;

    private final Claiming claiming;
    private final ClaimForm forms;
    private final StandardBook standards;
    private final Persons persons;
    private final Places places;
    private final Clock clock;

    ClaimForPages(Claiming claiming, ClaimForm forms, StandardBook standards, Persons persons,
                  Places places, Clock clock) {
        this.claiming = claiming;
        this.forms = forms;
        this.standards = standards;
        this.persons = persons;
        this.places = places;
        this.clock = clock;
    }

    @GetMapping(PATH + "/new")
    ModelAndView fresh(Page page, Viewer viewer) {
        return page.show("points/console/claim-new",
            view(viewer, Form.empty().prefill("doneOn", LocalDate.now(clock).toString())
                .prefill("community", page.url().get("community").isEmpty() ? null : page.url().get("community"))));
    }

    @PostMapping(PATH)
    ModelAndView claim(Page page, Form form, Viewer viewer,
                       @RequestParam(name = "photos", required = false) @Nullable List<MultipartFile> photos) {
        form.required("phone", 20);
        var phone = form.read("phone", PhoneNumber::new, "points.claim.refused.phone");
        var name = form.optional("name", 30);
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        var community = community(viewer, form);
        if (community == null) {
            return page.again("points/console/claim-new", view(viewer, form));
        }
        var said = forms.read(form, photos == null ? List.of() : photos, community);
        if (!form.hasErrors() && phone != null && key != null && said != null) {
            var person = persons.withPhone(phone, name.isEmpty() ? null : name);
            switch (claiming.claim(viewer, key, person, said)) {
                case Done done -> {
                    return page.go(PATH + "/" + done.id(), "points.claim.filed-for");
                }
                case Refused refused -> form.reject(refused.field(), refused.key(), refused.args());
            }
        }
        return page.again("points/console/claim-new", view(viewer, form));
    }

    private @Nullable AreaCode community(Viewer viewer, Form form) {
        var options = communities(viewer);
        var chosen = form.value("community");
        return options.stream().map(Option::value).filter(chosen::equals).findFirst()
            .or(() -> options.stream().map(Option::value).findFirst())
            .map(AreaCode::new).orElse(null);
    }

    private PointsViews.Fresh view(Viewer viewer, Form form) {
        var communities = communities(viewer);
        var community = community(viewer, form);
        var kinds = community == null ? List.<Kind>of()
            : standards.inForce(community).map(standard -> standards.kinds(standard.id())).orElse(List.of());
        return new PointsViews.Fresh(communities, kinds.stream().filter(Kind::claimable).toList(), form);
    }

    /** The own community, or those of the own town; a county's desk writes nothing down for communities. */
    private List<Option> communities(Viewer viewer) {
        return PointsRights.verifies(viewer).stream()
            .flatMap(area -> area.level() == AreaCode.Level.COMMUNITY ? places.at(area).stream()
                : places.children(area, null, 100).rows().stream()
                    .filter(place -> place.code().level() == AreaCode.Level.COMMUNITY))
            .map(place -> new Option(place.code().value(), place.shortName())).toList();
    }
}

package org.minsheng.account.internal.administration;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Place;
import org.minsheng.area.Places;
import org.minsheng.organisation.Posts;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Grant;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/**
 * Reads the fields "area" and "organisation" of a form, in which people type words. A full name or a code is taken at
 * once; what is less clear comes back as choices, one of which is sent along the next time.
 */
@Component
public class GrantForm {

    private static final int MOST_CHOICES = 8;
    private static final int LONGEST = 60;

    private final Places places;
    private final Posts posts;

    GrantForm(Places places, Posts posts) {
        this.places = places;
        this.posts = posts;
    }

    /** Null with a sentence beside the field when it is not clear which place is meant. */
    public @Nullable AreaCode area(Form form, Viewer viewer) {
        var words = form.required("area", LONGEST);
        if (form.fault("area") != null) {
            return null;
        }
        if (AreaCode.isValid(words) && isKnown(new AreaCode(words))) {
            return new AreaCode(words);
        }
        var found = places(words, viewer);
        var chosen = form.value("areaChoice");
        var meant = found.stream().filter(place -> place.code().value().equals(chosen)).toList();
        if (meant.isEmpty()) {
            meant = found.stream().filter(place -> place.name().equals(words) || place.shortName().equals(words))
                .toList();
        }
        if (meant.size() == 1) {
            return meant.getFirst().code();
        }
        form.reject("area", found.isEmpty() ? "account.grant.area-unknown" : "account.grant.area-choose");
        return null;
    }

    /** The installation itself when nothing was typed; null with a sentence when it is not clear which one is meant. */
    public @Nullable OrganisationId organisation(Form form, @Nullable AreaCode area) {
        var words = form.optional("organisation", LONGEST);
        if (words.isEmpty()) {
            return DemoAccounts.INSTALLATION;
        }
        if (form.fault("organisation") != null || area == null) {
            return null;
        }
        var found = organisations(words, area);
        var chosen = form.value("organisationChoice");
        var meant = found.keySet().stream().filter(id -> Long.toString(id.value()).equals(chosen)).toList();
        if (meant.isEmpty()) {
            meant = found.entrySet().stream().filter(one -> one.getValue().equals(words))
                .map(Map.Entry::getKey).toList();
        }
        if (meant.size() == 1) {
            return meant.getFirst();
        }
        form.reject("organisation", found.isEmpty() ? "account.grant.organisation-unknown"
            : "account.grant.organisation-choose");
        return null;
    }

    public Choices areas(Form form, Viewer viewer) {
        var words = form.value("area");
        if (words.isEmpty() || AreaCode.isValid(words)) {
            return new Choices("area", "", List.of(), "");
        }
        var found = places(words, viewer);
        var counties = places.names(found.stream().map(Place::code).map(AreaCode::county).distinct().toList());
        var addresses = places.addresses(found.stream().map(Place::code).toList());
        var options = found.stream().map(place -> new Option(place.code().value(), place.code().value().length() <= 6
            ? place.shortName() : counties.getOrDefault(place.code().county(), "")
                + addresses.getOrDefault(place.code(), place.shortName()))).toList();
        return choices(form, "area", words, options);
    }

    /** Among the organisations of the county in which the chosen area lies. */
    public Choices organisations(Form form, Viewer viewer) {
        var words = form.value("organisation");
        var area = area(unshown(form), viewer);
        if (words.isEmpty() || area == null) {
            return new Choices("organisation", "", List.of(), "");
        }
        var options = organisations(words, area).entrySet().stream()
            .map(one -> new Option(Long.toString(one.getKey().value()), one.getValue())).toList();
        return choices(form, "organisation", words, options);
    }

    /** The same words in a form that nobody sees, so that looking leaves no sentence behind. */
    private static Form unshown(Form form) {
        return Form.empty().prefill("area", form.value("area")).prefill("areaChoice", form.value("areaChoice"));
    }

    private static Choices choices(Form form, String name, String words, List<Option> options) {
        var sent = form.value(name + "Choice");
        var chosen = options.size() == 1 ? options.getFirst().value() : options.stream().map(Option::value)
            .filter(sent::equals).findFirst().orElse("");
        return new Choices(name, words, options, chosen);
    }

    private boolean isKnown(AreaCode code) {
        return code.value().length() < AreaCode.Level.COUNTY.digits() || places.at(code).isPresent();
    }

    /** From the county down: what lies above has no name in this installation and is typed as a code. */
    private List<Place> places(String words, Viewer viewer) {
        return places.search(words, scope(viewer), MOST_CHOICES).stream()
            .filter(place -> place.code().value().length() >= AreaCode.Level.COUNTY.digits())
            .toList();
    }

    private Map<OrganisationId, String> organisations(String words, AreaCode area) {
        return posts.organisations(area.value().length() < AreaCode.Level.COUNTY.digits() ? area : area.county(),
            words, MOST_CHOICES);
    }

    private static Collection<AreaCode> scope(Viewer viewer) {
        return viewer.grants().stream().map(Grant::area).collect(Collectors.toSet());
    }
}

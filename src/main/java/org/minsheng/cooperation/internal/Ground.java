package org.minsheng.cooperation.internal;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Place;
import org.minsheng.area.Places;
import org.minsheng.organisation.Posts;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** Reads places and units that somebody typed by name, and names communities. */
@Component("cooperationGround")
public class Ground {

    private static final int CANDIDATES = 8;

    private final Places places;
    private final Posts posts;

    Ground(Places places, Posts posts) {
        this.places = places;
        this.posts = posts;
    }

    /** The communities that somebody leads, as choices. */
    public List<Option> communities(Viewer viewer) {
        return named(Rights.communities(viewer));
    }

    public List<Option> named(List<AreaCode> communities) {
        var names = places.names(communities);
        return communities.stream().map(code -> new Option(code.value(), names.getOrDefault(code, code.value())))
            .toList();
    }

    /** The one that was chosen, or the only one there is. */
    public @Nullable AreaCode community(Form form, Viewer viewer) {
        var own = Rights.communities(viewer);
        if (own.size() == 1 && form.value("community").isEmpty()) {
            return own.getFirst();
        }
        var chosen = own.stream().filter(code -> code.value().equals(form.value("community"))).findFirst().orElse(null);
        if (chosen == null) {
            form.reject("community", "form.not-a-choice");
        }
        return chosen;
    }

    /** A unit of the county by its name; with several that fit the sentence names them. */
    public @Nullable OrganisationId unit(Form form, String field, AreaCode county) {
        var typed = form.required(field, 60);
        if (typed.isEmpty() || form.fault(field) != null) {
            return null;
        }
        var exact = posts.organisationByName(county, typed);
        if (exact.isPresent()) {
            return exact.get();
        }
        var found = posts.organisations(county, typed, CANDIDATES);
        if (found.size() == 1) {
            return found.keySet().iterator().next();
        }
        if (found.isEmpty()) {
            form.reject(field, "cooperation.unit.unknown");
        } else {
            form.reject(field, "cooperation.unit.several", found.values().stream().collect(Collectors.joining("、")));
        }
        return null;
    }

    /** A place within the community by name or code; the community itself when nothing was said. */
    public @Nullable AreaCode place(Form form, String field, AreaCode within) {
        var typed = form.optional(field, 60);
        if (typed.isEmpty()) {
            return within;
        }
        if (AreaCode.isValid(typed) && within.contains(new AreaCode(typed))
            && places.at(new AreaCode(typed)).isPresent()) {
            return new AreaCode(typed);
        }
        var found = places.search(typed, List.of(within), CANDIDATES);
        var exact = found.stream().filter(place -> place.name().equals(typed) || place.shortName().equals(typed))
            .toList();
        var fitting = exact.isEmpty() ? found : exact;
        if (fitting.size() == 1) {
            return fitting.getFirst().code();
        }
        var addresses = places.addresses(fitting.stream().map(Place::code).toList());
        if (fitting.isEmpty()) {
            form.reject(field, "cooperation.place.unknown");
        } else {
            form.reject(field, "cooperation.place.several",
                fitting.stream().map(place -> addresses.getOrDefault(place.code(), place.shortName()))
                    .collect(Collectors.joining("、")));
        }
        return null;
    }

    public String address(AreaCode code) {
        return places.address(code);
    }
}

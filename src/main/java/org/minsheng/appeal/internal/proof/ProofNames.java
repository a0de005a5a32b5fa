package org.minsheng.appeal.internal.proof;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.minsheng.appeal.internal.catalogue.Matters;
import org.minsheng.area.Places;
import org.minsheng.shared.AreaCode;
import org.springframework.stereotype.Component;

/**
 * What the codes in a proof are called today, for whoever reads it. Names change and codes do not, so that only codes
 * are sealed, and the reader is told so.
 */
@Component
class ProofNames {

    private final Matters matters;
    private final Places places;

    ProofNames(Matters matters, Places places) {
        this.matters = matters;
        this.places = places;
    }

    /** By fact and code; for matters in Chinese and English. */
    Map<String, Map<String, List<String>>> of(Collection<Written> steps) {
        Map<String, List<String>> named = new TreeMap<>();
        codes(steps, "matter").forEach(code -> {
            var matter = matters.of(code);
            if (matter != null) {
                var topic = matters.of(matter.parent());
                named.put(code, topic == null ? List.of(matter.nameZh(), matter.nameEn())
                    : List.of(topic.nameZh() + " · " + matter.nameZh(), topic.nameEn() + " · " + matter.nameEn()));
            }
        });
        return Map.of("matter", named, "place", addresses(codes(steps, "place")));
    }

    /** What is sealed of a place is its code with those of its town and community; the first says where it is. */
    private Map<String, List<String>> addresses(Collection<String> sealed) {
        Map<String, AreaCode> codes = new TreeMap<>();
        sealed.forEach(text -> codes.put(text, new AreaCode(text.split(" ", 2)[0])));
        var found = places.addresses(codes.values());
        Map<String, List<String>> named = new TreeMap<>();
        codes.forEach((text, code) -> {
            var address = found.get(code);
            if (address != null) {
                named.put(text, List.of(address, address));
            }
        });
        return named;
    }

    private static Collection<String> codes(Collection<Written> steps, String fact) {
        var codes = new TreeSet<String>();
        steps.stream().flatMap(step -> step.facts().stream()).filter(field -> field.name().equals(fact))
            .map(Canonical.Field::value).filter(Objects::nonNull)
            .forEach(code -> codes.add(Objects.requireNonNull(code)));
        return codes;
    }
}

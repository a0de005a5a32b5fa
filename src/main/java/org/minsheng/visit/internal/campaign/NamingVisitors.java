package org.minsheng.visit.internal.campaign;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Place;
import org.minsheng.area.Places;
import org.minsheng.page.Form;
import org.minsheng.people.Persons;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.PhoneNumber;
import org.springframework.stereotype.Component;

/**
 * Reads who is named as a visitor: a line each with a mobile number, a name and, for those who walk in a part only, its
 * place.
 */
@Component
class NamingVisitors {

    private static final int MOST = 2_000;

    private final Persons persons;
    private final Places places;

    NamingVisitors(Persons persons, Places places) {
        this.persons = persons;
        this.places = places;
    }

    /** Nobody is registered while a line is wrong. */
    List<Named> read(Form form, String field, AreaCode area) {
        var lines = form.value(field).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        if (lines.size() > MOST) {
            form.reject(field, "visit.refused.too-many-named", MOST);
            return List.of();
        }
        Map<String, Line> read = new LinkedHashMap<>();
        Map<String, @Nullable AreaCode> known = new HashMap<>();
        for (var line : lines) {
            var one = line(line, area, known);
            if (one == null) {
                form.reject(field, "visit.refused.named-line", line);
                return List.of();
            }
            read.put(one.phone().digits() + one.place(), one);
        }
        return form.hasErrors() ? List.of() : registered(List.copyOf(read.values()));
    }

    private record Line(PhoneNumber phone, String name, AreaCode place) {
    }

    private @Nullable Line line(String line, AreaCode area, Map<String, @Nullable AreaCode> known) {
        var parts = line.split("[\\s,，;；]+", 3);
        if (parts.length < 2 || parts[1].codePointCount(0, parts[1].length()) > 30) {
            return null;
        }
        try {
            var phone = new PhoneNumber(parts[0]);
            var place = parts.length < 3 ? area : known.computeIfAbsent(parts[2], words -> place(words, area));
            return !phone.isMobile() || place == null ? null : new Line(phone, parts[1], place);
        } catch (IllegalArgumentException noNumber) {
            return null;
        }
    }

    private @Nullable AreaCode place(String words, AreaCode area) {
        if (AreaCode.isValid(words)) {
            return area.contains(new AreaCode(words)) ? new AreaCode(words) : null;
        }
        return places.search(words, List.of(area), 1).stream().findFirst().map(Place::code).orElse(null);
    }

    private List<Named> registered(List<Line> lines) {
        List<PersonId> ids = new ArrayList<>();
        lines.forEach(line -> ids.add(persons.withPhone(line.phone(), line.name())));
        var masked = persons.masked(ids);
        var named = new ArrayList<Named>();
        for (int i = 0; i < lines.size(); i++) {
            var person = masked.get(ids.get(i));
            var name = person == null ? lines.get(i).phone().masked() : person.name() + " " + person.phone();
            named.add(new Named(ids.get(i).value(), name.strip(), lines.get(i).place().value()));
        }
        return named;
    }
}

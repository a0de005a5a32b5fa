package org.minsheng.volunteer.internal.member;

import java.util.List;
import org.minsheng.area.Places;
import org.minsheng.page.SearchSource;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.internal.Rights;
import org.minsheng.volunteer.internal.member.UnitBook.Registration;
import org.springframework.stereotype.Component;

/** Units that have reported in the console's search, by a part of their name. */
@Component
class UnitFinder implements SearchSource {

    private static final int ORDER = 52;

    private final UnitBook book;
    private final Places places;

    UnitFinder(UnitBook book, Places places) {
        this.book = book;
        this.places = places;
    }

    @Override
    public String heading() {
        return "volunteer.search.units";
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public boolean isFor(Viewer viewer) {
        return Rights.seesAnything(viewer);
    }

    @Override
    public List<Found> find(Viewer viewer, String words, int limit) {
        var text = words.strip();
        var found = text.length() < 2 ? List.<Registration>of()
            : book.named(text, Rights.areas(viewer), Rights.seenUnits(viewer), limit);
        var names = places.names(found.stream().map(Registration::community).distinct().toList());
        return found.stream().map(unit -> new Found(UnitPages.PATH + "/" + unit.id(), unit.unitName(),
            names.getOrDefault(unit.community(), ""))).toList();
    }
}

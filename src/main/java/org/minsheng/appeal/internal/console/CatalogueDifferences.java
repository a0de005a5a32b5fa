package org.minsheng.appeal.internal.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.minsheng.appeal.internal.catalogue.CatalogueBook;
import org.minsheng.appeal.internal.catalogue.Matters;
import org.minsheng.appeal.internal.console.ConsoleCatalogueView.Difference;
import org.minsheng.area.Places;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode;
import org.springframework.stereotype.Component;

/** What one state of the catalogue has that another has not: between two versions, or a draft and the present one. */
@Component
class CatalogueDifferences {

    private final Matters matters;
    private final Places places;

    CatalogueDifferences(Matters matters, Places places) {
        this.matters = matters;
        this.places = places;
    }

    List<Difference> between(Page page, List<CatalogueBook.Line> before, List<CatalogueBook.Line> after) {
        Map<String, CatalogueBook.Line> old = new LinkedHashMap<>();
        before.forEach(line -> old.put(line.matter() + " " + line.area(), line));
        var areas = Stream.concat(before.stream(), after.stream()).map(line -> new AreaCode(line.area()))
            .distinct().toList();
        var names = places.names(areas);
        var differences = new ArrayList<Difference>();
        for (var line : after) {
            var earlier = old.remove(line.matter() + " " + line.area());
            if (earlier == null) {
                differences.add(difference(page, "NEW", line, names, "", goal(page, line)));
            } else if (earlier.tier() != line.tier() || !earlier.duty().equals(line.duty())) {
                differences.add(difference(page, "CHANGED", line, names, goal(page, earlier), goal(page, line)));
            }
        }
        old.values().forEach(line -> differences.add(difference(page, "GONE", line, names, goal(page, line), "")));
        return differences;
    }

    private Difference difference(Page page, String sort, CatalogueBook.Line line, Map<AreaCode, String> names,
                                  String before, String after) {
        return new Difference(sort, matters.path(page, line.matter()),
            names.getOrDefault(new AreaCode(line.area()), line.area()), before, after);
    }

    static String goal(Page page, CatalogueBook.Line line) {
        return page.t("appeal.catalogue.goal", page.t(line.tier()), page.t("duty." + line.duty()));
    }
}

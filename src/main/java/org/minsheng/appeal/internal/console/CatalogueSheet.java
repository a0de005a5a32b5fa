package org.minsheng.appeal.internal.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.minsheng.page.Form;
import org.minsheng.shared.AreaCode;
import org.springframework.util.LinkedMultiValueMap;

/**
 * A table of matter, area, tier and duty, by code or by name, as the form of a new version; what is not known stays as
 * written.
 */
final class CatalogueSheet {

    private CatalogueSheet() {
    }

    /**
     * @param words what each cell may say in the reader's language, to the code it stands for: matters, tiers, duties
     * and areas
     */
    static Form form(List<List<String>> rows, AreaCode county, List<Map<String, String>> words) {
        var typed = new LinkedMultiValueMap<String, String>();
        var body = new ArrayList<>(rows);
        if (!body.isEmpty() && words.get(0).get(cell(body.getFirst(), 0)) == null) {
            body.removeFirst();
        }
        for (var row : body) {
            var matter = cell(row, 0);
            if (!matter.isEmpty()) {
                var area = cell(row, 1);
                typed.add("matter", words.get(0).getOrDefault(matter, matter));
                typed.add("area", area.isEmpty() ? county.value() : words.get(3).getOrDefault(area, area));
                typed.add("tier", words.get(1).getOrDefault(cell(row, 2), cell(row, 2)));
                typed.add("duty", words.get(2).getOrDefault(cell(row, 3), cell(row, 3)));
            }
        }
        return new Form(typed);
    }

    private static String cell(List<String> row, int column) {
        return column < row.size() ? row.get(column).strip() : "";
    }
}

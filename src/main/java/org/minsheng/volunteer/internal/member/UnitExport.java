package org.minsheng.volunteer.internal.member;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.minsheng.account.ExportSource;
import org.minsheng.area.Places;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.internal.AreaChoice;
import org.minsheng.volunteer.internal.Rights;
import org.minsheng.volunteer.internal.member.UnitBook.Registration;
import org.minsheng.volunteer.internal.member.UnitBook.UnitState;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** The list of units that report to communities as a table; it names no person. */
@Component
class UnitExport implements ExportSource {

    private static final int AT_ONCE = 500;
    private static final List<String> COLUMNS = List.of("volunteer.unit.name", "volunteer.member.community",
        "volunteer.unit.offers", "volunteer.member.skills", "volunteer.unit.contact", "volunteer.unit.members",
        "volunteer.state", "volunteer.member.asked-at");
    private static final int[] WIDTHS = {32, 20, 40, 30, 26, 12, 10, 22};

    private final UnitBook book;
    private final Places places;

    UnitExport(UnitBook book, Places places) {
        this.book = book;
        this.places = places;
    }

    @Override
    public String kind() {
        return "units";
    }

    @Override
    public String heading() {
        return "volunteer.unit.title";
    }

    @Override
    public AreaCode area(Viewer viewer, Map<String, String> filter) {
        return Rights.areas(viewer).stream().findFirst().orElseThrow(() -> new AccessDeniedException("no units"));
    }

    @Override
    public int rows(Viewer viewer, Map<String, String> filter, int most) {
        return (int) Math.min(most, book.count(within(viewer, filter), List.of(), state(filter)));
    }

    private static List<AreaCode> within(Viewer viewer, Map<String, String> filter) {
        var seen = Rights.areas(viewer);
        return seen.isEmpty() ? seen : AreaChoice.within(seen, filter.getOrDefault("area", ""));
    }

    private static UnitState state(Map<String, String> filter) {
        return Arrays.stream(UnitState.values()).filter(one -> one.name().equals(filter.get("state"))).findFirst()
            .orElse(UnitState.CONFIRMED);
    }

    @Override
    public boolean offersWhole() {
        return false;
    }

    @Override
    public void write(Page page, Map<String, String> filter, boolean whole, String reason, OutputStream out)
            throws IOException {
        try (var workbook = new Workbook(out, "Minsheng", "1.0")) {
            var sheet = workbook.newWorksheet(page.t(heading()));
            for (int column = 0; column < COLUMNS.size(); column++) {
                sheet.width(column, WIDTHS[column]);
                sheet.value(0, column, page.t(COLUMNS.get(column)));
            }
            sheet.range(0, 0, 0, COLUMNS.size() - 1).style().bold().set();
            sheet.freezePane(0, 1);
            int line = 1;
            var areas = within(page.viewer(), filter);
            var units = book.list(areas, List.of(), state(filter), 0, AT_ONCE);
            while (!units.isEmpty()) {
                var names = places.names(units.stream().map(Registration::community).distinct().toList());
                for (var unit : units) {
                    sheet.value(line, 0, unit.unitName());
                    sheet.value(line, 1, names.getOrDefault(unit.community(), ""));
                    sheet.value(line, 2, unit.told().offers());
                    sheet.value(line, 3, unit.told().skills().stream().map(skill -> page.t("volunteer.skill." + skill))
                        .collect(Collectors.joining(page.t("volunteer.comma"))));
                    sheet.value(line, 4, unit.told().contact());
                    sheet.value(line, 5, unit.members());
                    sheet.value(line, 6, page.t(unit.state()));
                    sheet.value(line++, 7, page.dateTime(unit.askedAt()));
                }
                sheet.flush();
                units = book.list(areas, List.of(), state(filter), units.getLast().id(), AT_ONCE);
            }
        }
    }
}

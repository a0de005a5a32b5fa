package org.minsheng.volunteer.internal.member;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.minsheng.account.ExportSource;
import org.minsheng.page.Page;
import org.minsheng.people.Persons;
import org.minsheng.people.Persons.Field;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.internal.Rights;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** The list of members as a table. */
@Component
class MemberExport implements ExportSource {

    private static final int AT_ONCE = 500;
    private static final List<String> COLUMNS = List.of("volunteer.member.name", "volunteer.member.phone",
        "volunteer.member.unit", "volunteer.member.community", "volunteer.member.group", "volunteer.member.skills",
        "volunteer.state", "volunteer.member.asked-at");
    private static final int[] WIDTHS = {12, 16, 30, 20, 18, 40, 10, 22};

    private final MembershipBook book;
    private final MemberRows rows;
    private final Persons persons;

    MemberExport(MembershipBook book, MemberRows rows, Persons persons) {
        this.book = book;
        this.rows = rows;
        this.persons = persons;
    }

    @Override
    public String kind() {
        return "members";
    }

    @Override
    public String heading() {
        return "volunteer.member.title";
    }

    @Override
    public AreaCode area(Viewer viewer, Map<String, String> filter) {
        return Rights.areas(viewer).stream().findFirst().orElseThrow(() -> new AccessDeniedException("no members"));
    }

    @Override
    public int rows(Viewer viewer, Map<String, String> filter, int most) {
        return (int) book.count(filter(viewer, filter), most);
    }

    private static MembershipBook.Filter filter(Viewer viewer, Map<String, String> filter) {
        UnaryOperator<String> part = name -> filter.getOrDefault(name, "");
        return MemberFilter.of(viewer, part);
    }

    @Override
    public boolean offersWhole() {
        return true;
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
            long after = 0;
            for (var members = list(page, filter, after); !members.isEmpty(); members = list(page, filter, after)) {
                line = write(page, sheet, line, members, whole, reason);
                sheet.flush();
                after = members.getLast().id();
            }
        }
    }

    private List<Membership> list(Page page, Map<String, String> filter, long after) {
        return book.list(filter(page.viewer(), filter), after, AT_ONCE);
    }

    private int write(Page page, Worksheet sheet, int from, List<Membership> members, boolean whole, String reason) {
        var people = members.stream().map(Membership::person).toList();
        var shown = whole ? persons.whole(page.viewer(), people, Set.of(Field.NAME, Field.PHONE), reason)
            : persons.masked(people);
        int line = from;
        for (var row : rows.of(members)) {
            var person = shown.get(row.member().person());
            sheet.value(line, 0, person == null ? row.name() : person.name());
            sheet.value(line, 1, person == null ? row.phone() : person.phone());
            sheet.value(line, 2, row.unit());
            sheet.value(line, 3, row.place());
            sheet.value(line, 4, row.member().groupName());
            sheet.value(line, 5, row.member().skills().stream().map(skill -> page.t("volunteer.skill." + skill))
                .collect(Collectors.joining(page.t("volunteer.comma"))));
            sheet.value(line, 6, page.t(row.member().state()));
            sheet.value(line, 7, page.dateTime(row.member().askedAt()));
            line++;
        }
        return line;
    }
}

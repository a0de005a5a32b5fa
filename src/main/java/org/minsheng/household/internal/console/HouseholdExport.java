package org.minsheng.household.internal.console;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.minsheng.account.ExportSource;
import org.minsheng.household.HouseholdCard;
import org.minsheng.household.internal.Data;
import org.minsheng.household.internal.FindingHouseholds;
import org.minsheng.household.internal.MemberRow;
import org.minsheng.household.internal.Members;
import org.minsheng.household.internal.Scopes;
import org.minsheng.page.Page;
import org.minsheng.people.MaskedPerson;
import org.minsheng.people.Persons;
import org.minsheng.people.Persons.Field;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** The list of households as a table: one row for each person, and one for each home where nobody is registered. */
@Component
class HouseholdExport implements ExportSource {

    private static final int AT_ONCE = 500;
    private static final List<String> COLUMNS = List.of("household.door", "household.residence", "household.relation",
        "Field.NAME",
        "Field.IDENTITY_NUMBER", "Field.PHONE", "Field.BIRTH", "household.since", "household.groups");
    private static final int[] WIDTHS = {40, 10, 10, 14, 22, 16, 14, 14, 40};

    private final FindingHouseholds finding;
    private final ListFilter filters;
    private final Members members;
    private final Scopes scopes;
    private final Data data;
    private final Persons persons;

    HouseholdExport(FindingHouseholds finding, ListFilter filters, Members members, Scopes scopes, Data data,
                    Persons persons) {
        this.finding = finding;
        this.filters = filters;
        this.members = members;
        this.scopes = scopes;
        this.data = data;
        this.persons = persons;
    }

    @Override
    public String kind() {
        return "households";
    }

    @Override
    public String heading() {
        return "household.list.title";
    }

    @Override
    public AreaCode area(Viewer viewer, Map<String, String> filter) {
        if (scopes.onlyGroups(viewer) != null) {
            throw new AccessDeniedException("an officer reads households one by one");
        }
        return scopes.areas(viewer).stream().findFirst().orElseThrow(() -> new AccessDeniedException("no households"));
    }

    @Override
    public int rows(Viewer viewer, Map<String, String> filter, int most) {
        int rows = 0;
        @Nullable String after = "";
        while (after != null && rows < most) {
            var page = page(viewer, filter, after);
            rows += page.rows().stream().mapToInt(card -> Math.max(1, card.people())).sum();
            after = page.next();
        }
        return Math.min(rows, most);
    }

    @Override
    public boolean offersWhole() {
        return true;
    }

    @Override
    public void write(Page page, Map<String, String> filter, boolean whole, String reason,
                      OutputStream out) throws IOException {
        try (var book = new Workbook(out, "Minsheng", "1.0")) {
            var sheet = book.newWorksheet(page.t(heading()));
            for (int column = 0; column < COLUMNS.size(); column++) {
                sheet.width(column, WIDTHS[column]);
                sheet.value(0, column, page.t(COLUMNS.get(column)));
            }
            sheet.range(0, 0, 0, COLUMNS.size() - 1).style().bold().set();
            sheet.freezePane(0, 1);
            int line = 1;
            @Nullable String after = "";
            while (after != null) {
                var cards = page(page.viewer(), filter, after);
                line = write(page, sheet, line, cards.rows(), whole, reason);
                sheet.flush();
                after = cards.next();
            }
        }
    }

    private Slice<HouseholdCard> page(Viewer viewer, Map<String, String> filter, String after) {
        UnaryOperator<String> part = name -> filter.getOrDefault(name, "");
        return finding.find(viewer, filters.areas(viewer, part), filters.of(viewer, part), after, AT_ONCE);
    }

    private int write(Page page, Worksheet sheet, int from, List<HouseholdCard> cards, boolean whole, String reason) {
        var living = members.living(cards.stream().map(HouseholdCard::id).toList()).stream()
            .collect(Collectors.groupingBy(MemberRow::household));
        var people = living.values().stream().flatMap(List::stream).map(MemberRow::person).distinct().toList();
        var shown = whole
            ? persons.whole(page.viewer(), people, Set.of(Field.NAME, Field.PHONE, Field.IDENTITY_NUMBER), reason)
            : persons.masked(people);
        var names = data.all().stream().collect(Collectors.toMap(Data.Datum::code, datum -> datum.name(page.locale())));
        int line = from;
        for (var card : cards) {
            var groups = card.careGroups().stream().map(group -> names.getOrDefault(group, group))
                .collect(Collectors.joining("、"));
            var rows = new ArrayList<@Nullable MemberRow>(living.getOrDefault(card.id(), List.of()));
            if (rows.isEmpty()) {
                rows.add(null);
            }
            for (var row : rows) {
                sheet.value(line, 0, card.address());
                sheet.value(line, 1, page.t(card.residence()));
                sheet.value(line, 8, groups);
                if (row != null) {
                    write(page, sheet, line, row, shown);
                }
                line++;
            }
        }
        return line;
    }

    private static void write(Page page, Worksheet sheet, int line, MemberRow row, Map<PersonId, MaskedPerson> shown) {
        var person = Objects.requireNonNullElse(shown.get(row.person()), HouseholdPages.nobody(row.person()));
        sheet.value(line, 2, page.t(row.relation()));
        sheet.value(line, 3, person.name());
        sheet.value(line, 4, person.identityNumber());
        sheet.value(line, 5, person.phone());
        sheet.value(line, 6, person.birth());
        sheet.value(line, 7, row.since().toString());
    }
}

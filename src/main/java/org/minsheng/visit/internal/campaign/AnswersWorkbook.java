package org.minsheng.visit.internal.campaign;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Function;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Places;
import org.minsheng.page.Page;
import org.minsheng.visit.internal.campaign.AnswersExport.Row;
import org.minsheng.visit.internal.form.Field;
import org.minsheng.visit.internal.form.FormDefinition;
import org.minsheng.visit.internal.form.Forms;
import org.springframework.stereotype.Component;

/** Every household's answers as a sheet, masked. */
@Component
class AnswersWorkbook {

    private static final int BEFORE = 5;

    private final Forms forms;
    private final Answers answers;
    private final Wordings wordings;
    private final Places places;
    private final Clock clock;

    AnswersWorkbook(Forms forms, Answers answers, Wordings wordings, Places places, Clock clock) {
        this.forms = forms;
        this.answers = answers;
        this.wordings = wordings;
        this.places = places;
        this.clock = clock;
    }

    /** @param some the next rows behind one, from the beginning for null; empty at the end */
    void write(Page page, Campaign campaign, Function<@Nullable Row, List<Row>> some,
        OutputStream out) throws IOException {
        var definition = forms.version(campaign.draft().form()).map(version -> version.definition())
            .orElse(FormDefinition.EMPTY);
        var fields = definition.fields().stream().filter(Field::asks).toList();
        try (var book = new Workbook(out, "Minsheng", "1.0")) {
            var sheet = book.newWorksheet(page.t("visit.results.title"));
            heading(page, sheet, fields);
            int line = 1;
            for (var rows = some.apply(null); !rows.isEmpty(); rows = some.apply(rows.getLast())) {
                var addresses = places.addresses(rows.stream().map(Row::door).distinct().toList());
                for (var row : rows) {
                    write(page, sheet, line++, row, addresses.getOrDefault(row.door(), row.door().value()),
                        definition, fields);
                }
                sheet.flush();
            }
        }
    }

    private static void heading(Page page, Worksheet sheet, List<Field> fields) {
        var first = List.of("visit.task.address", "visit.task.state", "visit.task.visitor", "visit.task.at",
            "visit.task.tries");
        var widths = new int[] {36, 12, 18, 17, 8};
        for (int i = 0; i < BEFORE; i++) {
            sheet.value(0, i, page.t(first.get(i)));
            sheet.width(i, widths[i]);
        }
        for (int i = 0; i < fields.size(); i++) {
            sheet.value(0, BEFORE + i, fields.get(i).label(page.chinese()));
            sheet.width(BEFORE + i, 18);
        }
        sheet.range(0, 0, 0, BEFORE + fields.size()).style().bold().set();
        sheet.freezePane(1, 1);
    }

    private void write(Page page, Worksheet sheet, int line, Row row, String address, FormDefinition definition,
        List<Field> fields) {
        sheet.value(line, 0, address);
        sheet.value(line, 1, page.t(row.state()));
        sheet.value(line, 2, row.visitor());
        if (row.at() != null) {
            sheet.value(line, 3, LocalDateTime.ofInstant(row.at(), clock.getZone()));
            sheet.style(line, 3).format("yyyy-mm-dd hh:mm").set();
        }
        sheet.value(line, 4, row.tries());
        if (row.answers() != null) {
            var said = answers.masked(definition, row.answers());
            for (int i = 0; i < fields.size(); i++) {
                var words = wordings.of(page, fields.get(i), said.get(fields.get(i).key()));
                if (!words.isEmpty()) {
                    sheet.value(line, BEFORE + i, words);
                }
            }
        }
    }
}

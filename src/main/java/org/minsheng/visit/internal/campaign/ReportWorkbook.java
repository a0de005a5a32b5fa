package org.minsheng.visit.internal.campaign;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.minsheng.page.Page;
import org.minsheng.visit.internal.campaign.Figures.Line;
import org.springframework.stereotype.Component;

/** The closing report as tables: summary, communities, grids, visitors, answers. */
@Component
class ReportWorkbook {

    private static final List<Stage> STAGES = List.of(Stage.DONE, Stage.REFUSED, Stage.UNREACHED, Stage.TRIED,
        Stage.OPEN, Stage.CANCELLED);

    void write(Page page, CampaignViews.Head head, Figures figures, boolean frozen,
        OutputStream out) throws IOException {
        try (var book = new Workbook(out, "Minsheng", "1.0")) {
            var first = book.newWorksheet(page.t("visit.report.summary"));
            summary(page, head, figures, frozen, first);
            first.finish();
            lines(page, "visit.by.COMMUNITY", "", figures.communities(), book);
            lines(page, "visit.by.GRID", "visit.by.COMMUNITY", figures.grids(), book);
            lines(page, "visit.by.VISITOR", "visit.report.as", figures.visitors(), book);
            answers(page, figures, book.newWorksheet(page.t("visit.results.title")));
        }
    }

    private static void summary(Page page, CampaignViews.Head head, Figures figures, boolean frozen, Worksheet sheet) {
        var campaign = head.campaign();
        sheet.width(0, 22);
        sheet.width(1, 60);
        sheet.value(0, 0, campaign.name());
        sheet.style(0, 0).bold().fontSize(14).set();
        int row = 2;
        row = fact(sheet, row, page.t("visit.campaign.area"), head.place());
        row = fact(sheet, row, page.t("visit.campaign.purpose"), campaign.draft().purpose());
        row = fact(sheet, row, page.t("visit.campaign.basis"), campaign.draft().legalBasis());
        row = fact(sheet, row, page.t("visit.campaign.form"), head.form());
        row = fact(sheet, row, page.t("visit.campaign.ask"), head.ask());
        row = fact(sheet, row, page.t("visit.campaign.visitors"), head.visitors());
        row = fact(sheet, row, page.t("visit.campaign.dates"), campaign.draft().startsOn() + " – "
            + campaign.draft().endsOn());
        row = fact(sheet, row, page.t("visit.report.as-of"), asOf(page, campaign, frozen));
        var progress = figures.progress();
        row = number(sheet, row + 1, page.t("visit.progress.all"), progress.all());
        for (var stage : STAGES) {
            row = number(sheet, row, page.t(stage), progress.of(stage));
        }
        row = fact(sheet, row, page.t("visit.progress.percent"), progress.percent() + "%");
        row = number(sheet, row, page.t("visit.conflicts.title"), figures.conflicts());
        row = number(sheet, row, page.t("visit.progress.late"), figures.late());
        if (!campaign.endNote().isEmpty()) {
            fact(sheet, row, page.t("visit.campaign.end-note"), campaign.endNote());
        }
    }

    /** When the figures were true. */
    static String asOf(Page page, Campaign campaign, boolean frozen) {
        var ended = campaign.endedAt();
        return frozen && ended != null ? page.dateTime(ended) : page.dateTime(page.clock().instant());
    }

    private static int fact(Worksheet sheet, int row, String label, String value) {
        sheet.value(row, 0, label);
        sheet.value(row, 1, value);
        sheet.style(row, 1).wrapText(true).set();
        return row + 1;
    }

    private static int number(Worksheet sheet, int row, String label, long value) {
        sheet.value(row, 0, label);
        sheet.value(row, 1, value);
        sheet.style(row, 1).horizontalAlignment("left").set();
        return row + 1;
    }

    private static void lines(Page page, String title, String detail, List<Line> lines,
        Workbook book) throws IOException {
        var sheet = book.newWorksheet(page.t(title));
        sheet.width(0, 24);
        sheet.value(0, 0, page.t(title));
        sheet.width(1, 18);
        sheet.value(0, 1, detail.isEmpty() ? "" : page.t(detail));
        sheet.value(0, 2, page.t("visit.progress.all"));
        for (int i = 0; i < STAGES.size(); i++) {
            sheet.value(0, 3 + i, page.t(STAGES.get(i)));
        }
        sheet.value(0, 3 + STAGES.size(), page.t("visit.progress.percent"));
        sheet.range(0, 0, 0, 3 + STAGES.size()).style().bold().set();
        sheet.freezePane(0, 1);
        int row = 1;
        for (var line : lines) {
            write(page, sheet, row++, line, title);
        }
        total(page, sheet, row, lines);
        sheet.finish();
    }

    private static void write(Page page, Worksheet sheet, int row, Line line, String title) {
        boolean visitors = title.endsWith("VISITOR");
        sheet.value(row, 0, !line.name().isEmpty() ? line.name() : page.t(visitors ? "visit.nobody" : "visit.no-grid"));
        sheet.value(row, 1, visitors && !line.detail().isEmpty() ? page.t("VisitorKind." + line.detail())
            : line.detail());
        counts(sheet, row, line.progress());
    }

    private static void counts(Worksheet sheet, int row, Progress progress) {
        sheet.value(row, 2, progress.all());
        for (int i = 0; i < STAGES.size(); i++) {
            sheet.value(row, 3 + i, progress.of(STAGES.get(i)));
        }
        sheet.value(row, 3 + STAGES.size(), progress.all() == 0 ? 0 : progress.over() / (double) progress.all());
        sheet.style(row, 3 + STAGES.size()).format("0.0%").set();
    }

    private static void total(Page page, Worksheet sheet, int row, List<Line> lines) {
        sheet.value(row, 0, page.t("visit.report.total"));
        counts(sheet, row, Reporting.sum(lines));
        sheet.range(row, 0, row, 3 + STAGES.size()).style().bold().set();
        sheet.style(row, 3 + STAGES.size()).bold().format("0.0%").set();
    }

    private static void answers(Page page, Figures figures, Worksheet sheet) {
        sheet.width(0, 40);
        sheet.width(1, 30);
        sheet.value(0, 0, page.t("visit.results.question"));
        sheet.value(0, 1, page.t("visit.results.answer"));
        sheet.value(0, 2, page.t("visit.results.count"));
        sheet.value(0, 3, page.t("visit.results.part"));
        sheet.range(0, 0, 0, 3).style().bold().set();
        sheet.freezePane(0, 1);
        int row = 1;
        for (var question : figures.questions()) {
            sheet.value(row, 0, question.label(page.chinese()));
            sheet.value(row, 1, page.t("visit.results.answered"));
            sheet.value(row++, 2, question.answered());
            for (var choice : question.choices()) {
                sheet.value(row, 1, choice.label(page.chinese()));
                sheet.value(row, 2, choice.count());
                sheet.value(row, 3, question.answered() == 0 ? 0 : choice.count() / (double) question.answered());
                sheet.style(row++, 3).format("0.0%").set();
            }
            var numbers = question.numbers();
            if (numbers != null) {
                row = spread(page, sheet, row, numbers);
            }
        }
    }

    private static int spread(Page page, Worksheet sheet, int row, Figures.Numbers numbers) {
        var values = List.of(numbers.least(), numbers.quarter(), numbers.middle(), numbers.threeQuarters(),
            numbers.most(), numbers.mean());
        var names = List.of("least", "quarter", "middle", "three-quarters", "most", "mean");
        for (int i = 0; i < names.size(); i++) {
            sheet.value(row, 1, page.t("visit.results." + names.get(i)));
            sheet.value(row, 2, values.get(i));
            sheet.style(row++, 2).format("0.##").set();
        }
        return row;
    }
}

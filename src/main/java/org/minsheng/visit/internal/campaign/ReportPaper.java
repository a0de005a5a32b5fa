package org.minsheng.visit.internal.campaign;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.Page;
import org.minsheng.visit.internal.campaign.Figures.Line;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The report on one page of A4: what was asked of whom, how far it came, and where it did not. */
@Component
class ReportPaper {

    private static final float LEFT = 56;
    private static final float RIGHT = PDRectangle.A4.getWidth() - 56;
    private static final int MOST_LINES = 12;
    private static final int MOST_QUESTIONS = 5;

    private final ReentrantLock onlyOne = new ReentrantLock();
    private @Nullable TrueTypeFont parsed;

    void write(Page page, CampaignViews.Head head, Figures figures, boolean frozen,
        OutputStream out) throws IOException {
        onlyOne.lock();
        try (var document = new PDDocument()) {
            var type = font();
            var sheet = new PDPage(PDRectangle.A4);
            document.addPage(sheet);
            document.getDocumentInformation().setTitle(head.campaign().name());
            try (var stream = new PDPageContentStream(document, sheet)) {
                var pen = new Pen(stream, PDType0Font.load(document, type, true), type.getUnicodeCmapLookup());
                draw(page, pen, head, figures, frozen);
            }
            document.save(out);
        } finally {
            onlyOne.unlock();
        }
    }

    private static void draw(Page page, Pen pen, CampaignViews.Head head, Figures figures,
        boolean frozen) throws IOException {
        var campaign = head.campaign();
        pen.down(64);
        pen.centred(page.t("visit.report.title", campaign.name()), 19, RIGHT - LEFT);
        pen.down(20);
        pen.centred(head.place() + "  ·  " + page.date(campaign.draft().startsOn()) + " – "
            + page.date(campaign.draft().endsOn()), 10.5f, RIGHT - LEFT);
        pen.down(26);
        pen.rule(LEFT, RIGHT);
        fact(page, pen, "visit.campaign.purpose", campaign.draft().purpose());
        fact(page, pen, "visit.campaign.basis", campaign.draft().legalBasis());
        fact(page, pen, "visit.campaign.ask", head.ask() + "  ·  " + head.form());
        fact(page, pen, "visit.campaign.visitors", page.t("visit.report.visitors", head.visitors(), visitors(figures)));
        pen.down(14);
        numbers(page, pen, figures.progress());
        bar(pen, figures.progress());
        pen.down(26);
        table(page, pen, figures);
        questions(page, pen, figures);
        if (!campaign.endNote().isEmpty()) {
            fact(page, pen, "visit.campaign.end-note", campaign.endNote());
        }
        pen.at(54);
        pen.text(LEFT, page.t(frozen ? "visit.report.frozen" : "visit.report.running",
            ReportWorkbook.asOf(page, campaign, frozen)), 8.5f);
    }

    private static long visitors(Figures figures) {
        return figures.visitors().stream().filter(line -> !line.key().equals("0")).count();
    }

    private static void fact(Page page, Pen pen, String label, String value) throws IOException {
        pen.down(19);
        pen.text(LEFT, page.t(label), 9.5f);
        pen.wrapped(LEFT + 84, value, 10.5f, RIGHT - LEFT - 84, 3);
    }

    private static void numbers(Page page, Pen pen, Progress progress) throws IOException {
        pen.down(34);
        var stages = List.of(Stage.DONE, Stage.REFUSED, Stage.UNREACHED);
        float step = (RIGHT - LEFT) / 5;
        pen.text(LEFT, Long.toString(progress.all()), 22);
        pen.text(LEFT + 4 * step, progress.percent() + "%", 22);
        for (int i = 0; i < stages.size(); i++) {
            pen.text(LEFT + (i + 1) * step, Long.toString(progress.of(stages.get(i))), 22);
        }
        pen.down(15);
        pen.text(LEFT, page.t("visit.progress.all"), 9.5f);
        pen.text(LEFT + 4 * step, page.t("visit.progress.percent"), 9.5f);
        for (int i = 0; i < stages.size(); i++) {
            pen.text(LEFT + (i + 1) * step, page.t(stages.get(i)), 9.5f);
        }
    }

    /** Greys that stay apart in print. */
    private static void bar(Pen pen, Progress progress) throws IOException {
        pen.down(24);
        var greys = new float[] {0.25f, 0.5f, 0.72f};
        float from = LEFT;
        pen.box(LEFT, RIGHT - LEFT, 10, 0.93f);
        var stages = List.of(Stage.DONE, Stage.UNREACHED, Stage.REFUSED);
        for (int i = 0; i < stages.size(); i++) {
            float width = progress.all() == 0 ? 0 : (RIGHT - LEFT) * progress.of(stages.get(i)) / progress.all();
            pen.box(from, width, 10, greys[i]);
            from += width;
        }
    }

    /** Communities, or the grids where there is one community only; whoever is furthest behind comes first. */
    private static void table(Page page, Pen pen, Figures figures) throws IOException {
        boolean communities = figures.communities().size() > 1;
        var lines = (communities ? figures.communities() : figures.grids()).stream()
            .sorted(Comparator.comparingLong((Line line) -> line.progress().left()).reversed()).toList();
        var columns = new float[] {LEFT, LEFT + 190, LEFT + 250, LEFT + 310, LEFT + 370, LEFT + 430};
        row(pen, columns, List.of(page.t(communities ? "visit.by.COMMUNITY" : "visit.by.GRID"),
            page.t("visit.progress.all"), page.t(Stage.DONE),
            page.t(Stage.REFUSED), page.t(Stage.UNREACHED), page.t("visit.report.open")), 9.5f);
        pen.rule(LEFT, RIGHT);
        for (var line : lines.stream().limit(MOST_LINES).toList()) {
            var made = line.progress();
            var name = line.name().isEmpty() ? page.t("visit.no-grid") : line.name();
            row(pen, columns, List.of(name, Long.toString(made.all()), Long.toString(made.of(Stage.DONE)),
                Long.toString(made.of(Stage.REFUSED)),
                Long.toString(made.of(Stage.UNREACHED)), Long.toString(made.left())), 10);
        }
        if (lines.size() > MOST_LINES) {
            row(pen, columns, List.of(page.t("visit.report.more", lines.size() - MOST_LINES)), 9.5f);
        }
    }

    private static void row(Pen pen, float[] columns, List<String> cells, float size) throws IOException {
        pen.down(17);
        for (int i = 0; i < cells.size(); i++) {
            pen.wrapped(columns[i], cells.get(i), size, i == 0 ? 180 : 58, 1);
        }
    }

    private static void questions(Page page, Pen pen, Figures figures) throws IOException {
        var chosen = figures.questions().stream().filter(one -> !one.choices().isEmpty() && one.answered() > 0)
            .limit(MOST_QUESTIONS).toList();
        if (!chosen.isEmpty()) {
            pen.down(24);
            pen.text(LEFT, page.t("visit.results.title"), 9.5f);
            pen.rule(LEFT, RIGHT);
        }
        for (var question : chosen) {
            var said = question.choices().stream().sorted(Comparator.comparingLong(Figures.Choice::count).reversed())
                .limit(4)
                .map(one -> one.label(page.chinese()) + " " + one.count() + " ("
                    + Math.round(one.count() * 100.0 / question.answered()) + "%)").toList();
            pen.down(18);
            pen.wrapped(LEFT, question.label(page.chinese()), 10, 180, 1);
            pen.wrapped(LEFT + 190, String.join("   ", said), 10, RIGHT - LEFT - 190, 1);
        }
    }

    /** Parsed once; only the glyphs used go into a file. */
    private TrueTypeFont font() throws IOException {
        var known = parsed;
        if (known == null) {
            try (var in = new ClassPathResource("fonts/NotoSansSC-Regular.ttf").getInputStream()) {
                known = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
            }
            parsed = known;
        }
        return known;
    }
}

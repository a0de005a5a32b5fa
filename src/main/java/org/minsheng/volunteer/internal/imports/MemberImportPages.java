package org.minsheng.volunteer.internal.imports;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Places;
import org.minsheng.page.FileName;
import org.minsheng.page.Form;
import org.minsheng.page.NamedRows.Line;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.page.Staged;
import org.minsheng.page.Staged.Judged;
import org.minsheng.page.Staged.Mend;
import org.minsheng.page.Staged.Stage;
import org.minsheng.page.UnreadableFile;
import org.minsheng.page.UploadedSheet;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Importing members: upload, say what the columns mean, preview, confirm, undo. */
@Controller
class MemberImportPages {

    static final String PATH = "/console/members/imports";
    private static final String ONE = PATH + "/{id}";
    private static final String TEXTS = "volunteer.import";
    private static final int PAGE = 50;
    private static final int LONGEST_CELL = 200;
    /** Where each kind of fault can be put right; who waits for a decision elsewhere is not a matter of the sheet. */
    private static final Map<String, List<String>> MENDED = Map.of("volunteer.row.name", List.of("name"),
        "volunteer.row.phone", List.of("phone"),
        "volunteer.row.community-missing", List.of("community"), "volunteer.row.community", List.of("community"),
        "volunteer.row.elsewhere", List.of("community"), "volunteer.row.skill", List.of("skills"),
        "volunteer.row.twice", List.of("name", "phone"));

    private final MemberImportBook book;
    private final PreparingMembers preparing;
    private final ImportingMembers importing;
    private final Places places;

    MemberImportPages(MemberImportBook book, PreparingMembers preparing, ImportingMembers importing, Places places) {
        this.book = book;
        this.preparing = preparing;
        this.importing = importing;
        this.places = places;
    }

    @GetMapping(PATH)
    ModelAndView all(Page page, Viewer viewer) {
        return page.show("volunteer/imports/list", all(page, viewer, Form.empty()));
    }

    private MemberImportViews.All all(Page page, Viewer viewer, Form form) {
        var after = page.url().get("after");
        long before = after.matches("\\d{1,18}") ? Long.parseLong(after) : Long.MAX_VALUE;
        return new MemberImportViews.All(
            Slice.of(book.latest(viewer, before, PAGE + 1), PAGE, item -> Long.toString(item.id())), form);
    }

    @PostMapping(PATH)
    ModelAndView upload(Page page, Viewer viewer, Form form,
                        @RequestParam(required = false) @Nullable MultipartFile file) throws IOException {
        try {
            var sheet = UploadedSheet.of(file);
            var read = SheetReader.read(sheet.bytes());
            long id = preparing.prepare(viewer, sheet.name(), read);
            return page.go(PATH + "/" + id + (read.isClear() ? "" : "/mapping"));
        } catch (UnreadableFile unreadable) {
            form.reject("file", unreadable.key(), unreadable.args());
            return page.again("volunteer/imports/list", all(page, viewer, form));
        }
    }

    @GetMapping(PATH + "/template.xlsx")
    void template(Page page, HttpServletResponse response) throws IOException {
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, FileName.saved(page.t("volunteer.import.template.file")));
        try (var workbook = new Workbook(response.getOutputStream(), "Minsheng", "1.0")) {
            var sheet = workbook.newWorksheet(page.t("volunteer.member.title"));
            var example = page.t("volunteer.import.example").split("\\|", -1);
            for (int column = 0; column < SheetReader.COLUMNS.size(); column++) {
                sheet.value(0, column, page.t("volunteer.import.column." + SheetReader.COLUMNS.get(column)));
                sheet.value(1, column, column < example.length ? example[column] : "");
                sheet.width(column, 20);
            }
        }
    }

    private MemberImport known(Viewer viewer, long id) {
        return book.find(viewer, id, false).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @GetMapping(ONE)
    ModelAndView one(Page page, Viewer viewer, @PathVariable long id) {
        var item = known(viewer, id);
        if (item.stage() == Stage.UPLOADED) {
            return page.go(item.path() + "/mapping");
        }
        var how = Staged.shown(page, item.counts());
        var after = page.url().get("after");
        var rows = Slice.of(book.rows(id, how, after.matches("\\d{1,9}") ? Integer.parseInt(after) : -1, PAGE + 1),
            PAGE, row -> Integer.toString(row.number()));
        var told = how == Judged.WRONG && item.stage() == Stage.PREPARED
            ? preparing.lines(item) : Map.<Integer, Line>of();
        var names = places.names(rows.rows().stream().map(MemberImport.Row::community).filter(AreaCode::isValid)
            .distinct().map(AreaCode::new).toList());
        return page.show("volunteer/imports/one",
            new MemberImportViews.One(item, Staged.tabs(page, TEXTS, item.path(), item.counts(), how),
                rows.map(row -> line(page, row, names, told.get(row.number()))),
                titles(page, SheetReader.COLUMNS.stream().filter(item.columns()::contains).toList()), titles(page,
                    SheetReader.COLUMNS.stream().filter(column -> !item.columns().contains(column)).toList())));
    }

    private static String titles(Page page, List<String> columns) {
        return columns.stream().map(column -> page.t("volunteer.import.column." + column))
            .collect(Collectors.joining(page.t("volunteer.comma")));
    }

    private static MemberImportViews.Line line(Page page, MemberImport.Row row,
                                               Map<AreaCode, String> names, @Nullable Line told) {
        var community = AreaCode.isValid(row.community())
            ? names.getOrDefault(new AreaCode(row.community()), row.community()) : row.community();
        var reason = row.reason() != null ? Staged.said(page, row.reason())
            : row.unit() == null && !row.unitTold().isEmpty() ? page.t("volunteer.row.unit-unknown") : "";
        var was = row.membership() == null ? "" : page.t("volunteer.row.was", row.unitBefore(),
            skills(page, row.skillsBefore()));
        return new MemberImportViews.Line(row, community, skills(page, row.skills()), reason, was, mends(row, told));
    }

    /** Names and numbers are typed anew, the rest begins as it stands in the sheet. */
    private static List<Mend> mends(MemberImport.Row row, @Nullable Line told) {
        return told == null || row.reason() == null ? List.of()
            : MENDED.getOrDefault(row.reason().split("\\|", 2)[0], List.of()).stream()
            .map(column -> new Mend(column, SheetReader.NEEDED.contains(column) ? "" : told.get(column))).toList();
    }

    private static String skills(Page page, List<String> codes) {
        return codes.stream().map(code -> page.t("volunteer.skill." + code))
            .collect(Collectors.joining(page.t("volunteer.comma")));
    }

    @GetMapping(ONE + "/mapping")
    ModelAndView mapping(Page page, Viewer viewer, @PathVariable long id) {
        var item = known(viewer, id);
        var form = Form.empty();
        for (int column = 0; column < item.titles().size(); column++) {
            form.prefill("column" + column, item.columns().get(column));
        }
        return page.show("volunteer/imports/mapping", mapping(page, item, form));
    }

    private MemberImportViews.Mapping mapping(Page page, MemberImport item, Form form) {
        var samples = preparing.samples(item);
        var columns = new ArrayList<MemberImportViews.Column>();
        for (int column = 0; column < item.titles().size(); column++) {
            var title = item.titles().get(column);
            columns.add(new MemberImportViews.Column("column" + column,
                title.isEmpty() ? page.t("volunteer.import.untitled", column + 1) : title, samples.get(column)));
        }
        return new MemberImportViews.Mapping(item, form,
            SheetReader.COLUMNS.stream().map(column -> new Option(column, page.t("volunteer.import.column." + column)))
                .toList(), columns);
    }

    @PostMapping(ONE + "/mapping")
    ModelAndView map(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var item = known(viewer, id);
        var columns = new ArrayList<String>();
        var used = new HashSet<String>();
        for (int column = 0; column < item.titles().size(); column++) {
            var chosen = form.value("column" + column);
            columns.add(SheetReader.COLUMNS.contains(chosen) ? chosen : "");
            if (!columns.getLast().isEmpty() && !used.add(chosen)) {
                form.reject("column" + column, "volunteer.import.column-twice",
                    page.t("volunteer.import.column." + chosen));
            }
        }
        SheetReader.NEEDED.stream().filter(needed -> !used.contains(needed)).findFirst()
            .ifPresent(needed -> form.reject("column0", "volunteer.import.column-missing",
                page.t("volunteer.import.column." + needed)));
        if (form.hasErrors()) {
            return page.again("volunteer/imports/mapping", mapping(page, item, form));
        }
        return preparing.map(viewer, id, columns) ? page.go(item.path()) : page.warn(PATH, "volunteer.import.gone");
    }

    @PostMapping(ONE + "/rows/{number}")
    ModelAndView mend(Page page, Form form, Viewer viewer, @PathVariable long id, @PathVariable int number) {
        Map<String, String> cells = new HashMap<>();
        SheetReader.COLUMNS.stream().filter(column -> SheetReader.NEEDED.contains(column)
            ? !form.value(column).isBlank() : !form.values(column).isEmpty())
            .forEach(column -> cells.put(column, form.optional(column, LONGEST_CELL)));
        var mended = preparing.mend(viewer, id, number, cells);
        var path = PATH + "/" + id;
        if (mended == null) {
            return page.warn(PATH, "volunteer.import.gone");
        }
        return mended.reason() != null
            ? page.warn(path + "?state=WRONG", "volunteer.row.still-wrong", number, Staged.said(page, mended.reason()))
            : page.go(path, "volunteer.row.mended", number);
    }

    @PostMapping(ONE + "/confirmation")
    ModelAndView confirm(Page page, Viewer viewer, @PathVariable long id) {
        int written = importing.confirm(viewer, id);
        return written < 0 ? page.warn(PATH, "volunteer.import.gone")
            : page.go(PATH + "/" + id, "volunteer.import.done", written);
    }

    @PostMapping(ONE + "/reversal")
    ModelAndView undo(Page page, Viewer viewer, @PathVariable long id) {
        int undone = importing.undo(viewer, id, page.t("volunteer.import.undone.reason"));
        return undone < 0 ? page.warn(PATH, "volunteer.import.gone")
            : page.go(PATH + "/" + id, "volunteer.import.undone", undone);
    }
}

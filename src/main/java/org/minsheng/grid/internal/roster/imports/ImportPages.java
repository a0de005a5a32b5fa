package org.minsheng.grid.internal.roster.imports;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.minsheng.grid.internal.roster.RosterTabs;
import org.minsheng.grid.internal.roster.imports.ImportRow.State;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.page.Sheet;
import org.minsheng.page.Tab;
import org.minsheng.page.UnreadableFile;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Role;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Importing a roster: upload, preview, confirm, undo. */
@Controller("rosterImportPages")
class ImportPages {

    static final String PATH = RosterTabs.ROSTERS + "/imports";
    private static final int PAGE = 50;
    private static final int LONGEST_CELL = 80;

    private final ImportBook book;
    private final PreparingImport preparing;
    private final ConfirmingImport confirming;
    private final UndoingImport undoing;
    private final MendingRow mending;
    private final RosterTabs tabs;

    ImportPages(ImportBook book, PreparingImport preparing, ConfirmingImport confirming, UndoingImport undoing,
                MendingRow mending,
                RosterTabs tabs) {
        this.book = book;
        this.preparing = preparing;
        this.confirming = confirming;
        this.undoing = undoing;
        this.mending = mending;
        this.tabs = tabs;
    }

    @GetMapping(PATH)
    ModelAndView all(Page page, Viewer viewer) {
        return page.show("roster/imports", all(page, viewer, Form.empty()));
    }

    private ImportViews.All all(Page page, Viewer viewer, Form form) {
        var after = page.url().get("after");
        long before = after.matches("\\d{1,18}") ? Long.parseLong(after) : Long.MAX_VALUE;
        return new ImportViews.All(tabs.of(page, PATH),
            Slice.of(book.latest(viewer, before, PAGE + 1), PAGE, item -> Long.toString(item.id())), form);
    }

    @PostMapping(PATH)
    ModelAndView upload(Page page, Viewer viewer, Form form,
                        @RequestParam(required = false) @Nullable MultipartFile file) throws IOException {
        try {
            if (file == null || file.isEmpty()) {
                throw new UnreadableFile("file.empty");
            }
            if (file.getSize() > Sheet.MOST_BYTES) {
                throw new UnreadableFile("file.too-large", Sheet.MOST_BYTES / 1024 / 1024);
            }
            var name = Objects.requireNonNullElse(file.getOriginalFilename(), "").replaceAll("[\\p{Cntrl}/\\\\]", "");
            long id = preparing.prepare(viewer, widest(viewer), name.length() > 100
                ? name.substring(name.length() - 100) : name,
                SheetReader.read(file.getBytes()));
            return page.go(PATH + "/" + id);
        } catch (UnreadableFile unreadable) {
            form.reject("file", unreadable.key(), unreadable.args());
            return page.again("roster/imports", all(page, viewer, form));
        }
    }

    private static AreaCode widest(Viewer viewer) {
        return viewer.areas(Role.SYSTEM_ADMINISTRATOR, Role.TOWN_DISPATCHER, Role.COMMUNITY_SECRETARY).stream()
            .min((one, other) -> Integer.compare(one.value().length(), other.value().length())).orElseThrow();
    }

    @GetMapping(PATH + "/{id}")
    ModelAndView one(Page page, Viewer viewer, @PathVariable long id) {
        var item = book.find(viewer, id, false).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var state = Arrays.stream(State.values()).filter(one -> page.url().is("state", one.name())).findFirst()
            .orElse(item.rowsWrong() > 0 ? State.WRONG : item.rowsNew() > 0 ? State.NEW : State.CHANGED);
        List<Tab> kinds = Arrays.stream(State.values())
            .map(one -> new Tab(page.t("roster.import.rows." + one), item.path() + "?state=" + one, one == state,
            (long) item.count(one))).toList();
        var after = page.url().get("after");
        var rows = book.rows(id, state, after.matches("\\d{1,9}") ? Integer.parseInt(after) : -1, PAGE + 1);
        return page.show("roster/import",
            new ImportViews.One(item, kinds, Slice.of(rows, PAGE, row -> Integer.toString(row.number()))
            .map(row -> new ImportViews.Row(row, reason(page, row), item.stage() == Import.Stage.PREPARED ? mends(row)
            : List.of()))));
    }

    /** The cells in which what is wrong can be put right. */
    private static List<ImportViews.Mend> mends(ImportRow row) {
        var place = List.of(new ImportViews.Mend("community", row.community()),
            new ImportViews.Mend("grid", row.grid()),
            new ImportViews.Mend("part", row.part()));
        return switch (row.reason() == null ? "" : row.reason().split("\\|", 2)[0]) {
            case "roster.row.name" -> List.of(new ImportViews.Mend("name", row.name()));
            case "roster.row.phone" -> List.of(new ImportViews.Mend("phone", ""));
            case "roster.row.body" -> List.of(new ImportViews.Mend("body", row.body()));
            case "roster.row.unknown", "roster.row.several", "roster.row.twice" -> place;
            default -> List.of();
        };
    }

    @PostMapping(PATH + "/{id}/rows/{number}")
    ModelAndView mend(Page page, Form form, Viewer viewer, @PathVariable long id, @PathVariable int number) {
        Map<String, String> cells = new HashMap<>();
        SheetReader.COLUMNS.stream().filter(column -> !form.values(column).isEmpty())
            .forEach(column -> cells.put(column, form.optional(column, LONGEST_CELL)));
        var mended = mending.mend(viewer, id, number, cells);
        var path = PATH + "/" + id;
        if (mended == null) {
            return page.warn(path, "roster.import.gone");
        }
        return mended.state() == State.WRONG
            ? page.warn(path + "?state=WRONG", "roster.import.still-wrong", number, reason(page, mended))
            : page.go(path + (book.rows(id, State.WRONG, -1, 1).isEmpty() ? "" : "?state=WRONG"),
            "roster.import.mended", number);
    }

    static String reason(Page page, ImportRow row) {
        if (row.reason() == null) {
            return row.beforeName().isEmpty() ? "" : page.t("roster.import.replaces", row.beforeName());
        }
        var parts = List.of(row.reason().split("\\|", -1));
        return page.t(parts.getFirst(), parts.subList(1, parts.size()).toArray());
    }

    @PostMapping(PATH + "/{id}/confirmation")
    ModelAndView confirm(Page page, Viewer viewer, @PathVariable long id) {
        var result = confirming.confirm(viewer, id);
        return result.refused().isEmpty() ? page.go(PATH + "/" + id, "roster.import.done", result.count())
            : page.warn(PATH, result.refused());
    }

    @PostMapping(PATH + "/{id}/reversal")
    ModelAndView undo(Page page, Viewer viewer, @PathVariable long id) {
        int ended = undoing.undo(viewer, id);
        return ended < 0 ? page.warn(PATH, "roster.import.gone")
            : page.go(PATH + "/" + id, "roster.import.undone", ended);
    }
}

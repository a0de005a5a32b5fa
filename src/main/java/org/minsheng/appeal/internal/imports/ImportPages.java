package org.minsheng.appeal.internal.imports;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealKind;
import org.minsheng.appeal.internal.imports.ImportBook.Import;
import org.minsheng.appeal.internal.imports.ImportBook.Row;
import org.minsheng.appeal.internal.imports.ImportBook.RowOutcome;
import org.minsheng.appeal.internal.imports.ImportBook.State;
import org.minsheng.appeal.internal.imports.Mapping.Field;
import org.minsheng.area.Places;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.page.Sheet;
import org.minsheng.page.Tab;
import org.minsheng.page.UnreadableFile;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Import of messages: upload, map the columns, look at what would happen, confirm, watch, see the result. */
@Controller
@RequestMapping("/console/appeals/imports")
public class ImportPages {

    private static final int PAGE_SIZE = 50;

    /** The list with the form to begin another. */
    public record ListView(Slice<Import> imports, Form form, List<Option> places, List<Option> kinds) {
    }

    /** One import in whatever state it is. */
    public record OneView(Import batch, Map<RowOutcome, Long> counts, Slice<Row> rows, Form form, List<Option> columns,
                          List<Tab> tabs, String placeName) {

        public long fresh() {
            return counts.getOrDefault(RowOutcome.NEW, 0L);
        }

        public long filed() {
            return counts.getOrDefault(RowOutcome.FILED, 0L);
        }

        public long known() {
            return counts.getOrDefault(RowOutcome.KNOWN, 0L);
        }

        public long wrong() {
            return counts.getOrDefault(RowOutcome.WRONG, 0L);
        }

        public long total() {
            return fresh() + filed();
        }

        public long percent() {
            return total() == 0 ? 100 : filed() * 100 / total();
        }

        public long unread() {
            return counts.getOrDefault(RowOutcome.UNREAD, 0L);
        }

        /** Before the columns are known there is nothing to say about a row. */
        public boolean judged() {
            return batch.state() != State.MAPPING && !form.hasErrors();
        }

        public String stateName() {
            return batch.state().name();
        }

        public List<String> fields() {
            return Arrays.stream(Field.values()).map(Enum::name).toList();
        }

        public String path() {
            return "/console/appeals/imports/" + batch.id();
        }
    }

    private final ImportingMessages importing;
    private final ImportBook book;
    private final Places places;
    private final Scheduler scheduler;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ImportPages(ImportingMessages importing, ImportBook book, Places places, Scheduler scheduler,
                TransactionTemplate transaction, Clock clock) {
        this.importing = importing;
        this.book = book;
        this.places = places;
        this.scheduler = scheduler;
        this.transaction = transaction;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView list(Page page, @RequestParam(required = false) @Nullable Long after) {
        return page.show("appeal/imports/list", listView(page, Form.empty(), after));
    }

    @PostMapping
    ModelAndView upload(Page page, Form form, @RequestParam(required = false) @Nullable MultipartFile file)
            throws IOException {
        var origin = form.required("origin", 40);
        var kind = form.choice("kind", AppealKind.class);
        var place = form.read("place", AreaCode::new, "form.not-a-choice");
        if (place == null || !page.viewer().may(place, IMPORTERS)) {
            form.reject("place", "form.not-a-choice");
        }
        if (kind == null) {
            form.reject("kind", "form.required");
        }
        if (file == null || file.isEmpty()) {
            form.reject("file", "file.empty");
        } else if (file.getSize() > Sheet.MOST_BYTES) {
            form.reject("file", "file.too-large", Sheet.MOST_BYTES / 1024 / 1024);
        }
        if (!form.hasErrors() && place != null && kind != null && file != null) {
            try {
                var name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
                long id = importing.upload(page.viewer(), RequestKey.of(form.value("requestKey")), name,
                    file.getBytes(), origin, place, kind);
                return page.go("/console/appeals/imports/" + id);
            } catch (UnreadableFile unreadable) {
                form.reject("file", unreadable.key(), unreadable.args());
            }
        }
        return page.again("appeal/imports/list", listView(page, form, null));
    }

    @GetMapping("/{id}")
    ModelAndView one(Page page, @PathVariable long id, @RequestParam(defaultValue = "0") int after) {
        var batch = mine(page.viewer(), id);
        var form = Form.empty();
        batch.mapping().columns().forEach((field, column) -> form.prefill(field.name(), column));
        return page.show("appeal/imports/one", oneView(page, batch, form, after));
    }

    @PostMapping("/{id}/mapping")
    ModelAndView map(Page page, Form form, @PathVariable long id) {
        var batch = mine(page.viewer(), id);
        var columns = new EnumMap<Field, String>(Field.class);
        for (var field : Field.values()) {
            var column = form.value(field.name());
            if (!column.isEmpty() && batch.headers().contains(column)) {
                columns.put(field, column);
            }
        }
        for (var needed : List.of(Field.TEXT, Field.NUMBER)) {
            if (!columns.containsKey(needed)) {
                form.reject(needed.name(), "form.required");
            }
        }
        if (form.hasErrors()) {
            return page.again("appeal/imports/one", oneView(page, batch, form, 0));
        }
        if (batch.state() == State.MAPPING || batch.state() == State.READY) {
            importing.map(page.viewer(), batch, new Mapping(columns));
        }
        return page.go("/console/appeals/imports/" + id);
    }

    /** Begins once, however often it is pressed. */
    @PostMapping("/{id}/confirmation")
    ModelAndView confirm(Page page, @PathVariable long id) {
        mine(page.viewer(), id);
        transaction.executeWithoutResult(status -> {
            if (book.begin(id)) {
                scheduler.schedule(ImportJob.TASK.instance(Long.toString(id)).scheduledTo(clock.instant()));
            }
        });
        return page.go("/console/appeals/imports/" + id, "appeal.import.begun");
    }

    static final Role[] IMPORTERS = {Role.DESK_CLERK, Role.COMMUNITY_SECRETARY, Role.TOWN_DISPATCHER};

    private Import mine(Viewer viewer, long id) {
        return book.byId(id)
            .filter(batch -> viewer.may(batch.place(), IMPORTERS))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private ListView listView(Page page, Form form, @Nullable Long after) {
        var account = page.viewer().account();
        Slice<Import> imports = account == null ? new Slice<>(List.of(), null) : book.newest(account, after, PAGE_SIZE);
        var areas = page.viewer().areas(IMPORTERS);
        var names = places.addresses(areas);
        var choices = areas.stream().map(area -> new Option(area.value(), names.getOrDefault(area, area.value())))
            .toList();
        var kinds = Arrays.stream(AppealKind.values()).map(kind -> new Option(kind.name(), page.t(kind))).toList();
        return new ListView(imports, form, choices, kinds);
    }


    private OneView oneView(Page page, Import batch, Form form, int after) {
        var only = page.url().get("only");
        var counts = book.counts(batch.id());
        var outcome = Arrays.stream(RowOutcome.values()).filter(value -> value.name().equals(only))
            .findFirst().orElse(null);
        var tabs = new java.util.ArrayList<Tab>();
        var path = page.url().without("after");
        tabs.add(new Tab(page.t("appeal.import.all-rows"), path.without("only").toString(), outcome == null,
            counts.values().stream().mapToLong(Long::longValue).sum()));
        counts.forEach((value, count) -> tabs.add(new Tab(page.t(value),
            path.with("only", value.name()).toString(), value == outcome, count)));
        var columns = batch.headers().stream().map(header -> new Option(header, header)).toList();
        return new OneView(batch, counts, book.rows(batch.id(), outcome, after, PAGE_SIZE), form, columns, tabs,
            places.addresses(List.of(batch.place())).getOrDefault(batch.place(), batch.place().value()));
    }
}

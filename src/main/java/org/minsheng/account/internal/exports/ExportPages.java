package org.minsheng.account.internal.exports;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minsheng.account.ExportLimit;
import org.minsheng.account.ExportSource;
import org.minsheng.account.internal.exports.Exports.Export;
import org.minsheng.account.internal.exports.Outcome.Done;
import org.minsheng.account.internal.exports.Outcome.Refused;
import org.minsheng.area.Places;
import org.minsheng.page.FileName;
import org.minsheng.page.Form;
import org.minsheng.page.Menu;
import org.minsheng.page.Page;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Asking for a table, allowing it as a second person, and fetching it once. */
@Controller
class ExportPages {

    private static final String PATH = "/console/exports";
    private static final int ROWS = 50;

    private final Exports exports;
    private final Map<String, ExportSource> sources;
    private final AskingExport asking;
    private final DecidingExport deciding;
    private final TakingExport taking;
    private final ExportLimit limit;
    private final Places places;
    private final Clock clock;

    ExportPages(Exports exports, List<ExportSource> sources, AskingExport asking,
                DecidingExport deciding, TakingExport taking, ExportLimit limit, Places places, Clock clock) {
        this.exports = exports;
        this.sources = sources.stream().collect(Collectors.toMap(ExportSource::kind, Function.identity()));
        this.asking = asking;
        this.deciding = deciding;
        this.taking = taking;
        this.limit = limit;
        this.places = places;
        this.clock = clock;
    }

    @Bean
    static Menu exportMenu() {
        return new Menu(PATH, "account.export.title", "table-export", "menu.oversight", 80);
    }

    @GetMapping(PATH)
    ModelAndView list(Page page, Viewer viewer) {
        var account = Objects.requireNonNull(viewer.account());
        var areas = ExportRights.areas(viewer);
        var waiting = areas.isEmpty() ? List.<Export>of()
            : exports.waiting(areas, account, clock.instant(), ROWS).stream()
            .filter(export -> ExportRights.mayDecide(viewer, export)).toList();
        return page.show("account/exports", new ExportView.Listed(rows(exports.askedBy(account, ROWS)),
            rows(waiting), !areas.isEmpty()));
    }

    @GetMapping(PATH + "/new")
    ModelAndView blank(Page page, Viewer viewer) {
        if (!sources.containsKey(page.url().get("of"))) {
            return page.go(PATH);
        }
        var filter = new LinkedHashMap<String, String>();
        page.url().names().stream().filter(name -> !name.equals("of"))
            .forEach(name -> filter.put(name, page.url().get(name)));
        return page.show("account/export-new", asking(viewer, source(page.url().get("of")), filter, Form.empty()));
    }

    @PostMapping(PATH)
    ModelAndView ask(Page page, Form form, Viewer viewer) {
        var source = source(form.value("kind"));
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        var reason = form.required("reason", 200);
        var filter = new LinkedHashMap<String, String>();
        form.values("filter").stream().filter(pair -> pair.indexOf('=') > 0).limit(20)
            .forEach(pair -> filter.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1)));
        if (!form.hasErrors() && key != null) {
            switch (asking.ask(viewer, new AskingExport.Wish(source, filter, form.checked("whole"), reason), key)) {
                case Done(long id) -> {
                    return page.go(PATH + "/" + id);
                }
                case Refused refused -> form.reject(refused.field(), refused.key(), refused.args());
            }
        }
        return page.again("account/export-new", asking(viewer, source, filter, form));
    }

    @GetMapping(PATH + "/{id}")
    ModelAndView one(Page page, Viewer viewer, @PathVariable long id) {
        return page.show("account/export", view(viewer, known(viewer, id), Form.empty()));
    }

    @PostMapping(PATH + "/{id}/decision")
    ModelAndView decide(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var export = known(viewer, id);
        var allowed = form.required("allowed", 3);
        var note = form.optional("note", 200);
        if (!form.hasErrors()) {
            switch (deciding.decide(viewer, id, allowed.equals("yes"), note)) {
                case Done done -> {
                    return page.go(PATH, "account.export.decided");
                }
                case Refused refused -> form.reject(refused.field(), refused.key(), refused.args());
            }
        }
        return page.again("account/export", view(viewer, export, form));
    }

    /** A form and no link, so that nothing that only looks ahead uses up the one download. */
    @PostMapping(PATH + "/{id}/download")
    @Nullable ModelAndView take(Page page, Viewer viewer, HttpServletResponse response, @PathVariable long id)
            throws IOException {
        var export = known(viewer, id);
        var source = source(export.kind());
        var file = taking.take(page, viewer, export, source);
        if (file.isEmpty()) {
            return page.warn(PATH + "/" + id, "account.export.refused.gone");
        }
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
            FileName.saved(page.t(source.heading()) + " " + LocalDate.now(clock) + ".xlsx"));
        response.getOutputStream().write(file.get());
        return null;
    }

    private ExportView.Asking asking(Viewer viewer, ExportSource source, Map<String, String> filter, Form form) {
        source.area(viewer, filter);
        return new ExportView.Asking(source.kind(), source.heading(),
            filter.entrySet().stream().map(part -> new ExportView.Field(part.getKey(), part.getValue())).toList(),
            source.rows(viewer, filter, AskingExport.MOST + 1), limit.rows(), source.offersWhole(), form);
    }

    private ExportView.One view(Viewer viewer, Export export, Form form) {
        boolean waits = export.state() == Exports.State.WAITING && !export.expired(clock.instant());
        return new ExportView.One(rows(List.of(export)).getFirst(), export.askedBy().equals(viewer.account()),
            waits && ExportRights.mayDecide(viewer, export), form);
    }

    private List<ExportView.Row> rows(List<Export> found) {
        var names = places.names(found.stream().map(Export::area).distinct().toList());
        return found.stream().map(export -> new ExportView.Row(export, source(export.kind()).heading(),
            names.getOrDefault(export.area(), export.area().value()), export.expired(clock.instant()))).toList();
    }

    private ExportSource source(String kind) {
        var source = sources.get(kind);
        if (source == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return source;
    }

    private Export known(Viewer viewer, long id) {
        return exports.find(id)
            .filter(export -> export.askedBy().equals(viewer.account()) || ExportRights.mayDecide(viewer, export))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}

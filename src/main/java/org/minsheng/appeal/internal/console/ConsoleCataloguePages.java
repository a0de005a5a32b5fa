package org.minsheng.appeal.internal.console;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.internal.catalogue.CatalogueBook;
import org.minsheng.appeal.internal.catalogue.IssuingCatalogue;
import org.minsheng.appeal.internal.catalogue.Matters;
import org.minsheng.appeal.internal.catalogue.ReplayingCatalogue;
import org.minsheng.appeal.internal.console.ConsoleCatalogueView.Line;
import org.minsheng.area.Place;
import org.minsheng.area.Places;
import org.minsheng.organisation.Posts;
import org.minsheng.page.FileName;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.page.Sheet;
import org.minsheng.page.UnreadableFile;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Role;
import org.minsheng.shared.Tier;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The dispatch catalogue: its versions, what each says, and a new one made from the last. */
@Controller
class ConsoleCataloguePages {

    private static final String PATH = "/console/catalogue";
    private static final String FORM = "appeal/console/catalogueform";
    private static final int MOST_LINES = 2_000;

    private final CatalogueBook book;
    private final IssuingCatalogue issuing;
    private final Matters matters;
    private final Places places;
    private final Posts posts;
    private final ReplayingCatalogue replaying;
    private final CatalogueAreas areas;
    private final CatalogueDifferences differences;

    ConsoleCataloguePages(CatalogueBook book, IssuingCatalogue issuing, Matters matters, Places places, Posts posts,
                          ReplayingCatalogue replaying, CatalogueAreas areas, CatalogueDifferences differences) {
        this.areas = areas;
        this.differences = differences;
        this.book = book;
        this.issuing = issuing;
        this.matters = matters;
        this.places = places;
        this.posts = posts;
        this.replaying = replaying;
    }

    @GetMapping(PATH)
    ModelAndView show(Page page, Viewer viewer, @RequestParam(defaultValue = "") String county) {
        var counties = ConsoleCounties.of(places, viewer);
        var chosen = counties.stream().filter(one -> one.code().value().equals(county)).findFirst()
            .or(() -> counties.stream().findFirst()).orElseThrow(ConsoleCataloguePages::unknown);
        return page.show("appeal/console/catalogue",
            shown(page, viewer, chosen, book.versions(chosen.code()).stream().findFirst()));
    }

    @GetMapping(PATH + "/{county}/versions/{version}")
    ModelAndView version(Page page, Viewer viewer, @PathVariable String county, @PathVariable int version) {
        var place = county(viewer, county);
        var shown = book.version(place.code(), version);
        if (shown.isEmpty()) {
            throw unknown();
        }
        return page.show("appeal/console/catalogue", shown(page, viewer, place, shown));
    }

    /**
     * @param from the version to begin with, the newest when there is none of that number: so an earlier one comes back
     * in force
     */
    @GetMapping(PATH + "/{county}/versions/new")
    ModelAndView edit(Page page, Viewer viewer, @PathVariable String county,
                      @RequestParam(defaultValue = "0") int from) {
        var place = county(viewer, county);
        var base = book.version(place.code(), from).or(() -> book.versions(place.code()).stream().findFirst());
        return page.show(FORM, view(page, viewer, place, base, Form.empty()));
    }

    @PostMapping(PATH + "/{county}/versions")
    ModelAndView issue(Page page, Form form, Viewer viewer, @PathVariable String county) {
        var place = county(viewer, county);
        var note = form.required("note", 200);
        var lines = read(form, place);
        if (form.hasErrors()) {
            return page.again(FORM, view(page, viewer, place, book.versions(place.code()).stream().findFirst(), form));
        }
        int version = issuing.issue(viewer, place.code(), note, lines);
        return page.go(PATH + "?county=" + place.code(), "appeal.catalogue.issued", version);
    }

    /** How last month would have gone under the draft. */
    @PostMapping(PATH + "/{county}/replay")
    ModelAndView replay(Page page, Form form, Viewer viewer, @PathVariable String county) {
        var place = county(viewer, county);
        var lines = read(form, place);
        var present = book.versions(place.code()).stream().findFirst();
        if (form.hasErrors()) {
            return page.again(FORM, view(page, viewer, place, present, form));
        }
        var now = present.map(version -> book.lines(version.id())).orElse(List.of());
        return page.show(FORM, view(page, viewer, place, present, form, differences.between(page, now, lines),
            replaying.replay(place.code(), now, lines)));
    }

    /**
     * A table becomes the draft of the next version, beside what it changes; what is wrong in it is said in its line.
     */
    @PostMapping(PATH + "/{county}/imports")
    ModelAndView read(Page page, Form form, Viewer viewer, @PathVariable String county,
                      @RequestParam(required = false) @Nullable MultipartFile file) throws IOException {
        var place = county(viewer, county);
        var present = book.versions(place.code()).stream().findFirst();
        try {
            var rows = Sheet.read(file == null ? new byte[0] : file.getBytes(), MOST_LINES).rows();
            var draft = CatalogueSheet.form(rows, place.code(), words(page, place));
            var lines = read(draft, place);
            if (draft.values("matter").isEmpty()) {
                draft.reject("lines", "appeal.catalogue.import.nothing");
            }
            var now = present.map(version -> book.lines(version.id())).orElse(List.of());
            return draft.hasErrors() ? page.again(FORM, view(page, viewer, place, present, draft))
                : page.show(FORM, view(page, viewer, place, present, draft,
                    differences.between(page, now, lines), null));
        } catch (UnreadableFile unreadable) {
            form.reject("file", unreadable.key(), unreadable.args());
            return page.again(FORM, view(page, viewer, place, present, form));
        }
    }

    /** The present version as such a table, to start from; without one, its headings alone. */
    @GetMapping(PATH + "/{county}/sheet")
    ResponseEntity<byte[]> sheet(Page page, Viewer viewer, @PathVariable String county) {
        var place = county(viewer, county);
        var lines = book.versions(place.code()).stream().findFirst().map(version -> book.lines(version.id()))
            .orElse(List.of());
        var names = places.names(lines.stream().map(line -> new AreaCode(line.area())).distinct().toList());
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(page.t("appeal.catalogue.matter"), page.t("appeal.catalogue.area"),
                page.t("appeal.catalogue.tier"), page.t("appeal.catalogue.duty"));
            lines.forEach(line -> csv.writeRecord(line.matter(),
                line.area().equals(place.code().value()) ? "" : only(names, line.area()), page.t(line.tier()),
                page.t("duty." + line.duty())));
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return ResponseEntity.ok()
            .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
            .header(HttpHeaders.CONTENT_DISPOSITION,
                FileName.saved(page.t("appeal.catalogue.sheet.file", place.shortName()) + ".csv"))
            .body(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8));
    }

    /** Its name where no other area here has the same, else its code. */
    private static String only(Map<AreaCode, String> names, String code) {
        var name = names.getOrDefault(new AreaCode(code), code);
        return names.values().stream().filter(name::equals).count() == 1 ? name : code;
    }

    private List<Map<String, String>> words(Page page, Place county) {
        Map<String, String> matterWords = new HashMap<>();
        matters.everything().forEach(topic -> {
            matterWords.put(topic.topic().code(), topic.topic().code());
            matterWords.put(topic.topic().name(page), topic.topic().code());
            topic.matters().forEach(matter -> {
                matterWords.put(matter.code(), matter.code());
                matterWords.putIfAbsent(matter.name(page), matter.code());
            });
        });
        Map<String, String> tierWords = new HashMap<>();
        Arrays.stream(Tier.values()).forEach(tier -> tierWords.put(page.t(tier), tier.name()));
        Map<String, String> dutyWords = new HashMap<>();
        posts.duties().forEach(duty -> dutyWords.put(page.t("duty." + duty), duty));
        return List.of(matterWords, tierWords, dutyWords, areas.codes(county));
    }

    @GetMapping(PATH + "/{county}/comparison")
    ModelAndView compare(Page page, Viewer viewer, @PathVariable String county,
                         @RequestParam(defaultValue = "0") int from, @RequestParam(defaultValue = "0") int to) {
        var place = county(viewer, county);
        var versions = book.versions(place.code());
        if (versions.isEmpty()) {
            throw unknown();
        }
        var newer = versions.stream().filter(version -> version.version() == to).findFirst()
            .orElse(versions.getFirst());
        var older = versions.stream().filter(version -> version.version() == from).findFirst()
            .orElse(versions.get(Math.min(1, versions.size() - 1)));
        return page.show("appeal/console/cataloguecomparison",
            new ConsoleCatalogueView.Comparison(place, versions, older.version(), newer.version(),
                differences.between(page, book.lines(older.id()), book.lines(newer.id()))));
    }

    private List<ConsoleCatalogueView.Moved> moved(Page page, ReplayingCatalogue.@Nullable Replay replay) {
        if (replay == null) {
            return List.of();
        }
        var names = places.names(replay.rows().stream().map(ReplayingCatalogue.Moved::area).distinct().toList());
        return replay.rows().stream().map(row -> new ConsoleCatalogueView.Moved(matters.path(page, row.matter()),
            names.getOrDefault(row.area(), row.area().value()), row.count(), goal(page, row.before()),
            goal(page, row.after()))).toList();
    }

    private static String goal(Page page, ReplayingCatalogue.Goal goal) {
        var who = goal.organisation().isEmpty() ? page.t("appeal.catalogue.replay.nobody") : goal.organisation();
        return page.t("appeal.catalogue.replay.goal", page.t(goal.tier()), page.t("duty." + goal.duty()), who);
    }

    /**
     * Lines come as four values of the same names each, in order; a line without a matter is one that was taken out.
     */
    private List<CatalogueBook.Line> read(Form form, Place county) {
        var codes = areas.codes(county);
        var lines = new ArrayList<CatalogueBook.Line>();
        var seen = new HashSet<String>();
        int number = 0;
        for (var typed : typed(form)) {
            number++;
            var area = codes.getOrDefault(typed.get(1), typed.get(1));
            var tier = Arrays.stream(Tier.values()).filter(one -> one.name().equals(typed.get(2))).findFirst();
            if (matters.of(typed.get(0)) == null || tier.isEmpty() || !posts.duties().contains(typed.get(3))) {
                form.reject("line-" + number, "appeal.catalogue.line.wrong", number);
            } else if (!isArea(county, area)) {
                form.reject("line-" + number, "appeal.catalogue.area.wrong", number);
            } else if (!seen.add(typed.get(0) + " " + area)) {
                form.reject("line-" + number, "appeal.catalogue.line.twice", number);
            } else {
                lines.add(new CatalogueBook.Line(typed.get(0), area, tier.get(), typed.get(3)));
            }
        }
        return lines;
    }

    private boolean isArea(Place county, String code) {
        return AreaCode.isValid(code) && county.code().contains(new AreaCode(code))
            && places.at(new AreaCode(code)).isPresent();
    }

    private static List<List<String>> typed(Form form) {
        var columns = List.of(form.values("matter"), form.values("area"), form.values("tier"), form.values("duty"));
        int count = Math.min(MOST_LINES, columns.stream().mapToInt(List::size).min().orElse(0));
        var lines = new ArrayList<List<String>>();
        for (int line = 0; line < count; line++) {
            int at = line;
            var cells = columns.stream().map(column -> column.get(at).strip()).toList();
            if (!cells.getFirst().isEmpty()) {
                lines.add(cells);
            }
        }
        return lines;
    }

    private Place county(Viewer viewer, String code) {
        return ConsoleCounties.of(places, viewer).stream()
            .filter(county -> county.code().value().equals(code)).findFirst()
            .orElseThrow(ConsoleCataloguePages::unknown);
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    /** A version to read, without what a form offers. */
    private ConsoleCatalogueView shown(Page page, Viewer viewer, Place county, Optional<CatalogueBook.Version> shown) {
        return new ConsoleCatalogueView(county, counties(viewer), book.versions(county.code()), orNull(shown),
            lines(page, stored(shown), Map.of()), Form.empty(), choices(page, Map.of()),
            viewer.has(Role.SYSTEM_ADMINISTRATOR), null, null, List.of());
    }

    private ConsoleCatalogueView view(Page page, Viewer viewer, Place county,
                                      Optional<CatalogueBook.Version> shown, Form form) {
        return view(page, viewer, county, shown, form, null, null);
    }

    private ConsoleCatalogueView view(Page page, Viewer viewer, Place county,
                                      Optional<CatalogueBook.Version> shown, Form form,
                                      @Nullable List<ConsoleCatalogueView.Difference> changes,
                                      ReplayingCatalogue.@Nullable Replay replay) {
        var names = CatalogueAreas.names(areas.codes(county));
        var lines = lines(page, form.values("matter").isEmpty() ? stored(shown) : typed(form), names);
        return new ConsoleCatalogueView(county, counties(viewer), book.versions(county.code()),
            orNull(shown), lines, form, choices(page, names), viewer.has(Role.SYSTEM_ADMINISTRATOR), changes,
            replay, moved(page, replay));
    }

    private List<Option> counties(Viewer viewer) {
        return ConsoleCounties.of(places, viewer).stream()
            .map(one -> new Option(one.code().value(), one.shortName())).toList();
    }

    private List<List<String>> stored(Optional<CatalogueBook.Version> version) {
        return version.map(one -> book.lines(one.id())).orElse(List.of()).stream()
            .map(line -> List.of(line.matter(), line.area(), line.tier().name(), line.duty()))
            .toList();
    }

    private static CatalogueBook.@Nullable Version orNull(Optional<CatalogueBook.Version> version) {
        return version.orElse(null);
    }

    /**
     * @param unique names that lead to one area alone, by its code: those stand in the fields of a form instead of the
     * code
     */
    private List<Line> lines(Page page, List<List<String>> cells, Map<String, String> unique) {
        var codes = cells.stream().map(line -> line.get(1)).filter(AreaCode::isValid).distinct()
            .map(AreaCode::new).toList();
        var names = places.names(codes);
        return cells.stream()
            .map(line -> new Line(line.get(0), matters.path(page, line.get(0)),
                unique.getOrDefault(line.get(1), line.get(1)), AreaCode.isValid(line.get(1))
                    ? names.getOrDefault(new AreaCode(line.get(1)), line.get(1)) : line.get(1),
                tier(line.get(2)), line.get(3)))
            .toList();
    }

    private static Tier tier(String name) {
        return Arrays.stream(Tier.values()).filter(tier -> tier.name().equals(name)).findFirst().orElse(Tier.COMMUNITY);
    }

    private ConsoleCatalogueView.Choices choices(Page page, Map<String, String> names) {
        var duties = posts.duties().stream().map(duty -> new Option(duty, page.t("duty." + duty))).toList();
        var groups = matters.everything().stream()
            .map(topic -> new ConsoleChoices.Group(topic.topic().name(page), withTopic(page, topic)))
            .toList();
        var suggested = names.entrySet().stream()
            .filter(name -> name.getKey().length() <= AreaCode.Level.COMMUNITY.digits())
            .sorted(Map.Entry.comparingByKey()).map(Map.Entry::getValue).toList();
        return new ConsoleCatalogueView.Choices(groups, ConsoleChoices.options(page, Tier.values(), tier -> true),
            duties, suggested);
    }

    private static List<Option> withTopic(Page page, Matters.Topic topic) {
        var options = new ArrayList<Option>();
        options.add(new Option(topic.topic().code(), topic.topic().name(page)));
        topic.matters().forEach(matter -> options.add(new Option(matter.code(), matter.name(page))));
        return options;
    }
}

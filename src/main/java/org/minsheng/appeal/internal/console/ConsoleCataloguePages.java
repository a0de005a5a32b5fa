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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
    private static final int MOST_LINES = 2_000;

    private final CatalogueBook book;
    private final IssuingCatalogue issuing;
    private final Matters matters;
    private final Places places;
    private final Posts posts;
    private final ReplayingCatalogue replaying;

    ConsoleCataloguePages(CatalogueBook book, IssuingCatalogue issuing, Matters matters, Places places, Posts posts,
                          ReplayingCatalogue replaying) {
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
        return page.show("appeal/console/catalogue", view(page, viewer, chosen, book.versions(chosen.code()).stream().findFirst(), Form.empty()));
    }

    @GetMapping(PATH + "/{county}/versions/{version}")
    ModelAndView version(Page page, Viewer viewer, @PathVariable String county, @PathVariable int version) {
        var place = county(viewer, county);
        var shown = book.version(place.code(), version);
        if (shown.isEmpty()) {
            throw unknown();
        }
        return page.show("appeal/console/catalogue", view(page, viewer, place, shown, Form.empty()));
    }

    @GetMapping(PATH + "/{county}/versions/new")
    ModelAndView edit(Page page, Viewer viewer, @PathVariable String county) {
        var place = county(viewer, county);
        return page.show("appeal/console/catalogueform",
            view(page, viewer, place, book.versions(place.code()).stream().findFirst(), Form.empty()));
    }

    @PostMapping(PATH + "/{county}/versions")
    ModelAndView issue(Page page, Form form, Viewer viewer, @PathVariable String county) {
        var place = county(viewer, county);
        var note = form.required("note", 200);
        var lines = read(form, place.code());
        if (form.hasErrors()) {
            var view = view(page, viewer, place, book.versions(place.code()).stream().findFirst(), form);
            return page.again("appeal/console/catalogueform", view);
        }
        int version = issuing.issue(viewer, place.code(), note, lines);
        return page.go(PATH + "?county=" + place.code(), "appeal.catalogue.issued", version);
    }

    /** How last month would have gone under the draft. */
    @PostMapping(PATH + "/{county}/replay")
    ModelAndView replay(Page page, Form form, Viewer viewer, @PathVariable String county) {
        var place = county(viewer, county);
        var lines = read(form, place.code());
        var present = book.versions(place.code()).stream().findFirst();
        if (form.hasErrors()) {
            return page.again("appeal/console/catalogueform", view(page, viewer, place, present, form));
        }
        var now = present.map(version -> book.lines(version.id())).orElse(List.of());
        return page.show("appeal/console/catalogueform", view(page, viewer, place, present, form, replaying.replay(place.code(), now, lines)));
    }

    /** A table becomes the draft of the next version; what is wrong in it is said beside the form. */
    @PostMapping(PATH + "/{county}/imports")
    ModelAndView read(Page page, Form form, Viewer viewer, @PathVariable String county,
                      @RequestParam(required = false) @Nullable MultipartFile file) throws IOException {
        var place = county(viewer, county);
        var present = book.versions(place.code()).stream().findFirst();
        try {
            var rows = Sheet.read(file == null ? new byte[0] : file.getBytes(), MOST_LINES).rows();
            var draft = CatalogueSheet.form(rows, place.code(), words(page, place));
            read(draft, place.code());
            if (draft.values("matter").isEmpty()) {
                draft.reject("lines", "appeal.catalogue.import.nothing");
            }
            var view = view(page, viewer, place, present, draft);
            return draft.hasErrors() ? page.again("appeal/console/catalogueform", view) : page.show("appeal/console/catalogueform", view);
        } catch (UnreadableFile unreadable) {
            form.reject("file", unreadable.key(), unreadable.args());
            return page.again("appeal/console/catalogueform", view(page, viewer, place, present, form));
        }
    }

    /** The present version as such a table, to start from; without one, its headings alone. */
    @GetMapping(PATH + "/{county}/sheet")
    ResponseEntity<byte[]> sheet(Page page, Viewer viewer, @PathVariable String county) {
        var place = county(viewer, county);
        var lines = book.versions(place.code()).stream().findFirst().map(version -> book.lines(version.id())).orElse(List.of());
        var names = places.names(lines.stream().map(line -> new AreaCode(line.area())).distinct().toList());
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(page.t("appeal.catalogue.matter"), page.t("appeal.catalogue.area"), page.t("appeal.catalogue.tier"), page.t("appeal.catalogue.duty"));
            lines.forEach(line -> csv.writeRecord(line.matter(), line.area().equals(place.code().value()) ? "" : only(names, line.area()),
                page.t(line.tier()), page.t("duty." + line.duty())));
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return ResponseEntity.ok()
            .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
            .header(HttpHeaders.CONTENT_DISPOSITION, FileName.saved(page.t("appeal.catalogue.sheet.file", place.shortName()) + ".csv"))
            .body(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8));
    }

    /** Its name where no other area here has the same, else its code. */
    private static String only(Map<AreaCode, String> names, String code) {
        var name = names.getOrDefault(new AreaCode(code), code);
        return names.values().stream().filter(name::equals).count() == 1 ? name : code;
    }

    /** Names of areas down to the compound; what two of them are called leads to neither. */
    private Map<String, String> areaWords(Place county) {
        Map<String, String> words = new HashMap<>();
        var twice = new HashSet<String>();
        words.put(county.shortName(), county.code().value());
        places.namesWithin(county.code()).forEach((code, name) -> {
            if (code.value().length() <= AreaCode.Level.COMPOUND.digits() && words.putIfAbsent(name, code.value()) != null) {
                twice.add(name);
            }
        });
        twice.forEach(words::remove);
        return words;
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
        return List.of(matterWords, tierWords, dutyWords, areaWords(county));
    }

    @GetMapping(PATH + "/{county}/comparison")
    ModelAndView compare(Page page, Viewer viewer, @PathVariable String county, @RequestParam(defaultValue = "0") int from,
                         @RequestParam(defaultValue = "0") int to) {
        var place = county(viewer, county);
        var versions = book.versions(place.code());
        if (versions.isEmpty()) {
            throw unknown();
        }
        var newer = versions.stream().filter(version -> version.version() == to).findFirst().orElse(versions.getFirst());
        var older = versions.stream().filter(version -> version.version() == from).findFirst().orElse(versions.get(Math.min(1, versions.size() - 1)));
        return page.show("appeal/console/cataloguecomparison", new ConsoleCatalogueView.Comparison(place, versions, older.version(), newer.version(),
            differences(page, book.lines(older.id()), book.lines(newer.id()))));
    }

    private List<ConsoleCatalogueView.Difference> differences(Page page, List<CatalogueBook.Line> before, List<CatalogueBook.Line> after) {
        Map<String, CatalogueBook.Line> old = new LinkedHashMap<>();
        before.forEach(line -> old.put(line.matter() + " " + line.area(), line));
        Map<AreaCode, String> names = places.names(Stream.concat(before.stream(), after.stream()).map(line -> new AreaCode(line.area())).distinct().toList());
        var differences = new ArrayList<ConsoleCatalogueView.Difference>();
        for (var line : after) {
            var earlier = old.remove(line.matter() + " " + line.area());
            if (earlier == null || earlier.tier() != line.tier() || !earlier.duty().equals(line.duty())) {
                differences.add(difference(page, earlier == null ? "NEW" : "CHANGED", line, names, earlier == null ? "" : goal(page, earlier), goal(page, line)));
            }
        }
        old.values().forEach(line -> differences.add(difference(page, "GONE", line, names, goal(page, line), "")));
        return differences;
    }

    private ConsoleCatalogueView.Difference difference(Page page, String sort, CatalogueBook.Line line, Map<AreaCode, String> names, String before,
                                                       String after) {
        return new ConsoleCatalogueView.Difference(sort, matters.path(page, line.matter()),
            names.getOrDefault(new AreaCode(line.area()), line.area()), before, after);
    }

    private static String goal(Page page, CatalogueBook.Line line) {
        return page.t("appeal.catalogue.goal", page.t(line.tier()), page.t("duty." + line.duty()));
    }

    private List<ConsoleCatalogueView.Moved> moved(Page page, ReplayingCatalogue.@Nullable Replay replay) {
        if (replay == null) {
            return List.of();
        }
        var names = places.names(replay.rows().stream().map(ReplayingCatalogue.Moved::area).distinct().toList());
        return replay.rows().stream().map(row -> new ConsoleCatalogueView.Moved(matters.path(page, row.matter()),
            names.getOrDefault(row.area(), row.area().value()), row.count(), goal(page, row.before()), goal(page, row.after()))).toList();
    }

    private static String goal(Page page, ReplayingCatalogue.Goal goal) {
        var who = goal.organisation().isEmpty() ? page.t("appeal.catalogue.replay.nobody") : goal.organisation();
        return page.t("appeal.catalogue.replay.goal", page.t(goal.tier()), page.t("duty." + goal.duty()), who);
    }

    /** Lines come as four values of the same names each, in order; a line without a matter is one that was taken out. */
    private List<CatalogueBook.Line> read(Form form, AreaCode county) {
        var lines = new ArrayList<CatalogueBook.Line>();
        var seen = new HashSet<String>();
        for (var typed : typed(form)) {
            int number = lines.size() + 1;
            var tier = Arrays.stream(Tier.values()).filter(one -> one.name().equals(typed.get(2))).findFirst();
            if (matters.of(typed.get(0)) == null || tier.isEmpty() || !posts.duties().contains(typed.get(3))) {
                form.reject("lines", "appeal.catalogue.line.wrong", number);
            } else if (!AreaCode.isValid(typed.get(1)) || !county.contains(new AreaCode(typed.get(1)))
                || places.at(new AreaCode(typed.get(1))).isEmpty()) {
                form.reject("lines", "appeal.catalogue.area.wrong", number);
            } else if (!seen.add(typed.get(0) + " " + typed.get(1))) {
                form.reject("lines", "appeal.catalogue.line.twice", number);
            } else {
                lines.add(new CatalogueBook.Line(typed.get(0), typed.get(1), tier.get(), typed.get(3)));
            }
        }
        return lines;
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
        return ConsoleCounties.of(places, viewer).stream().filter(county -> county.code().value().equals(code)).findFirst()
            .orElseThrow(ConsoleCataloguePages::unknown);
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private ConsoleCatalogueView view(Page page, Viewer viewer, Place county, Optional<CatalogueBook.Version> shown, Form form) {
        return view(page, viewer, county, shown, form, null);
    }

    private ConsoleCatalogueView view(Page page, Viewer viewer, Place county, Optional<CatalogueBook.Version> shown, Form form,
                                      ReplayingCatalogue.@Nullable Replay replay) {
        var counties = ConsoleCounties.of(places, viewer).stream()
            .map(one -> new Option(one.code().value(), one.shortName()))
            .toList();
        var lines = !form.values("matter").isEmpty() ? lines(page, typed(form)) : shown.map(version -> lines(page, book.lines(version.id()).stream()
            .map(line -> List.of(line.matter(), line.area(), line.tier().name(), line.duty()))
            .toList())).orElse(List.of());
        return new ConsoleCatalogueView(county, counties, book.versions(county.code()), orNull(shown), lines, form,
            choices(page), viewer.has(Role.SYSTEM_ADMINISTRATOR), replay, moved(page, replay));
    }

    private static CatalogueBook.@Nullable Version orNull(Optional<CatalogueBook.Version> version) {
        return version.orElse(null);
    }

    private List<Line> lines(Page page, List<List<String>> cells) {
        var codes = cells.stream().map(line -> line.get(1)).filter(AreaCode::isValid).distinct().map(AreaCode::new).toList();
        var names = places.names(codes);
        return cells.stream()
            .map(line -> new Line(line.get(0), matters.path(page, line.get(0)), line.get(1),
                AreaCode.isValid(line.get(1)) ? names.getOrDefault(new AreaCode(line.get(1)), line.get(1)) : line.get(1),
                tier(line.get(2)), line.get(3)))
            .toList();
    }

    private static Tier tier(String name) {
        return Arrays.stream(Tier.values()).filter(tier -> tier.name().equals(name)).findFirst().orElse(Tier.COMMUNITY);
    }

    private ConsoleCatalogueView.Choices choices(Page page) {
        var duties = posts.duties().stream().map(duty -> new Option(duty, page.t("duty." + duty))).toList();
        var groups = matters.everything().stream()
            .map(topic -> new ConsoleChoices.Group(topic.topic().name(page), withTopic(page, topic)))
            .toList();
        return new ConsoleCatalogueView.Choices(groups, ConsoleChoices.options(page, Tier.values(), tier -> true), duties);
    }

    private static List<Option> withTopic(Page page, Matters.Topic topic) {
        var options = new ArrayList<Option>();
        options.add(new Option(topic.topic().code(), topic.topic().name(page)));
        topic.matters().forEach(matter -> options.add(new Option(matter.code(), matter.name(page))));
        return options;
    }
}

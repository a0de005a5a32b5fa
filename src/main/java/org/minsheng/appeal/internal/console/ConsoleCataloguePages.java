package org.minsheng.appeal.internal.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.internal.catalogue.CatalogueBook;
import org.minsheng.appeal.internal.catalogue.IssuingCatalogue;
import org.minsheng.appeal.internal.catalogue.Matters;
import org.minsheng.appeal.internal.console.ConsoleCatalogueView.Line;
import org.minsheng.area.Place;
import org.minsheng.area.Places;
import org.minsheng.organisation.Posts;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Role;
import org.minsheng.shared.Tier;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
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

    ConsoleCataloguePages(CatalogueBook book, IssuingCatalogue issuing, Matters matters, Places places, Posts posts) {
        this.book = book;
        this.issuing = issuing;
        this.matters = matters;
        this.places = places;
        this.posts = posts;
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
        var counties = ConsoleCounties.of(places, viewer).stream()
            .map(one -> new Option(one.code().value(), one.shortName()))
            .toList();
        var lines = form.hasErrors() ? lines(page, typed(form)) : shown.map(version -> lines(page, book.lines(version.id()).stream()
            .map(line -> List.of(line.matter(), line.area(), line.tier().name(), line.duty()))
            .toList())).orElse(List.of());
        return new ConsoleCatalogueView(county, counties, book.versions(county.code()), orNull(shown), lines, form,
            choices(page), viewer.has(Role.SYSTEM_ADMINISTRATOR));
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

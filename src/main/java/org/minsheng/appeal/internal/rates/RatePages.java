package org.minsheng.appeal.internal.rates;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.minsheng.appeal.AppealKind;
import org.minsheng.appeal.internal.Sight;
import org.minsheng.appeal.internal.Sight.Lens;
import org.minsheng.appeal.internal.rates.RateBook.By;
import org.minsheng.appeal.internal.rates.RateBook.Figure;
import org.minsheng.appeal.internal.rates.RateBook.Question;
import org.minsheng.area.Places;
import org.minsheng.organisation.Posts;
import org.minsheng.page.Menu;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.page.Tab;
import org.minsheng.page.Url;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The three rates by area, organisation, kind and month, and the appeals behind each figure. */
@Controller
class RatePages {

    static final String PATH = "/console/rates";
    private static final int MONTHS = 13;
    private static final int PAGE = 50;
    private static final int ROWS = 100;

    private final RateBook book;
    private final Places places;
    private final Posts posts;
    private final Clock clock;

    RatePages(RateBook book, Places places, Posts posts, Clock clock) {
        this.book = book;
        this.places = places;
        this.posts = posts;
        this.clock = clock;
    }

    @GetMapping(PATH)
    ModelAndView show(Page page, Viewer viewer, @RequestParam(defaultValue = "AREA") String by,
                      @RequestParam(defaultValue = "") String after) {
        var chosen = Arrays.stream(By.values()).filter(one -> one.name().equals(by)).findFirst().orElse(By.AREA);
        var question = question(page, viewer);
        var rows = book.rows(question, chosen, after, ROWS);
        var labels = labels(page, chosen, rows.rows());
        var behind = new Url(PATH + "/appeals", page.url().without("by").without("after").query())
            .with("from", month(question.from())).with("until", month(question.until()));
        var lines = rows.map(row -> new RateViews.Line(labels.getOrDefault(row.key(), row.key()),
            narrower(page, chosen, row.key()), narrowed(behind, chosen, row.key()), row));
        var tabs = Arrays.stream(By.values()).map(one -> new Tab(page.t("appeal.rates.by." + one),
            page.url().without("after").with("by", one.name()).toString(), one == chosen, null)).toList();
        var total = rows.isEmpty() ? null : new RateViews.Line(page.t("appeal.rates.total"), "",
            behind, book.total(question));
        return page.show("appeal/rates/rates", new RateViews.Rates(tabs, months(), month(question.from()),
            month(question.until()), kinds(page), lines, total, place(page, question)));
    }

    @GetMapping(PATH + "/appeals")
    ModelAndView behind(Page page, Viewer viewer, @RequestParam(defaultValue = "VALID") String figure,
                        @RequestParam(defaultValue = "") String after) {
        var chosen = Arrays.stream(Figure.values()).filter(one -> one.name().equals(figure))
            .findFirst().orElse(Figure.VALID);
        var found = book.behind(question(page, viewer), chosen, after, PAGE);
        var addresses = places.addresses(found.rows().stream().map(RateBook.Behind::place).distinct().toList());
        var names = posts.organisationNames(found.rows().stream().map(RateBook.Behind::organisation)
            .filter(Objects::nonNull).distinct().toList());
        return page.show("appeal/rates/behind", new RateViews.Behind(page.t("appeal.rates.figure." + chosen),
            found.map(row ->
                new RateViews.One(row, addresses.getOrDefault(row.place(), ""),
                    row.organisation() == null ? "" : names.getOrDefault(row.organisation(), "")))));
    }

    private Question question(Page page, Viewer viewer) {
        var lens = Sight.lens(viewer);
        if (lens == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var url = page.url();
        var present = YearMonth.now(clock);
        var area = AreaCode.isValid(url.get("area")) ? new AreaCode(url.get("area")) : null;
        var organisation = url.get("organisation").matches("\\d{1,18}")
            ? new OrganisationId(Long.parseLong(url.get("organisation"))) : null;
        var kind = Stream.of(AppealKind.values()).filter(one -> url.is("kind", one.name())).findFirst().orElse(null);
        return new Question(lens, month(url.get("from"), present.minusMonths(2)),
            month(url.get("until"), present), area, organisation, kind);
    }

    private static LocalDate month(String text, YearMonth otherwise) {
        try {
            return (text.isEmpty() ? otherwise : YearMonth.parse(text)).atDay(1);
        } catch (DateTimeException notOurs) {
            return otherwise.atDay(1);
        }
    }

    private static String month(LocalDate day) {
        return YearMonth.from(day).toString();
    }

    private List<Option> months() {
        var present = YearMonth.now(clock);
        return IntStream.range(0, MONTHS).mapToObj(back -> present.minusMonths(back).toString())
            .map(month -> new Option(month, month)).toList();
    }

    private static List<Option> kinds(Page page) {
        return Stream.of(AppealKind.values()).map(kind -> new Option(kind.name(), page.t(kind))).toList();
    }

    private Map<String, String> labels(Page page, By by, List<RateBook.Row> rows) {
        var keys = rows.stream().map(RateBook.Row::key).toList();
        return switch (by) {
            case AREA -> {
                var names = places.names(keys.stream().map(AreaCode::new).toList());
                yield names.entrySet().stream()
                    .collect(Collectors.toMap(entry -> entry.getKey().value(), Map.Entry::getValue));
            }
            case ORGANISATION -> {
                var names = new HashMap<String, String>(Map.of("0", page.t("appeal.rates.nobody")));
                posts.organisationNames(keys.stream().filter(key -> !key.equals("0"))
                    .map(key -> new OrganisationId(Long.parseLong(key))).toList())
                    .forEach((id, name) -> names.put(Long.toString(id.value()), name));
                yield names;
            }
            case KIND -> keys.stream().collect(Collectors.toMap(key -> key, key -> page.t(AppealKind.valueOf(key))));
            case MONTH -> keys.stream().collect(Collectors.toMap(key -> key, key -> key.substring(0, 7)));
        };
    }

    private static String narrower(Page page, By by, String key) {
        return switch (by) {
            case AREA -> key.length() >= 12 ? "" : page.url().without("after").with("area", key).toString();
            case ORGANISATION -> page.url().without("after").with("organisation", key)
                .with("by", By.MONTH.name()).toString();
            case KIND -> page.url().without("after").with("kind", key).with("by", By.AREA.name()).toString();
            case MONTH -> page.url().without("after").with("from", key.substring(0, 7))
                .with("until", key.substring(0, 7)).with("by", By.AREA.name()).toString();
        };
    }

    private static Url narrowed(Url behind, By by, String key) {
        return switch (by) {
            case AREA -> behind.with("area", key);
            case ORGANISATION -> behind.with("organisation", key);
            case KIND -> behind.with("kind", key);
            case MONTH -> behind.with("from", key.substring(0, 7)).with("until", key.substring(0, 7));
        };
    }

    private String place(Page page, Question question) {
        AreaCode shown = question.area() != null ? question.area()
            : question.lens() instanceof Lens.Area(var area) ? area : null;
        var chosen = question.organisation();
        var where = shown == null ? "" : places.names(List.of(shown)).getOrDefault(shown, "");
        return chosen == null ? where
            : where + " · " + posts.organisationNames(List.of(chosen)).getOrDefault(chosen, "");
    }

    @Bean
    static Menu appealRatesMenu() {
        return new Menu(PATH, "appeal.rates.title", "percentage", "menu.figures", 10);
    }
}

package org.minsheng.appeal.internal.flags;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Places;
import org.minsheng.page.Form;
import org.minsheng.page.Menu;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The rules by which appeals are marked, kept by the security administrator, who sees no appeal. */
@Controller
class FlagRulePages {

    private static final String PATH = "/console/flag-rules";
    private static final String TEMPLATE = "appeal/flags/rules";
    private static final int MOST_WORDS = 60;

    private final FlagBook book;
    private final KeepingFlags keeping;
    private final Places places;

    FlagRulePages(FlagBook book, KeepingFlags keeping, Places places) {
        this.book = book;
        this.keeping = keeping;
        this.places = places;
    }

    @Bean
    static Menu appealFlagRulesMenu() {
        return new Menu(PATH, "appeal.flag-rules.title", "flag", "menu.system", 45);
    }

    @GetMapping(PATH)
    ModelAndView list(Page page, Viewer viewer) {
        return page.show(TEMPLATE, view(page, viewer, Form.empty().prefill("reviewDays", "90")));
    }

    @PostMapping(PATH)
    ModelAndView begin(Page page, Form form, Viewer viewer) {
        var wish = wish(form, viewer);
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        if (form.hasErrors() || key == null) {
            return page.again(TEMPLATE, view(page, viewer, form));
        }
        keeping.begin(viewer, key, wish);
        return page.go(PATH, "appeal.flag-rules.begun", wish.name());
    }

    @PostMapping(PATH + "/{id}/ending")
    ModelAndView end(Page page, Viewer viewer, @PathVariable long id) {
        if (rules(viewer).stream().anyMatch(rule -> rule.id() == id)) {
            keeping.end(viewer, id);
        }
        return page.go(PATH, "appeal.flag-rules.ended");
    }

    private static FlagBook.Wish wish(Form form, Viewer viewer) {
        var county = form.required("county", 6);
        if (!county.isEmpty() && (!AreaCode.isValid(county)
            || !viewer.may(new AreaCode(county), Role.SECURITY_ADMINISTRATOR))) {
            form.reject("county", "form.not-a-choice");
        }
        var words = Arrays.stream(form.optional("words", 1_000).split("[\\s,，、;；]+"))
            .filter(word -> !word.isEmpty()).distinct()
            .limit(MOST_WORDS).toList();
        var count = number(form, "count", 2, 1_000);
        var days = number(form, "days", 1, 730);
        if (words.isEmpty() && !form.hasErrors() && (count == null || days == null)) {
            form.reject("words", "appeal.flag-rules.nothing");
        }
        var review = number(form, "reviewDays", 1, 730);
        if (review == null) {
            form.reject("reviewDays", "form.required");
        }
        return new FlagBook.Wish(county, form.required("name", 40), words, words.isEmpty() ? count : null,
            words.isEmpty() ? days : null, review == null ? 0 : review);
    }

    private static @Nullable Integer number(Form form, String field, int least, int most) {
        var number = form.read(field, Integer::valueOf, "appeal.flag-rules.number");
        if (number != null && (number < least || number > most)) {
            form.reject(field, "appeal.flag-rules.range", least, most);
        }
        return number;
    }

    private List<FlagRule> rules(Viewer viewer) {
        return book.rules("").stream()
            .filter(rule -> viewer.may(new AreaCode(rule.county()), Role.SECURITY_ADMINISTRATOR)).toList();
    }

    private FlagRulesView view(Page page, Viewer viewer, Form form) {
        var counties = places.counties().stream()
            .filter(place -> viewer.may(place.code(), Role.SECURITY_ADMINISTRATOR))
            .map(place -> new Option(place.code().value(), place.name()))
            .toList();
        return new FlagRulesView(rules(viewer), counties, form, page.newKey());
    }
}

package org.minsheng.appeal.internal.needs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.minsheng.appeal.internal.Sight;
import org.minsheng.appeal.internal.Sight.Lens;
import org.minsheng.appeal.internal.Words;
import org.minsheng.appeal.internal.catalogue.Matters;
import org.minsheng.appeal.internal.console.ConsoleRows;
import org.minsheng.appeal.internal.needs.NeedsBook.Asked;
import org.minsheng.appeal.internal.needs.NeedsBook.Need;
import org.minsheng.area.Places;
import org.minsheng.page.Menu;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** 群众需求信息库: everything said and answered, to be searched and to be answered from. */
@Controller
class NeedsPages {

    private static final int PAGE = 20;
    private static final int LONGEST = 100;
    private static final int SHOWN = 160;
    private static final int AREAS = 50;
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
    private static final Pattern CODE = Pattern.compile("[a-z0-9.-]{1,60}");

    private final NeedsBook book;
    private final Words words;
    private final Matters matters;
    private final Places places;

    NeedsPages(NeedsBook book, Words words, Matters matters, Places places) {
        this.book = book;
        this.words = words;
        this.matters = matters;
        this.places = places;
    }

    @GetMapping("/console/needs")
    ModelAndView search(Page page, Viewer viewer) {
        var url = page.url();
        var typed = url.get("q").strip();
        var query = NeedQuery.of(typed.substring(0, Math.min(LONGEST, typed.length())), words);
        var lens = Sight.lens(viewer);
        var grams = narrowed(page, query.grams());
        var reply = url.get("for");
        var rows = lens == null ? new Slice<Need>(List.of(), null)
            : book.page(within(lens, url.get("place")), new Asked(grams, query.phrases()),
                url.get("after").isEmpty() ? null : url.get("after"), PAGE);
        var addresses = places.addresses(rows.rows().stream().map(Need::place).distinct().toList());
        return page.show("appeal/console/needs",
            new NeedsView(rows.map(need -> row(page, need, query, addresses.getOrDefault(need.place(), ""))),
                areas(viewer), matterOptions(page),
                Arrays.stream(NeedOutcome.values()).map(one -> new Option(one.name(), page.t(one))).toList(), reply,
                !grams.isEmpty()));
    }

    private static String narrowed(Page page, String grams) {
        var url = page.url();
        var all = grams;
        if (CODE.matcher(url.get("matter")).matches()) {
            all = NeedsBook.and(all, Words.quoted("m:" + url.get("matter")));
        }
        if (MONTH.matcher(url.get("month")).matches()) {
            all = NeedsBook.and(all, Words.quoted("y:" + url.get("month")));
        }
        for (var outcome : NeedOutcome.values()) {
            if (url.is("outcome", outcome.name())) {
                all = NeedsBook.and(all, Words.quoted("o:" + outcome));
            }
        }
        return url.get("for").isEmpty() ? all : NeedsBook.and(all, Words.quoted("o:" + NeedOutcome.ANSWERED));
    }

    /** A smaller area inside the reader's own. */
    private static Lens within(Lens lens, String place) {
        return lens instanceof Lens.Area(var area) && AreaCode.isValid(place) && area.contains(new AreaCode(place))
            ? new Lens.Area(new AreaCode(place)) : lens;
    }

    private NeedsView.Row row(Page page, Need need, NeedQuery query, String place) {
        return new NeedsView.Row(need.number(), Highlight.of(need.title(), query, SHOWN),
            Highlight.of(need.body(), query, SHOWN), Highlight.of(need.answer(), query, SHOWN), place,
            matters.path(page, need.matter()), need.state(), ConsoleRows.tone(need.state()),
            need.filedAt(), !need.answer().isBlank());
    }

    private List<Option> areas(Viewer viewer) {
        var options = new ArrayList<Option>();
        if (Sight.lens(viewer) instanceof Lens.Area(var area) && area.value().length() < 12
            && area.value().length() >= 6) {
            places.children(area, null, AREAS).rows()
                .forEach(place -> options.add(new Option(place.code().value(), place.shortName())));
        }
        return options;
    }

    private List<Option> matterOptions(Page page) {
        var options = new ArrayList<Option>();
        for (var topic : matters.everything()) {
            options.add(new Option(topic.topic().code(), topic.topic().name(page)));
            topic.matters().forEach(matter -> options.add(new Option(matter.code(), "— " + matter.name(page))));
        }
        return options;
    }

    @Configuration(proxyBeanMethods = false)
    static class NeedsMenu {

        @Bean
        static Menu needsBaseMenu() {
            return new Menu("/console/needs", "finding.needs.title", "books", "menu.work", 16);
        }
    }
}

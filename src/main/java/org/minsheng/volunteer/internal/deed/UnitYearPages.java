package org.minsheng.volunteer.internal.deed;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.minsheng.area.Places;
import org.minsheng.organisation.Posts;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.page.Print;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.internal.Outcome.Done;
import org.minsheng.volunteer.internal.Outcome.Refused;
import org.minsheng.volunteer.internal.Rights;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** What a unit did in a year, community by community, with what each says; as a statement for the unit. */
@Controller
class UnitYearPages {

    private static final String ONE = "/console/unit-years/{unit}";

    private final Rankings rankings;
    private final YearBook book;
    private final SayingWord saying;
    private final Posts posts;
    private final Places places;
    private final Print print;
    private final Clock clock;

    UnitYearPages(Rankings rankings, YearBook book, SayingWord saying, Posts posts,
                  Places places, Print print, Clock clock) {
        this.rankings = rankings;
        this.book = book;
        this.saying = saying;
        this.posts = posts;
        this.places = places;
        this.print = print;
        this.clock = clock;
    }

    @GetMapping(ONE)
    ModelAndView show(Page page, Viewer viewer, @PathVariable long unit) {
        return page.show("volunteer/deed/unit-year",
            view(page, viewer, unit, year(page.url().get("year")), Form.empty()));
    }

    @PostMapping(ONE + "/words")
    ModelAndView say(Page page, Form form, Viewer viewer, @PathVariable long unit) {
        int year = year(form.value("year"));
        form.required("community", 12);
        var community = form.read("community", AreaCode::new, "form.not-a-choice");
        var word = form.required("word", 500);
        if (!form.hasErrors() && community != null) {
            switch (saying.say(viewer, new OrganisationId(unit), community, year, word)) {
                case Done done -> {
                    return page.go("/console/unit-years/" + unit + "?year=" + year, "volunteer.saved");
                }
                case Refused refused -> form.reject("community", refused.key(), refused.args());
            }
        }
        return page.again("volunteer/deed/unit-year", view(page, viewer, unit, year, form));
    }

    @GetMapping(ONE + "/statement.pdf")
    void statement(Page page, Viewer viewer, @PathVariable long unit, HttpServletResponse response) throws IOException {
        var view = view(page, viewer, unit, year(page.url().get("year")), Form.empty());
        response.setContentType("application/pdf");
        response.setHeader("Content-Disposition",
            "inline; filename=\"statement-" + unit + "-" + view.year() + ".pdf\"");
        var title = page.t("volunteer.statement.title", Integer.toString(view.year()));
        print.write(title, (document, letters) -> {
            try (var paper = new Paper(document, letters)) {
                paper.title(title);
                paper.subtitle(view.name());
                paper.line();
                paper.fact(page.t("volunteer.statement.members"), page.number(view.members()));
                paper.fact(page.t("volunteer.statement.deeds"),
                    page.t("volunteer.statement.sum", page.number(view.deeds()), view.hours()));
                paper.heading(page.t("volunteer.statement.by-community"));
                var columns = new float[] {0, 90, 120};
                paper.head(columns, page.t("volunteer.member.community"), page.t("volunteer.ranking.deeds"),
                    page.t("volunteer.ranking.hours"));
                for (var part : view.parts()) {
                    paper.row(columns, part.place(), page.number(part.deeds()), part.hours());
                }
                for (var part : view.parts().stream().filter(one -> !one.word().isEmpty()).toList()) {
                    paper.heading(page.t("volunteer.statement.word-of", part.place()));
                    paper.text(part.word());
                    paper.text("—— " + part.saidBy());
                }
                paper.space(6);
                paper.text(page.t("volunteer.statement.as-of", page.dateTime(clock.instant())));
                paper.seal(page.t("volunteer.statement.seal"));
            }
        }, response.getOutputStream());
    }

    private int year(String typed) {
        return typed.matches("20\\d\\d") ? Integer.parseInt(typed) : LocalDate.now(clock).getYear();
    }

    private DeedViews.UnitYear view(Page page, Viewer viewer, long unit, int year, Form form) {
        var id = new OrganisationId(unit);
        var name = posts.organisationNames(List.of(id)).get(id);
        var seen = Rights.speaksFor(viewer, id) ? viewer.areas(org.minsheng.shared.Role.UNIT_LIAISON)
            : Rights.areas(viewer);
        if (name == null || seen.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var words = book.words(id, year);
        var parts = rankings.parts(unit, Integer.toString(year), seen);
        var names = places.names(parts.stream().map(Rankings.Part::community).toList());
        var rows = parts.stream().map(part -> {
            var word = words.getOrDefault(part.community(), new YearBook.Word("", ""));
            return new DeedViews.PartRow(part.community(), names.getOrDefault(part.community(), ""), part.deeds(),
                part.minutes(), word.word(), word.saidBy(),
                DeedPages.PATH + "?area=" + part.community().value() + "&period=" + year + "&unit=" + unit);
        }).toList();
        var writes = rows.stream().filter(row -> Rights.mayLead(viewer, row.community()))
            .map(row -> new Option(row.community().value(), row.place())).toList();
        if (writes.size() == 1) {
            form.prefill("community", writes.getFirst().value());
            form.prefill("word", rows.stream().filter(row -> row.community().value().equals(writes.getFirst().value()))
                .findFirst().map(DeedViews.PartRow::word).orElse(""));
        }
        var years = new ArrayList<Option>();
        for (int back = 0; back < 3; back++) {
            var one = Integer.toString(LocalDate.now(clock).getYear() - back);
            years.add(new Option(one, page.t("volunteer.period.year", one)));
        }
        return new DeedViews.UnitYear(unit, name, year, rows, book.members(id, seen), writes, years, form);
    }
}

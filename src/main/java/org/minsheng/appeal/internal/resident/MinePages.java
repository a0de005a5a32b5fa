package org.minsheng.appeal.internal.resident;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.internal.AppealBook;
import org.minsheng.appeal.internal.Ledger;
import org.minsheng.area.Places;
import org.minsheng.grid.Rosters;
import org.minsheng.page.MineEntry;
import org.minsheng.page.Page;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** What a resident who is signed in has said so far. */
@Controller
class MinePages {

    private static final int PAGE = 20;

    private final Ledger ledger;
    private final AppealBook book;
    private final Places places;
    private final Rosters rosters;
    private final List<MineEntry> entries;

    MinePages(Ledger ledger, AppealBook book, Places places, Rosters rosters, List<MineEntry> entries) {
        this.ledger = ledger;
        this.book = book;
        this.places = places;
        this.rosters = rosters;
        this.entries = entries.stream().sorted(Comparator.comparingInt(MineEntry::order)).toList();
    }

    @GetMapping("/me")
    ModelAndView show(Page page, Viewer viewer,
                      @RequestParam(name = "after", required = false) @Nullable String after) {
        var person = Objects.requireNonNull(viewer.person());
        var appeals = ledger.ofReporter(person, after, PAGE);
        var addresses = places.addresses(appeals.rows().stream().map(Ledger.Row::place).distinct().toList());
        return page.show("appeal/resident/mine", new MineView(appeals.map(row ->
            new MineView.Mine(row.number(), row.title(), addresses.getOrDefault(row.place(), ""),
                row.state(), row.filedAt())),
            !rosters.unitsOf(viewer).isEmpty(), entries.stream().filter(entry -> entry.isFor().test(viewer)).toList()));
    }

    /** The tracking page of one's own appeal, without having kept its link. */
    @GetMapping("/me/appeals/{number}")
    ModelAndView one(Page page, Viewer viewer, @PathVariable String number) {
        return book.byNumber(number)
            .filter(appeal -> viewer.person() != null && viewer.person().equals(appeal.said().reporter()))
            .map(appeal -> page.go("/t/" + appeal.tracking()))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}

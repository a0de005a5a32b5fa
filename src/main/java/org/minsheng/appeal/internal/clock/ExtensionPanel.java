package org.minsheng.appeal.internal.clock;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.minsheng.appeal.internal.AppealBook;
import org.minsheng.page.Page;
import org.minsheng.page.StartPanel;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** On the start page of a desk that has wishes for more time to decide. */
@Component
class ExtensionPanel implements StartPanel {

    private static final Role[] DESKS = {Role.DESK_CLERK, Role.COMMUNITY_SECRETARY, Role.TOWN_DISPATCHER};
    private static final int ROWS = 5;

    private final ExtensionBook book;
    private final AppealBook appeals;

    ExtensionPanel(ExtensionBook book, AppealBook appeals) {
        this.book = book;
        this.appeals = appeals;
    }

    @Override
    public boolean isFor(Viewer viewer) {
        return viewer.areas(DESKS).stream().anyMatch(area -> book.count(area, ExtensionPages.rung(area)) > 0);
    }

    @Override
    public int order() {
        return 14;
    }

    @Override
    public Panel show(Page page) {
        var wishes = new ArrayList<Extension>();
        page.viewer().areas(DESKS)
            .forEach(area -> wishes.addAll(book.waiting(area, ExtensionPages.rung(area), 0, ROWS)));
        wishes.sort(Comparator.comparingLong(Extension::id));
        var shown = wishes.stream().distinct().limit(ROWS).toList();
        var known = appeals.byIds(shown.stream().map(Extension::appeal).toList());
        var rows = shown.stream().map(wish -> {
            var appeal = Objects.requireNonNull(known.get(wish.appeal()));
            return new Row("/console/appeals/" + appeal.number() + "/extensions",
                appeal.said().title(), wish.askedByName(), page.t("appeal.extension.wishes", wish.days()), "warn",
                wish.askedAt(), wish.dueBefore());
        }).toList();
        return new Panel(page.t("appeal.extension.panel"), List.of(), rows, null,
            new More(page.t("appeal.extension.all"), "/console/extensions"));
    }
}

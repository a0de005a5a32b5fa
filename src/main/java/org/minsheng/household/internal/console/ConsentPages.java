package org.minsheng.household.internal.console;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.minsheng.area.Places;
import org.minsheng.household.internal.AwaitedConsents;
import org.minsheng.household.internal.AwaitedConsents.Awaited;
import org.minsheng.household.internal.Data;
import org.minsheng.household.internal.Scopes;
import org.minsheng.page.Page;
import org.minsheng.page.StartPanel;
import org.minsheng.people.Persons;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Who has to be asked for consent anew, since what their data is used for has changed; on the start page while there is
 * somebody.
 */
@Controller
class ConsentPages implements StartPanel {

    private static final String PATH = HouseholdListPages.PATH + "/consents";
    private static final int ROWS = 50;
    private static final int SHOWN = 5;

    private final AwaitedConsents awaited;
    private final Data data;
    private final Scopes scopes;
    private final Persons persons;
    private final Places places;

    ConsentPages(AwaitedConsents awaited, Data data, Scopes scopes, Persons persons, Places places) {
        this.awaited = awaited;
        this.data = data;
        this.scopes = scopes;
        this.persons = persons;
        this.places = places;
    }

    @GetMapping(PATH)
    ModelAndView list(Page page, Viewer viewer) {
        var after = page.url().get("after").split("-", -1);
        boolean given = after.length == 2 && after[0].matches("\\d{16,25}") && after[1].matches("\\d{1,18}");
        var found = awaited.within(scopes.decides(viewer), given ? after[0] : "", given ? Long.parseLong(after[1]) : 0,
            ROWS + 1);
        var slice = Slice.of(found, ROWS, one -> one.door() + "-" + one.care());
        return page.show("household/consents",
            new HouseholdView.AskingAll(new Slice<>(asking(page, slice.rows()), slice.next())));
    }

    private List<HouseholdView.Asking> asking(Page page, List<Awaited> rows) {
        var locale = page.locale();
        Map<String, Data.Datum> groups = data.all().stream()
            .collect(Collectors.toMap(Data.Datum::code, Function.identity()));
        var people = persons.masked(rows.stream().map(Awaited::person).distinct().toList());
        var addresses = places.addresses(rows.stream().map(Awaited::door).distinct().toList());
        return rows.stream().filter(one -> groups.containsKey(one.group())).map(one -> new HouseholdView.Asking(
            HouseholdListPages.PATH + "/" + one.household().value() + "/people/" + one.member(),
            people.getOrDefault(one.person(), HouseholdPages.nobody(one.person())),
            addresses.getOrDefault(one.door(), one.door().value()),
            datum(groups, one).name(locale), datum(groups, one).purpose(locale), told(page, one),
            datum(groups, one).changedAt()))
            .toList();
    }

    private static String told(Page page, Awaited one) {
        var at = one.askedAt();
        return at == null ? page.t("household.consents.untold")
            : one.told() ? page.t(one.reminded() ? "household.consents.told-again" : "household.consents.told",
                page.when(at)) : page.t("household.consents.no-phone");
    }

    private static Data.Datum datum(Map<String, Data.Datum> groups, Awaited one) {
        return Objects.requireNonNull(groups.get(one.group()));
    }

    @Override
    public boolean isFor(Viewer viewer) {
        return viewer.has(Scopes.DESKS) && !awaited.within(scopes.decides(viewer), "", 0, 1).isEmpty();
    }

    @Override
    public int order() {
        return 16;
    }

    @Override
    public Panel show(Page page) {
        var rows = asking(page, awaited.within(scopes.decides(page.viewer()), "", 0, SHOWN)).stream()
            .map(one -> new Row(one.path(), one.group(), (one.person().name() + " " + one.address()).strip(), null,
            "warn", one.since(), null)).toList();
        return new Panel(page.t("household.consents.awaited"), List.of(), rows, null,
            new More(page.t("household.consents.awaited.all"), PATH));
    }
}

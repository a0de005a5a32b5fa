package org.minsheng.household.internal.imports;

import org.jspecify.annotations.Nullable;
import org.minsheng.area.Places;
import org.minsheng.household.internal.imports.SheetImport.State;
import org.minsheng.household.internal.imports.SheetImportViews.Staying;
import org.minsheng.page.Page;
import org.minsheng.shared.Slice;
import org.springframework.stereotype.Component;

/** Says of each household that stays where it is and why, and what could be done about it. */
@Component
class StayingWords {

    private static final int ROWS = 50;

    private final WhatStays stays;
    private final Places places;

    StayingWords(WhatStays stays, Places places) {
        this.stays = stays;
        this.places = places;
    }

    WhatStays.Counts counts(SheetImport item) {
        return stays.counts(item.id());
    }

    Slice<Staying> of(Page page, SheetImport item) {
        var after = page.url().get("after");
        var homes = Slice.of(stays.homes(item.id(), after.matches("\\d{1,18}") ? Long.parseLong(after) : 0, ROWS + 1),
            ROWS, home -> Long.toString(home.id()));
        var addresses = places.addresses(homes.rows().stream().map(WhatStays.Home::door).toList());
        return homes.map(home -> new Staying("/console/households/" + home.id(),
            addresses.getOrDefault(home.door(), home.door().value()), why(page, home), first(item, home)));
    }

    private static String why(Page page, WhatStays.Home home) {
        var at = home.at();
        var when = at == null ? "" : page.t("household.import.stays.by",
            home.who().equals("system") ? page.t("household.history.system") : home.who(), page.when(at));
        if (home.later() != null) {
            return page.t("household.import.stays.sheet", home.later().fileName()) + when;
        }
        if (home.kind() != null) {
            return page.t("household.history." + home.kind(), page.t("household.import.stays.somebody")) + when;
        }
        return page.t(home.ended() ? "household.history.ENDED" : "household.import.stays.changed");
    }

    /** Whoever takes the later sheet back first, can take this one back too; only one's own can be. */
    private static @Nullable String first(SheetImport item, WhatStays.Home home) {
        var later = home.later();
        return later != null && item.state() == State.DONE && later.state() == State.DONE
            && later.account().equals(item.account()) ? SheetImportPages.PATH + "/" + later.id() + "/reversal" : null;
    }
}

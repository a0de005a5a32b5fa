package org.minsheng.household.internal.console;

import java.util.List;
import java.util.Map;
import org.minsheng.household.internal.HouseholdHistory;
import org.minsheng.page.Page;
import org.minsheng.page.TimelineEntry;
import org.minsheng.people.MaskedPerson;
import org.minsheng.shared.PersonId;
import org.springframework.stereotype.Component;

/** Puts what happened to a household into words; the history itself has only codes and dates. */
@Component
class HistoryWords {

    TimelineEntry of(Page page, HouseholdHistory.Entry entry,
                     Map<PersonId, MaskedPerson> people, Map<String, String> groups) {
        var known = entry.person() == null ? null : people.get(entry.person());
        var name = known == null ? "" : known.name();
        var detail = detail(page, entry, groups);
        return new TimelineEntry(entry.at(), page.t("household.history." + entry.kind(), name), who(page, entry.who()),
            detail.isEmpty() ? null : detail, tone(entry.kind()), icon(entry.kind()), List.of());
    }

    private static String who(Page page, String name) {
        return name.equals("system") ? page.t("household.history.system") : name;
    }

    private static String detail(Page page, HouseholdHistory.Entry entry, Map<String, String> groups) {
        var parts = entry.detail().split(" ");
        return switch (entry.kind()) {
            case OPENED, SETTLED -> parts[0].isEmpty() ? "" : page.t("Residence." + parts[0]);
            case CAME -> parts.length < 3 ? ""
                : page.t("Came." + parts[0]) + " · " + page.t("Relation." + parts[1]) + " · " + parts[2];
            case CHANGED -> page.t("Relation." + parts[0]);
            case LEFT -> parts.length < 2 ? "" : page.t("Gone." + parts[0]) + " · " + parts[1];
            case CARE_GIVEN, CARE_ENDED, CONSENTED, WITHDREW -> groups.getOrDefault(entry.detail(), entry.detail());
            default -> "";
        };
    }

    private static String tone(HouseholdHistory.Kind kind) {
        return switch (kind) {
            case OPENED, CAME, CARE_GIVEN, CONSENTED -> "good";
            case ENDED, LEFT, WITHDREW, ERASED -> "warn";
            default -> "neutral";
        };
    }

    private static String icon(HouseholdHistory.Kind kind) {
        return switch (kind) {
            case CAME -> "plus";
            case LEFT, ENDED, ERASED -> "x";
            case OPENED, IMPORTED -> "home";
            default -> "pencil";
        };
    }
}

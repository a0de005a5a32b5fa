package org.minsheng.appeal.internal.clock;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealKind;
import org.minsheng.appeal.Urgency;
import org.minsheng.page.Form;
import org.minsheng.shared.Tier;

/**
 * Reads a new version of limits from its form: a line for each urgency and kind, a number for all tiers and one for
 * each.
 */
final class LimitForm {

    private static final int MOST_DAYS = 365;

    private LimitForm() {
    }

    static String amount(Urgency urgency, AppealKind kind, @Nullable Tier tier) {
        return "limit-" + urgency + "-" + kind + "-" + (tier == null ? "ALL" : tier.name());
    }

    static String unit(Urgency urgency, AppealKind kind) {
        return "unit-" + urgency + "-" + kind;
    }

    static Form fill(Form form, Rules rules) {
        for (var urgency : Urgency.values()) {
            for (var kind : AppealKind.values()) {
                var limit = rules.written(kind, urgency, null);
                var all = limit != null ? limit : rules.limit(kind, urgency, Tier.COMMUNITY);
                form.prefill(amount(urgency, kind, null), Integer.toString(all.amount()))
                    .prefill(unit(urgency, kind), all.unit().name());
                for (var tier : Tier.values()) {
                    var own = rules.written(kind, urgency, tier);
                    form.prefill(amount(urgency, kind, tier), own == null ? null : Integer.toString(own.amount()));
                }
            }
        }
        var settings = rules.settings();
        return form.prefill("pauseDays", Integer.toString(settings.pauseDays()))
            .prefill("mostPauses", Integer.toString(settings.mostPauses()))
            .prefill("mostReturns", Integer.toString(settings.mostReturns()))
            .prefill("mostExtensions", Integer.toString(settings.mostExtensions()))
            .prefill("circulateAfterDays", Integer.toString(settings.circulateAfterDays()))
            .prefill("riseAfterDays", Integer.toString(settings.riseAfterDays()));
    }

    /** With errors in the form, what comes back must not be used. */
    static Rules read(Form form, String by, Clock clock) {
        var limits = new ArrayList<Rules.Rule>();
        for (var urgency : Urgency.values()) {
            for (var kind : AppealKind.values()) {
                line(form, urgency, kind, limits);
            }
        }
        var settings = new Rules.Settings(number(form, "pauseDays", 1, 250), number(form, "mostPauses", 0, 20),
            number(form, "mostReturns", 0, 20), number(form, "mostExtensions", 0, 20),
            number(form, "circulateAfterDays", 1, 60), number(form, "riseAfterDays", 0, 60));
        return new Rules(null, 0, from(form, clock), form.required("note", 200), by, limits, settings);
    }

    private static void line(Form form, Urgency urgency, AppealKind kind, List<Rules.Rule> limits) {
        var unit = form.choice(unit(urgency, kind), Limit.Unit.class);
        for (var tier : tiers()) {
            var field = amount(urgency, kind, tier);
            if (tier == null || !form.value(field).isEmpty()) {
                int most = unit == Limit.Unit.HOURS ? Limit.MOST : MOST_DAYS;
                limits.add(new Rules.Rule(urgency, kind, tier,
                    new Limit(number(form, field, 1, most), unit == null ? Limit.Unit.WORKING_DAYS : unit)));
            }
        }
    }

    /** All of them, and each. */
    private static List<@Nullable Tier> tiers() {
        var tiers = new ArrayList<@Nullable Tier>();
        tiers.add(null);
        tiers.addAll(Arrays.asList(Tier.values()));
        return tiers;
    }

    private static int number(Form form, String field, int least, int most) {
        var text = form.value(field);
        int number = text.matches("\\d{1,4}") ? Integer.parseInt(text) : -1;
        if (number < least || number > most) {
            form.reject(field, "appeal.limits.wrong", least, most);
            return least;
        }
        return number;
    }

    /** Today means now; a version never begins in the past. */
    private static Instant from(Form form, Clock clock) {
        var now = clock.instant();
        var today = now.atZone(clock.getZone()).toLocalDate();
        try {
            var day = LocalDate.parse(form.required("from", 10));
            if (day.isBefore(today) || day.isAfter(today.plusYears(2))) {
                form.reject("from", "appeal.limits.from.wrong");
            }
            return day.equals(today) ? now : day.atStartOfDay(clock.getZone()).toInstant();
        } catch (DateTimeException wrong) {
            form.reject("from", "appeal.limits.from.wrong");
            return now;
        }
    }
}

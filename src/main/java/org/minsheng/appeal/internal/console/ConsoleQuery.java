package org.minsheng.appeal.internal.console;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealKind;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.internal.Exceptional;
import org.minsheng.appeal.internal.Ledger;
import org.minsheng.appeal.internal.Ledger.Filter;
import org.minsheng.page.Url;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Tier;

/**
 * What the address of the ledger says: a tab, narrowed by the filter bar. What cannot be understood is left out.
 *
 * @param words empty for none
 * @param care in whose care: me, nobody, the number of an account, or empty for anybody
 */
record ConsoleQuery(ConsoleTab tab, @Nullable AppealState state, @Nullable AppealKind kind,
                    @Nullable String matter, @Nullable Tier tier, @Nullable AreaCode within, boolean overdue,
                    String words, String care, @Nullable Exceptional odd) {

    static final String ME = "me";
    static final String NOBODY = "nobody";


    private static final Pattern NUMBER = Pattern.compile("\\d{6}-\\d{8}-\\d{6,}");
    private static final int MOST_WORDS = 100;

    static ConsoleQuery of(Url url, ConsoleWindow window) {
        var place = url.get("place");
        var typed = url.get("q").strip();
        return new ConsoleQuery(tab(url.get("tab"), window), choice(AppealState.class, url.get("state")),
            choice(AppealKind.class, url.get("kind")), url.get("matter").isEmpty() ? null : url.get("matter"),
            choice(Tier.class, url.get("tier")), AreaCode.isValid(place) ? new AreaCode(place)
                : null, url.is("overdue", "1"),
            typed.substring(0, Math.min(MOST_WORDS, typed.length())), url.get("care"),
            choice(Exceptional.class, url.get("odd")));
    }

    private static ConsoleTab tab(String name, ConsoleWindow window) {
        var asked = choice(ConsoleTab.class, name.toUpperCase(Locale.ROOT));
        var tabs = window.tabs();
        return asked != null && tabs.contains(asked) ? asked : tabs.getFirst();
    }

    private static <E extends Enum<E>> @Nullable E choice(Class<E> type, String name) {
        for (var constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        return null;
    }

    boolean isNumber() {
        return isNumber(words);
    }

    /** Whether the text has the form of an appeal's number. */
    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    boolean isNarrowed() {
        return state != null || kind != null || matter != null || tier != null || within != null || overdue
            || !words.isEmpty() || !care.isEmpty()
            || odd != null;
    }

    Filter filter(ConsoleWindow window, Instant now) {
        var tabbed = window.filter(tab, now);
        var states = state == null ? tabbed.states() : List.of(state);
        return new Filter(tabbed.openOnly() && (state == null || !state.isFinal()),
            tabbed.held(), states, tier, kind, matter, overdue ? now : tabbed.overdueAt(), within, tabbed.desks(),
            tabbed.unheld(), care(window), odd == null ? null : new Ledger.Odd(odd, now));
    }

    private Ledger.@Nullable Care care(ConsoleWindow window) {
        var organisation = window.grant().organisation();
        return switch (care) {
            case "" -> null;
            case NOBODY -> new Ledger.Care(organisation, null);
            case ME -> window.account() == null ? null : new Ledger.Care(organisation, window.account());
            default -> care.matches("\\d{1,18}") ? new Ledger.Care(organisation, new AccountId(Long.parseLong(care)))
                : null;
        };
    }
}

package org.minsheng.appeal.internal.console;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.minsheng.appeal.AppealAction;

/** The address under an appeal to which each step is sent, and how the fields of its form are called. */
public final class ConsoleResources {

    private static final Map<AppealAction, String> NOUNS = new EnumMap<>(Map.ofEntries(
        Map.entry(AppealAction.ACCEPT, "acceptance"), Map.entry(AppealAction.REFUSE, "refusal"),
        Map.entry(AppealAction.DISPATCH, "dispatch"), Map.entry(AppealAction.SIGN, "signature"),
        Map.entry(AppealAction.RETURN, "return"), Map.entry(AppealAction.RISE, "rise"),
        Map.entry(AppealAction.HAND_DOWN, "descent"), Map.entry(AppealAction.START, "handling"),
        Map.entry(AppealAction.DELIBERATE, "deliberation"), Map.entry(AppealAction.RESUME, "resumption"),
        Map.entry(AppealAction.ANSWER, "answer"), Map.entry(AppealAction.CALL_BACK, "call-back"),
        Map.entry(AppealAction.CLOSE, "closure"), Map.entry(AppealAction.REOPEN, "reopening"),
        Map.entry(AppealAction.MERGE, "merge"), Map.entry(AppealAction.SEPARATE, "separation"),
        Map.entry(AppealAction.RECALL, "recall"), Map.entry(AppealAction.NOTE, "notes")));

    private ConsoleResources() {
    }

    static boolean isOffered(AppealAction action) {
        return NOUNS.containsKey(action);
    }

    static String noun(AppealAction action) {
        return NOUNS.getOrDefault(action, "");
    }

    static AppealAction action(String noun) {
        return NOUNS.entrySet().stream()
            .filter(entry -> entry.getValue().equals(noun))
            .map(Map.Entry::getKey)
            .findFirst().orElseThrow();
    }

    /** Several forms stand on one page, so each has names of its own: {@code rise-note}. */
    static String field(AppealAction action, String field) {
        return action.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + field;
    }
}

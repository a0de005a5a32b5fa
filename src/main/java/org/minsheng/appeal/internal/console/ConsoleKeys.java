package org.minsheng.appeal.internal.console;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealAction;

/** The key that opens each step's form, or takes the step when it is the next one; rare steps have capital letters. */
public final class ConsoleKeys {

    private static final Map<AppealAction, String> KEYS = new EnumMap<>(
        Map.ofEntries(Map.entry(AppealAction.ACCEPT, "a"),
            Map.entry(AppealAction.DISPATCH, "d"), Map.entry(AppealAction.SIGN, "s"),
            Map.entry(AppealAction.ANSWER, "r"),
            Map.entry(AppealAction.START, "h"), Map.entry(AppealAction.CALL_BACK, "v"),
            Map.entry(AppealAction.CLOSE, "f"),
            Map.entry(AppealAction.RISE, "e"), Map.entry(AppealAction.RETURN, "o"), Map.entry(AppealAction.RECALL, "z"),
            Map.entry(AppealAction.REOPEN, "q"), Map.entry(AppealAction.REFUSE, "X"),
            Map.entry(AppealAction.HAND_DOWN, "E"),
            Map.entry(AppealAction.DELIBERATE, "B"), Map.entry(AppealAction.RESUME, "H"),
            Map.entry(AppealAction.MERGE, "M"),
            Map.entry(AppealAction.SEPARATE, "S")));

    private ConsoleKeys() {
    }

    public static @Nullable String of(AppealAction action) {
        return KEYS.get(action);
    }
}

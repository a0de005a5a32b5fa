package org.minsheng.appeal.internal.console;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.people.MaskedPerson;

/**
 * Who calls, and what that person said before.
 *
 * @param person null when unknown
 * @param complete whether the number could be called
 */
public record ConsoleCallerView(@Nullable MaskedPerson person, List<ConsoleRow> earlier, boolean complete) {
}

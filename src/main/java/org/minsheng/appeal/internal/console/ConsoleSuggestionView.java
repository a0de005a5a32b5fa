package org.minsheng.appeal.internal.console;

import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.triage.Triage.Suggestion;
import org.minsheng.shared.RequestKey;

/**
 * What the desk may take over with one key.
 *
 * @param appeal the one that is to be sorted, null while it is taken down
 * @param matter both levels of its name
 * @param route whom it would go to
 * @param percent how sure the suggestion is
 */
public record ConsoleSuggestionView(@Nullable Appeal appeal, Suggestion suggestion, String matter,
                                    @Nullable ConsoleRoute route, int percent, RequestKey key) {

    public boolean isThere() {
        return suggestion.matter() != null;
    }
}

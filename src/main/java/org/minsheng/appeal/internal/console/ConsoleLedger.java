package org.minsheng.appeal.internal.console;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.internal.Ledger.Row;
import org.minsheng.appeal.internal.Ledger;
import org.minsheng.appeal.internal.Words;
import org.minsheng.appeal.internal.WordSearch;
import org.minsheng.shared.Slice;
import org.springframework.stereotype.Component;

/**
 * Answers what the address of the ledger asks: by words through the word index, else by deadline or by newest first.
 */
@Component
class ConsoleLedger {

    static final int PAGE = 50;
    static final int COUNTED_AT_MOST = 999;

    private final Ledger ledger;
    private final WordSearch search;
    private final Words words;
    private final Clock clock;

    ConsoleLedger(Ledger ledger, WordSearch search, Words words, Clock clock) {
        this.ledger = ledger;
        this.search = search;
        this.words = words;
        this.clock = clock;
    }

    Slice<Row> page(ConsoleWindow window, ConsoleQuery query, @Nullable String after, int size) {
        var filter = query.filter(window, clock.instant());
        var cursor = after == null || after.isEmpty() ? null : after;
        var wanted = words.of(query.words());
        return query.words().isEmpty() || wanted.isEmpty()
            ? ledger.page(window.lens(query.tab()), filter, cursor, size)
            : search.page(window.lens(query.tab()), wanted, filter, cursor, size);
    }

    /** For the number beside a tab; null for those whose number would be large and tell nothing. */
    @Nullable Long count(ConsoleWindow window, ConsoleTab tab) {
        return tab.isUrgent() || tab == ConsoleTab.HELD
            ? ledger.count(window.lens(tab), window.filter(tab, clock.instant()), COUNTED_AT_MOST) : null;
    }
}

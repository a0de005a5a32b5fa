package org.minsheng.appeal.internal.clock;

import java.time.Instant;
import org.minsheng.appeal.internal.Unattended;
import org.minsheng.shared.AreaCode;
import org.springframework.stereotype.Component;

/** Wishes for more time that nobody has decided. */
@Component
class UndecidedWishes implements Unattended {

    private final ExtensionBook book;

    UndecidedWishes(ExtensionBook book) {
        this.book = book;
    }

    @Override
    public String label() {
        return "appeal.exceptions.extensions";
    }

    @Override
    public String path() {
        return "/console/extensions?scope=area";
    }

    @Override
    public long count(AreaCode area, Instant now) {
        return book.count(area, null);
    }
}

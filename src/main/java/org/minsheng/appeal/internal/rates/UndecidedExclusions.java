package org.minsheng.appeal.internal.rates;

import java.time.Instant;
import org.minsheng.appeal.internal.Unattended;
import org.minsheng.shared.AreaCode;
import org.springframework.stereotype.Component;

/** Exclusions from the rates that nobody has decided. */
@Component
class UndecidedExclusions implements Unattended {

    private final Excluding book;

    UndecidedExclusions(Excluding book) {
        this.book = book;
    }

    @Override
    public String label() {
        return "appeal.exceptions.exclusions";
    }

    @Override
    public String path() {
        return "/console/rates/exclusions";
    }

    @Override
    public long count(AreaCode area, Instant now) {
        return book.proposed(area);
    }
}

package org.minsheng.appeal.internal.hotspots;

import java.time.Instant;
import org.minsheng.appeal.internal.Unattended;
import org.minsheng.shared.AreaCode;
import org.springframework.stereotype.Component;

/** Governance tasks that are overdue or that nobody has. */
@Component
class LeftHotspots implements Unattended {

    private final Hotspots book;

    LeftHotspots(Hotspots book) {
        this.book = book;
    }

    @Override
    public String label() {
        return "appeal.exceptions.hotspots";
    }

    @Override
    public String path() {
        return "/console/hotspots";
    }

    @Override
    public long count(AreaCode area, Instant now) {
        return book.waiting(area, now);
    }
}

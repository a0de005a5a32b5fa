package org.minsheng.cooperation.internal.order;

import java.util.Objects;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.Deeds;
import org.minsheng.volunteer.NewDeed;
import org.springframework.stereotype.Component;

/** A confirmed order is a deed: of the member, also counted for the unit, or of the unit that did it as a whole. */
@Component
class OrderDeeds {

    private final Deeds deeds;

    OrderDeeds(Deeds deeds) {
        this.deeds = deeds;
    }

    void record(Viewer verifier, Order order) {
        var work = order.work();
        if (work.member() == null && work.unit() == null) {
            return;
        }
        deeds.record(verifier, new NewDeed("order", work.member(), work.unit(), order.community(),
            order.id().subject(), order.wanted().title(), work.minutes(),
            Objects.requireNonNullElse(work.doneAt(), order.placedAt())));
    }
}

package org.minsheng.cooperation.internal.order;

import java.util.Objects;
import java.util.Optional;
import org.minsheng.people.Persons;
import org.minsheng.people.TaskReason;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A member who is on the way calls the resident who ordered: only while the order is theirs, and each look at the
 * number is kept.
 */
@Component
class CallingOrderer {

    /** What the log of unmaskings says; the number of the order stands behind it. */
    static final String REASON = "order";

    @Configuration(proxyBeanMethods = false)
    static class Words {

        @Bean
        static TaskReason orderReason() {
            return new TaskReason(REASON, "cooperation.order.called", "/console/orders/");
        }
    }

    private final OrderBook book;
    private final Persons persons;

    CallingOrderer(OrderBook book, Persons persons) {
        this.book = book;
        this.persons = persons;
    }

    static boolean mayCall(Viewer viewer, Order order) {
        return viewer.person() != null && viewer.person().equals(order.work().member())
            && order.work().state() == OrderState.UNDERWAY
            && order.wanted().person() != null;
    }

    /**
     * The order is held, so that it is not taken away between the question and the answer; empty when it is not theirs,
     * or no number is known.
     */
    @Transactional
    public Optional<PhoneNumber> call(Viewer viewer, OrderId id) {
        return book.hold(id).filter(order -> mayCall(viewer, order))
            .flatMap(order -> persons.phoneToCall(viewer, Objects.requireNonNull(order.wanted().person()),
                REASON + ":" + id.value()));
    }
}

package org.minsheng.cooperation.internal.order;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.PersonId;

/**
 * What somebody wishes to do with an order.
 *
 * @param unit to whom it is assigned
 * @param member to whom it is passed on
 * @param note the reason, what was done, or a word with the rating
 * @param rating one to five stars
 */
record OrderWish(OrderAction action, @Nullable OrganisationId unit, @Nullable PersonId member, String note,
                 int minutes, @Nullable Integer rating, List<AttachmentId> before, List<AttachmentId> after) {

    OrderWish {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    static OrderWish of(OrderAction action, String note) {
        return new OrderWish(action, null, null, note, 0, null, List.of(), List.of());
    }

    static OrderWish assign(OrganisationId unit) {
        return new OrderWish(OrderAction.ASSIGN, unit, null, "", 0, null, List.of(), List.of());
    }

    static OrderWish to(OrderAction action, PersonId member) {
        return new OrderWish(action, null, member, "", 0, null, List.of(), List.of());
    }
}

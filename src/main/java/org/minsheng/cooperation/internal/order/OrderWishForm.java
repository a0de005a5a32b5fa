package org.minsheng.cooperation.internal.order;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.cooperation.internal.KeptFiles;
import org.minsheng.cooperation.internal.Refusal;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.PersonId;
import org.springframework.web.multipart.MultipartFile;

/** Reads what somebody wishes to do; each step's fields carry its name, so that a page can have several. */
final class OrderWishForm {

    static final int LONGEST = 300;

    private OrderWishForm() {
    }

    static String field(OrderAction action, String name) {
        return action + "-" + name;
    }

    /** Null with sentences beside the fields. */
    static @Nullable OrderWish read(Form form, KeptFiles files, @Nullable List<MultipartFile> before,
                                    @Nullable List<MultipartFile> after) {
        var action = form.choice("action", OrderAction.class);
        if (action == null) {
            form.reject("action", "form.required");
            return null;
        }
        boolean finishes = action == OrderAction.FINISH;
        List<AttachmentId> first = finishes ? files.named(form, "before", before) : List.of();
        List<AttachmentId> then = finishes ? files.named(form, "after", after) : List.of();
        var unit = form.read(field(action, "unit"), text -> new OrganisationId(Long.parseLong(text)),
            "form.not-a-choice");
        var member = form.read(field(action, "member"), text -> new PersonId(Long.parseLong(text)),
            "form.not-a-choice");
        var stars = field(action, "rating");
        var rating = form.read(stars, text -> number(text, 1, 5), "form.not-a-choice");
        if (action == OrderAction.CONFIRM && rating == null) {
            form.reject(stars, "cooperation.order.rating.required");
        }
        var took = field(action, "hours");
        var hours = form.read(took, text -> {
            double value = Double.parseDouble(text);
            if (!(value >= 0 && value <= 24)) {
                throw new IllegalArgumentException(text);
            }
            return value;
        }, "cooperation.order.hours.wrong");
        if (finishes && hours == null) {
            form.reject(took, "form.required");
        }
        var note = form.optional(field(action, "note"), LONGEST);
        return form.hasErrors() ? null : new OrderWish(action, unit, member, note,
            hours == null ? 0 : (int) Math.round(hours * 60), rating, first, then);
    }

    private static int number(String text, int least, int most) {
        int value = Integer.parseInt(text);
        if (value < least || value > most) {
            throw new IllegalArgumentException(text);
        }
        return value;
    }

    /** Beside the field of the step's own form. */
    static void reject(Page page, Form form, OrderAction action, Refusal why) {
        var own = List.of("note", "unit", "member", "rating").contains(why.field()) ? field(action, why.field())
            : why.field().toLowerCase(Locale.ROOT);
        // The name of a state is a key itself.
        var args = Arrays.stream(why.args())
            .map(arg -> arg instanceof String text && text.startsWith("OrderState.") ? page.t(text) : arg).toArray();
        form.reject(own, why.key(), args);
    }
}

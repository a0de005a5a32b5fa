package org.minsheng.cooperation.internal.whistle;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.cooperation.internal.KeptFiles;
import org.minsheng.cooperation.internal.whistle.ResponderTransitions.Action;
import org.minsheng.page.Form;
import org.springframework.web.multipart.MultipartFile;

/** Reads what a responder or a caller says; the same on the console and on the phone. */
final class ResponderForm {

    private ResponderForm() {
    }

    static Responding.@Nullable Wish read(Form form, KeptFiles files, @Nullable List<MultipartFile> photos) {
        var action = form.choice("action", Action.class);
        if (action == null) {
            form.reject("action", "form.required");
            return null;
        }
        var kept = action == Action.FINISH ? files.named(form, "proof", photos)
            : List.<org.minsheng.attachment.AttachmentId>of();
        var hours = form.read("hours", text -> {
            double value = Double.parseDouble(text);
            if (!(value >= 0 && value <= 24)) {
                throw new IllegalArgumentException(text);
            }
            return value;
        }, "cooperation.order.hours.wrong");
        var wish = new Responding.Wish(action, action == Action.EXCUSE ? form.optional("excuse", 200)
            : form.optional("note", 300), form.optional("where", 60),
            form.point(), hours == null ? 0 : (int) Math.round(hours * 60), mark(form, "arrival"),
            mark(form, "result"), kept);
        return form.hasErrors() ? null : wish;
    }

    private static @Nullable Integer mark(Form form, String field) {
        return form.read(field, text -> {
            int value = Integer.parseInt(text);
            if (value < 1 || value > 5) {
                throw new IllegalArgumentException(text);
            }
            return value;
        }, "form.not-a-choice");
    }
}

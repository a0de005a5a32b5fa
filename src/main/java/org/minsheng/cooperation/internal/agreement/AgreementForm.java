package org.minsheng.cooperation.internal.agreement;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.minsheng.cooperation.internal.ServiceKind;
import org.minsheng.page.Form;

/** Reads and fills the forms of agreements and their items. */
final class AgreementForm {

    private AgreementForm() {
    }

    /** Null with sentences beside the fields. */
    static Agreement.@Nullable Terms terms(Form form, String unitName) {
        var kind = form.choice("kind", AgreementKind.class);
        if (kind == null) {
            form.reject("kind", "form.required");
        }
        var startsOn = date(form, "startsOn");
        var endsOn = date(form, "endsOn");
        if (startsOn != null && endsOn != null && !endsOn.isAfter(startsOn)) {
            form.reject("endsOn", "cooperation.agreement.ends-before");
        }
        var terms = startsOn == null || endsOn == null || kind == null ? null : new Agreement.Terms(kind, unitName,
            form.optional("unitSignatory", 20), form.optional("communitySignatory", 20), startsOn, endsOn,
            form.optional("note", 300));
        return form.hasErrors() ? null : terms;
    }

    static @Nullable LocalDate date(Form form, String field) {
        form.required(field, 10);
        return form.read(field, text -> {
            try {
                var date = LocalDate.parse(text);
                if (date.getYear() < 2000 || date.getYear() > 2099) {
                    throw new IllegalArgumentException(text);
                }
                return date;
            } catch (DateTimeException wrong) {
                throw new IllegalArgumentException(wrong);
            }
        }, "cooperation.date.wrong");
    }

    static void fill(Form form, Agreement agreement) {
        var terms = agreement.terms();
        form.prefill("kind", terms.kind().name()).prefill("unitSignatory", terms.unitSignatory())
            .prefill("communitySignatory", terms.communitySignatory())
            .prefill("startsOn", terms.startsOn().toString()).prefill("endsOn", terms.endsOn().toString())
            .prefill("note", terms.note())
            .prefill("version", Integer.toString(agreement.version()));
    }

    static Item.@Nullable Promise promise(Form form) {
        var kind = form.choice("itemKind", ServiceKind.class);
        var period = form.choice("period", Period.class);
        if (kind == null) {
            form.reject("itemKind", "form.required");
        }
        if (period == null) {
            form.reject("period", "form.required");
        }
        form.required("quantity", 3);
        var quantity = form.read("quantity", text -> {
            int times = Integer.parseInt(text);
            if (times < 1 || times > 999) {
                throw new IllegalArgumentException(text);
            }
            return times;
        }, "cooperation.item.quantity-wrong");
        var title = form.required("itemTitle", 40);
        var promise = kind == null || period == null || quantity == null ? null
            : new Item.Promise(kind, title, form.optional("detail", 300), quantity,
                period, form.optional("performer", 40), form.checked("open"));
        return form.hasErrors() ? null : promise;
    }

    static void fill(Form form, Item item) {
        var promise = item.promise();
        if (promise.open() && form.value("version").isEmpty()) {
            form.prefill("open", "1");
        }
        form.prefill("itemKind", promise.kind().name()).prefill("itemTitle", promise.title())
            .prefill("detail", promise.detail())
            .prefill("quantity", Integer.toString(promise.quantity())).prefill("period", promise.period().name())
            .prefill("performer", promise.performer())
            .prefill("version", Integer.toString(item.version()));
    }
}

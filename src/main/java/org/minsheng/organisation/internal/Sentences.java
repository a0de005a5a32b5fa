package org.minsheng.organisation.internal;

import java.util.Arrays;
import org.minsheng.organisation.internal.Outcome.Refused;
import org.minsheng.page.Form;
import org.minsheng.page.Page;

/** Puts a refusal beside its field, duties by their names. */
final class Sentences {

    private Sentences() {
    }

    static void reject(Page page, Form form, Refused refused) {
        form.reject(refused.field(), refused.key(), Arrays.stream(refused.args())
            .map(arg -> arg instanceof Conflicts.Duty duty ? page.t("duty." + duty.code()) : arg)
            .toArray());
    }
}

package org.minsheng.account.internal.residents;

import org.jspecify.annotations.Nullable;
import org.minsheng.account.internal.residents.SendingCode.Sending;
import org.minsheng.page.Form;
import org.minsheng.shared.PhoneNumber;

/** What every form says that sends a code to a mobile number. */
final class CodeForm {

    private CodeForm() {
    }

    /** The number that was typed; null after the form has been told why it is none. */
    static @Nullable PhoneNumber mobile(Form form) {
        form.required("phone", 30);
        var phone = form.read("phone", PhoneNumber::new, "account.code.not-a-mobile");
        if (phone != null && !phone.isMobile()) {
            form.reject("phone", "account.code.not-a-mobile");
        }
        return form.hasErrors() ? null : phone;
    }

    /**
     * Whether the person can type a code now; the form is told what stands in the way, or that an earlier code still
     * counts.
     */
    static boolean hasCode(Form form, Sending sent) {
        switch (sent) {
            case TOO_OFTEN -> form.reject("phone", "account.code.too-often");
            case ADDRESS_TOO_OFTEN -> form.reject("phone", "account.code.address-too-often");
            case TOO_SOON -> form.reject("code", "account.code.too-soon");
            default -> { }
        }
        return sent != Sending.TOO_OFTEN && sent != Sending.ADDRESS_TOO_OFTEN;
    }
}

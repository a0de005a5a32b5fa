package org.minsheng.account.internal;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.Form;

/** The two fields in which a new password is chosen. */
final class NewPassword {

    private NewPassword() {
    }

    /** Null when it breaks a rule, which is then said beside the field. */
    static @Nullable String read(Form form, HttpServletRequest request, String username) {
        var typed = SignInPages.typedPassword(request, "password");
        var fault = typed.isEmpty() ? "form.required" : Passwords.fault(typed, username);
        if (fault != null) {
            form.reject("password", fault);
            return null;
        }
        if (!typed.equals(SignInPages.typedPassword(request, "repeated"))) {
            form.reject("repeated", "account.password.not-equal");
            return null;
        }
        return typed;
    }
}

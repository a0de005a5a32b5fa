package org.minsheng.account.internal.residents;

import jakarta.servlet.http.HttpServletRequest;
import org.minsheng.account.internal.SignInView;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Where a resident who is signed in changes the own phone. */
@Controller
class OwnPhonePages {

    private static final String PATH = "/me/account/phone";
    private static final String PHONE = "account/own-phone";
    private static final String CODE = "account/own-phone-code";

    private final SendingCode sending;
    private final ChangingOwnPhone changing;

    OwnPhonePages(SendingCode sending, ChangingOwnPhone changing) {
        this.sending = sending;
        this.changing = changing;
    }

    @GetMapping(PATH)
    ModelAndView show(Page page) {
        return page.show(PHONE, view(Form.empty()));
    }

    /** The answer shows the field for the code at once, so that the number stands in no address. */
    @PostMapping(PATH)
    ModelAndView send(Page page, Form form, HttpServletRequest request) {
        var phone = CodeForm.mobile(form);
        if (phone == null) {
            return page.again(PHONE, view(form));
        }
        return CodeForm.hasCode(form, sending.send(phone, request.getRemoteAddr())) ? page.show(CODE, view(form))
            : page.again(PHONE, view(form));
    }

    @PostMapping(PATH + "/code")
    ModelAndView prove(Page page, Form form, Viewer viewer) {
        var phone = CodeForm.mobile(form);
        if (phone == null) {
            return page.again(PHONE, view(form));
        }
        var code = form.required("code", 20).replaceAll("\\s", "");
        if (!form.hasErrors()) {
            var refused = changing.change(viewer, phone, code);
            if (refused == null) {
                return page.go("/me/account", "account.mine.phone.changed");
            }
            form.reject("code", refused.key(), refused.args());
        }
        return page.again(CODE, view(form));
    }

    private static SignInView view(Form form) {
        return new SignInView(form, "");
    }
}

package org.minsheng.account.internal.phones;

import org.jspecify.annotations.Nullable;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Where a member of staff links the own phone, so that urgent notices arrive there. */
@Controller
class PhonePages {

    private static final String PHONE = "/console/profile/phone";
    private static final String TEMPLATE = "account/profile-phone";

    private final LinkingPhone linking;

    PhonePages(LinkingPhone linking) {
        this.linking = linking;
    }

    @GetMapping(PHONE)
    ModelAndView show(Page page, Viewer viewer) {
        return page.show(TEMPLATE, view(viewer, Form.empty(), false));
    }

    /** The answer shows the field for the code at once, so that the number stands in no address. */
    @PostMapping(PHONE)
    ModelAndView send(Page page, Form form, Viewer viewer) {
        var phone = mobile(form);
        if (phone == null) {
            return page.again(TEMPLATE, view(viewer, form, false));
        }
        switch (linking.send(own(viewer), phone)) {
            case TOO_OFTEN -> {
                form.reject("phone", "account.code.too-often");
                return page.again(TEMPLATE, view(viewer, form, false));
            }
            case TOO_SOON -> form.reject("code", "account.code.too-soon");
            case SENT -> { }
        }
        return page.show(TEMPLATE, view(viewer, form, true));
    }

    @PostMapping(PHONE + "/code")
    ModelAndView prove(Page page, Form form, Viewer viewer) {
        var phone = mobile(form);
        var code = form.required("code", 20).replaceAll("\\s", "");
        if (phone != null && !form.hasErrors()) {
            switch (linking.prove(viewer, own(viewer), phone, code)) {
                case EXPIRED -> form.reject("code", "account.code.expired");
                case WRONG -> form.reject("code", "account.code.wrong");
                case LINKED -> {
                    return page.go("/console/profile", "account.phone.linked", phone.masked());
                }
            }
        }
        return page.again(TEMPLATE, view(viewer, form, phone != null));
    }

    @PostMapping(PHONE + "/removal")
    ModelAndView unlink(Page page, Viewer viewer) {
        linking.unlink(viewer, own(viewer));
        return page.go("/console/profile", "account.phone.unlinked");
    }

    private PhoneView view(Viewer viewer, Form form, boolean sent) {
        return new PhoneView(linking.masked(own(viewer)), form, sent);
    }

    private static @Nullable PhoneNumber mobile(Form form) {
        form.required("phone", 30);
        var phone = form.read("phone", PhoneNumber::new, "account.code.not-a-mobile");
        if (phone != null && !phone.isMobile()) {
            form.reject("phone", "account.code.not-a-mobile");
        }
        return form.fault("phone") == null ? phone : null;
    }

    private static AccountId own(Viewer viewer) {
        if (viewer.account() == null) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return viewer.account();
    }
}

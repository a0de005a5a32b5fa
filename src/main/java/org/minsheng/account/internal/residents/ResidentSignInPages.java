package org.minsheng.account.internal.residents;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.minsheng.account.internal.ChangingCredentials;
import org.minsheng.account.internal.Sessions;
import org.minsheng.account.internal.SigningOut;
import org.minsheng.account.internal.SignIn;
import org.minsheng.account.internal.SignInView;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.page.SafePath;
import org.minsheng.people.Persons;
import org.minsheng.shared.Viewer;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Residents sign in with their phone and a code, without a password and without a script. */
@Controller
class ResidentSignInPages {

    private static final String PHONE = "account/resident-sign-in";
    private static final String CODE = "account/resident-code";

    private final SendingCode sending;
    private final UsingCode using;
    private final ChangingCredentials changing;
    private final Sessions sessions;
    private final CsrfTokenRepository formTokens;
    private final SigningOut signingOut;
    private final Persons persons;

    ResidentSignInPages(SendingCode sending, UsingCode using, ChangingCredentials changing, Sessions sessions,
                        CsrfTokenRepository formTokens, SigningOut signingOut, Persons persons) {
        this.sending = sending;
        this.using = using;
        this.changing = changing;
        this.sessions = sessions;
        this.formTokens = formTokens;
        this.signingOut = signingOut;
        this.persons = persons;
    }

    @GetMapping("/me/sign-in")
    ModelAndView show(Page page, Form form, Viewer viewer) {
        return viewer.isResident() ? page.go(destination(form)) : page.show(PHONE, view(form));
    }

    /** The answer shows the second form at once, so that the number stands in no address. */
    @PostMapping("/me/sign-in")
    ModelAndView send(Page page, Form form, HttpServletRequest request) {
        var phone = CodeForm.mobile(form);
        if (phone == null) {
            return page.again(PHONE, view(form));
        }
        return CodeForm.hasCode(form, sending.send(phone, request.getRemoteAddr())) ? page.show(CODE, view(form))
            : page.again(PHONE, view(form));
    }

    @PostMapping("/me/sign-in/code")
    ModelAndView use(Page page, Form form, HttpServletRequest request) {
        var phone = CodeForm.mobile(form);
        if (phone == null) {
            return page.again(PHONE, view(form));
        }
        var code = form.required("code", 20).replaceAll("\\s", "");
        if (!form.hasErrors()) {
            switch (using.use(phone, code)) {
                case SignIn.Refused refused -> form.reject("code", refused.key(), refused.args());
                case SignIn.Passed passed -> {
                    sessions.begin(request, passed.owner(), Sessions.RESIDENT);
                    if (!page.chinese()) {
                        persons.byPhone(phone)
                            .ifPresent(person -> persons.speaks(Viewer.SYSTEM, person, page.locale(), false));
                    }
                    return page.go(destination(form));
                }
            }
        }
        return page.again(CODE, view(form));
    }

    @GetMapping("/me/account")
    ModelAndView account(Page page, Viewer viewer) {
        return page.show("account/resident-account", viewer.name());
    }

    @PostMapping("/me/sign-out")
    ModelAndView signOut(Page page, Viewer viewer, HttpServletRequest request, HttpServletResponse response) {
        signingOut.signOut(viewer, request);
        formTokens.saveToken(null, request, response);
        return page.go("/", "account.signed-out");
    }

    @PostMapping("/me/sessions/ending")
    ModelAndView signOutEverywhere(Page page, Viewer viewer, HttpServletRequest request, HttpServletResponse response) {
        var account = viewer.account();
        if (account != null) {
            changing.endSessions(viewer, account);
            Sessions.end(request);
            sessions.endAll(account, null);
            formTokens.saveToken(null, request, response);
        }
        return page.go("/", "account.signed-out-everywhere");
    }

    private static String destination(Form form) {
        var to = SafePath.of(form.value("to"));
        return to.equals("/") ? "/me" : to;
    }

    private static SignInView view(Form form) {
        return new SignInView(form, form.value("to"));
    }
}

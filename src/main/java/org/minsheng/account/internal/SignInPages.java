package org.minsheng.account.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.minsheng.account.internal.SignIn.Step;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.page.SafePath;
import org.minsheng.shared.Viewer;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Where staff sign in and out, one question a page. */
@Controller
class SignInPages {

    private final SigningIn signingIn;
    private final StaffAccounts accounts;
    private final SecondFactors secondFactors;
    private final ChangingCredentials changing;
    private final Passwords passwords;
    private final Sessions sessions;
    private final CsrfTokenRepository formTokens;
    private final SigningOut signingOut;

    SignInPages(SigningIn signingIn, StaffAccounts accounts, SecondFactors secondFactors, ChangingCredentials changing,
                Passwords passwords, Sessions sessions, CsrfTokenRepository formTokens, SigningOut signingOut) {
        this.signingIn = signingIn;
        this.accounts = accounts;
        this.secondFactors = secondFactors;
        this.changing = changing;
        this.passwords = passwords;
        this.sessions = sessions;
        this.formTokens = formTokens;
        this.signingOut = signingOut;
    }

    @GetMapping("/sign-in")
    ModelAndView show(Page page, Form form, Viewer viewer, HttpServletRequest request) {
        return viewer.isStaff() ? page.go(destination(form.value("to")))
            : page.show("account/sign-in", new SignInView(form, form.value("to"), hasEnded(form, request)));
    }

    /** The browser still has the number of a session that there is no more, and wanted to go on with its work. */
    private static boolean hasEnded(Form form, HttpServletRequest request) {
        return !form.value("to").isEmpty() && request.getRequestedSessionId() != null
            && !request.isRequestedSessionIdValid();
    }

    @PostMapping("/sign-in")
    ModelAndView signIn(Page page, Form form, HttpServletRequest request) {
        var username = form.required("username", 60);
        var password = typedPassword(request, "password");
        if (password.isEmpty()) {
            form.reject("password", "form.required");
        }
        if (!form.hasErrors()) {
            switch (signingIn.attempt(username, password, request.getRemoteAddr())) {
                case SignIn.Refused refused -> form.reject("password", refused.key(), refused.args());
                case SignIn.Passed passed -> {
                    return goOn(page, request, passed, form.value("to"));
                }
            }
        }
        return page.again("account/sign-in", new SignInView(form, form.value("to")));
    }

    @GetMapping("/sign-in/second-factor")
    ModelAndView askSecondFactor(Page page, HttpServletRequest request) {
        return Sessions.pending(request, Step.SECOND_FACTOR) == null ? page.go("/sign-in", "account.sign-in.again")
            : page.show("account/second-factor", new SignInView(Form.empty(), ""));
    }

    @PostMapping("/sign-in/second-factor")
    ModelAndView secondFactor(Page page, Form form, HttpServletRequest request) {
        var pending = Sessions.pending(request, Step.SECOND_FACTOR);
        if (pending == null) {
            return page.go("/sign-in", "account.sign-in.again");
        }
        var code = form.required("code", 40);
        if (!form.hasErrors()) {
            switch (signingIn.attemptSecond(pending.owner(), code)) {
                case SignIn.Refused refused -> form.reject("code", refused.key(), refused.args());
                case SignIn.Passed passed -> {
                    return goOn(page, request, passed, pending.to());
                }
            }
        }
        return page.again("account/second-factor", new SignInView(form, ""));
    }

    @GetMapping("/sign-in/enrolment")
    ModelAndView askEnrolment(Page page, HttpServletRequest request) {
        var account = waiting(request, Step.ENROLMENT);
        if (account == null) {
            return page.go("/sign-in", "account.sign-in.again");
        }
        var sealed = Sessions.secret(request);
        if (sealed == null) {
            sealed = secondFactors.draw();
            Sessions.keepSecret(request, sealed);
        }
        return page.show("account/enrolment", EnrolmentView.of(secondFactors, sealed,
            account.username(), Form.empty()));
    }

    @PostMapping("/sign-in/enrolment")
    ModelAndView enrol(Page page, Form form, HttpServletRequest request) {
        var pending = Sessions.pending(request, Step.ENROLMENT);
        var account = waiting(request, Step.ENROLMENT);
        var sealed = Sessions.secret(request);
        if (pending == null || account == null || sealed == null) {
            return page.go("/sign-in", "account.sign-in.again");
        }
        if (!secondFactors.matches(sealed, form.required("code", 40))) {
            form.reject("code", "account.second-factor.wrong");
            return page.again("account/enrolment", EnrolmentView.of(secondFactors, sealed, account.username(), form));
        }
        var codes = changing.secondFactor(account, sealed);
        var next = goOn(page, request, signingIn.after(account.account(), Step.ENROLMENT), pending.to());
        var view = next.getView();
        var to = view instanceof org.springframework.web.servlet.view.RedirectView redirect ? redirect.getUrl() : null;
        return page.show("account/recovery-codes", new RecoveryCodesView(codes, to == null ? "/console" : to));
    }

    @GetMapping("/sign-in/password")
    ModelAndView askPassword(Page page, HttpServletRequest request) {
        return waiting(request, Step.NEW_PASSWORD) == null ? page.go("/sign-in", "account.sign-in.again")
            : page.show("account/new-password", new SignInView(Form.empty(), ""));
    }

    @PostMapping("/sign-in/password")
    ModelAndView newPassword(Page page, Form form, HttpServletRequest request) {
        var pending = Sessions.pending(request, Step.NEW_PASSWORD);
        var account = waiting(request, Step.NEW_PASSWORD);
        if (pending == null || account == null) {
            return page.go("/sign-in", "account.sign-in.again");
        }
        var typed = NewPassword.read(form, request, account.username());
        if (typed != null && passwords.matches(typed, account.password())) {
            form.reject("password", "account.password.same");
        }
        if (typed == null || form.hasErrors()) {
            return page.again("account/new-password", new SignInView(form, ""));
        }
        changing.password(account, passwords.encode(typed));
        return goOn(page, request, signingIn.after(account.account(), Step.NEW_PASSWORD), pending.to());
    }

    private StaffAccounts.@Nullable Credentials waiting(HttpServletRequest request, Step step) {
        var pending = Sessions.pending(request, step);
        return pending == null ? null : accounts.with(pending.owner().account())
            .filter(account -> account.epoch() == pending.owner().epoch())
            .orElse(null);
    }

    private ModelAndView goOn(Page page, HttpServletRequest request, SignIn.Passed passed, String to) {
        if (passed.next() == Step.DONE) {
            sessions.begin(request, passed.owner(), Sessions.STAFF);
            return page.go(destination(to));
        }
        sessions.await(request, new Sessions.Pending(passed.owner(), passed.next(), to));
        return page.go(switch (passed.next()) {
            case SECOND_FACTOR -> "/sign-in/second-factor";
            case ENROLMENT -> "/sign-in/enrolment";
            default -> "/sign-in/password";
        });
    }

    private static String destination(String to) {
        return to.isEmpty() || SafePath.of(to).equals("/") ? "/console" : SafePath.of(to);
    }

    @PostMapping("/sign-out")
    ModelAndView signOut(Page page, Viewer viewer, HttpServletRequest request, HttpServletResponse response) {
        signingOut.signOut(viewer, request);
        formTokens.saveToken(null, request, response);
        return page.go("/sign-in", "account.signed-out");
    }

    /** Blanks around a password belong to it. */
    static String typedPassword(HttpServletRequest request, String field) {
        var typed = request.getParameter(field);
        return typed == null || typed.length() > 1000 ? "" : typed;
    }
}

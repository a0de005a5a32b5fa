package org.minsheng.account.internal;

import jakarta.servlet.http.HttpServletRequest;
import org.minsheng.account.internal.StaffAccounts.Credentials;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.shared.Viewer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** What people at work change about their own sign-in. */
@Controller
class ProfilePages {

    private static final String PROFILE = "/console/profile";
    private static final String TEMPLATE = "account/profile";

    private final StaffAccounts accounts;
    private final ChangingCredentials changing;
    private final SecondFactors secondFactors;
    private final Passwords passwords;
    private final Sessions sessions;
    private final GrantWords words;
    private final LinkedPhones phones;
    private final boolean demo;

    ProfilePages(StaffAccounts accounts, ChangingCredentials changing, SecondFactors secondFactors, Passwords passwords,
                 Sessions sessions, GrantWords words, LinkedPhones phones, @Value("${minsheng.demo}") boolean demo) {
        this.accounts = accounts;
        this.changing = changing;
        this.secondFactors = secondFactors;
        this.passwords = passwords;
        this.sessions = sessions;
        this.words = words;
        this.phones = phones;
        this.demo = demo;
    }

    @GetMapping(PROFILE)
    ModelAndView show(Page page, Viewer viewer, HttpServletRequest request) {
        return page.show(TEMPLATE, view(page, viewer, request, Form.empty().prefill("name", viewer.name())));
    }

    @PostMapping(PROFILE + "/name")
    ModelAndView rename(Page page, Form form, Viewer viewer, HttpServletRequest request) {
        var name = form.required("name", 40);
        if (form.hasErrors()) {
            return page.again(TEMPLATE, view(page, viewer, request, form));
        }
        changing.name(viewer, own(viewer).account(), name);
        return page.go(PROFILE, "account.profile.renamed");
    }

    @PostMapping(PROFILE + "/password")
    ModelAndView password(Page page, Form form, Viewer viewer, HttpServletRequest request) {
        var account = own(viewer);
        form.prefill("name", viewer.name());
        if (!passwords.matches(SignInPages.typedPassword(request, "current"), account.password())) {
            form.reject("current", "account.password.current-wrong");
        }
        var typed = NewPassword.read(form, request, account.username());
        if (typed == null || form.hasErrors()) {
            return page.again(TEMPLATE, view(page, viewer, request, form));
        }
        Sessions.keep(request, changing.password(account, passwords.encode(typed)));
        sessions.endAll(account.account(), Sessions.id(request));
        return page.go(PROFILE, "account.profile.password-changed");
    }

    @GetMapping(PROFILE + "/second-factor")
    ModelAndView newSecondFactor(Page page, Viewer viewer, HttpServletRequest request) {
        var sealed = secondFactors.draw();
        Sessions.keepSecret(request, sealed);
        return page.show("account/profile-second-factor",
            EnrolmentView.of(secondFactors, sealed, own(viewer).username(), Form.empty()));
    }

    @PostMapping(PROFILE + "/second-factor")
    ModelAndView secondFactor(Page page, Form form, Viewer viewer, HttpServletRequest request) {
        var account = own(viewer);
        var sealed = Sessions.secret(request);
        if (sealed == null) {
            return page.go(PROFILE + "/second-factor");
        }
        if (!secondFactors.matches(sealed, form.required("code", 40))) {
            form.reject("code", "account.second-factor.wrong");
            return page.again("account/profile-second-factor",
                EnrolmentView.of(secondFactors, sealed, account.username(), form));
        }
        return page.show("account/recovery-codes",
            new RecoveryCodesView(changing.secondFactor(account, sealed), PROFILE));
    }

    @PostMapping(PROFILE + "/second-factor/removal")
    ModelAndView noSecondFactor(Page page, Form form, Viewer viewer, HttpServletRequest request) {
        var account = own(viewer);
        form.prefill("name", viewer.name());
        if (account.administrator() && !demo) {
            form.reject("removal", "account.second-factor.required");
        } else if (!passwords.matches(SignInPages.typedPassword(request, "removal"), account.password())) {
            form.reject("removal", "account.password.current-wrong");
        }
        if (form.hasErrors()) {
            return page.again(TEMPLATE, view(page, viewer, request, form));
        }
        changing.noSecondFactor(account);
        return page.go(PROFILE, "account.second-factor.removed");
    }

    @PostMapping(PROFILE + "/sessions/{key}/ending")
    ModelAndView endSession(Page page, Viewer viewer, @PathVariable String key) {
        sessions.end(own(viewer).account(), key);
        return page.go(PROFILE, "account.profile.session-ended");
    }

    @PostMapping(PROFILE + "/sessions/ending")
    ModelAndView endSessions(Page page, Viewer viewer, HttpServletRequest request) {
        var account = own(viewer).account();
        Sessions.keep(request, changing.endSessions(viewer, account));
        sessions.endAll(account, Sessions.id(request));
        return page.go(PROFILE, "account.profile.sessions-ended");
    }

    private Credentials own(Viewer viewer) {
        var account = viewer.account();
        if (account == null) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return accounts.with(account).orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
    }

    private ProfileView view(Page page, Viewer viewer, HttpServletRequest request, Form form) {
        var account = own(viewer);
        return new ProfileView(account.username(), account.secondFactor() != null, account.administrator() && !demo,
            words.of(page, viewer.grants()), sessions.of(account.account()), Sessions.key(request),
            phones.masked(account.account()), form);
    }
}

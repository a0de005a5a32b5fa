package org.minsheng.account.internal;

import jakarta.servlet.http.HttpServletRequest;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Where staff sign in and out. */
@Controller
class SignInPages {

    static final String HOME = "/console";

    private final SigningIn signingIn;
    private final Sessions sessions;

    SignInPages(SigningIn signingIn, Sessions sessions) {
        this.signingIn = signingIn;
        this.sessions = sessions;
    }

    @GetMapping("/sign-in")
    ModelAndView show(Page page, Form form, Viewer viewer) {
        return viewer.isStaff() ? page.go(Destination.of(form.value("to"), HOME))
            : page.show("account/sign-in", new SignInView(form, form.value("to")));
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

    private ModelAndView goOn(Page page, HttpServletRequest request, SignIn.Passed passed, String to) {
        sessions.begin(request, passed.owner(), Sessions.STAFF);
        return page.go(Destination.of(to, HOME));
    }

    @PostMapping("/sign-out")
    ModelAndView signOut(Page page, HttpServletRequest request) {
        Sessions.end(request);
        return page.go("/sign-in", "account.signed-out");
    }

    /** Blanks around a password belong to it. */
    static String typedPassword(HttpServletRequest request, String field) {
        var typed = request.getParameter(field);
        return typed == null || typed.length() > 1000 ? "" : typed;
    }
}

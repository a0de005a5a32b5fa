package org.minsheng.account.internal;

import org.minsheng.page.Form;

/**
 * A step of signing in.
 *
 * @param to where the person wanted to go
 * @param ended whether somebody is sent here whose sign-in has ended without their doing
 */
public record SignInView(Form form, String to, boolean ended) {

    public SignInView(Form form, String to) {
        this(form, to, false);
    }
}

package org.minsheng.account.internal;

import org.minsheng.page.Form;

/**
 * A step of signing in.
 *
 * @param to where the person wanted to go
 */
public record SignInView(Form form, String to) {
}

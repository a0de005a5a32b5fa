package org.minsheng.account.internal.access;

import jakarta.servlet.Filter;

/** Turns the token of a request into a sign-in. */
public interface BearerSignIn {

    Filter filter();
}

package org.minsheng.account.internal;

/** What became of an attempt to sign in. */
public sealed interface SignIn {

    /** What is still asked after the right password. */
    enum Step { SECOND_FACTOR, ENROLMENT, NEW_PASSWORD, DONE }

    record Passed(Sessions.Owner owner, Step next) implements SignIn {
    }

    /** @param key message key of the sentence for the person, with its arguments */
    record Refused(String key, Object... args) implements SignIn {
    }
}

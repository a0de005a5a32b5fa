package org.minsheng.appeal.internal.vacancy;

import java.util.Optional;
import org.minsheng.organisation.Post;

/**
 * A post at which nobody is, because it is vacant or because nobody there may sign in.
 *
 * @param desk nobody takes in and dispatches there
 * @param handler nobody handles what was given to it
 */
record EmptyPost(Post post, boolean desk, boolean handler) {

    /** As far as nobody is there; none where somebody does both. */
    static Optional<EmptyPost> of(Post post, boolean served, boolean handled) {
        return served && handled ? Optional.empty() : Optional.of(new EmptyPost(post, !served, !handled));
    }

    /** As it is when nobody holds it. */
    static EmptyPost vacant(Post post) {
        return new EmptyPost(post, true, true);
    }
}

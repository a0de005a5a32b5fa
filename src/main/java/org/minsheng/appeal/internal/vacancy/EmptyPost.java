package org.minsheng.appeal.internal.vacancy;

import org.minsheng.organisation.Post;

/**
 * A post at which nobody is, because it is vacant or because nobody there may sign in.
 *
 * @param desk nobody takes in and dispatches there
 * @param handler nobody handles what was given to it
 */
record EmptyPost(Post post, boolean desk, boolean handler) {

    /** As it is when nobody holds it. */
    static EmptyPost vacant(Post post) {
        return new EmptyPost(post, true, true);
    }
}

package org.minsheng.organisation.internal;

import org.minsheng.organisation.Post;

/** A post in a list, with its place as people say it. */
public record PostRow(Post post, String place) {
}

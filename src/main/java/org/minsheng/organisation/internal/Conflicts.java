package org.minsheng.organisation.internal;

import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.minsheng.organisation.Post;
import org.minsheng.organisation.PostId;
import org.minsheng.organisation.internal.Outcome.Refused;
import org.springframework.stereotype.Component;

/** Says who already answers, when somebody else shall too. */
@Component
class Conflicts {

    private final PostRepository posts;

    Conflicts(PostRepository posts) {
        this.posts = posts;
    }

    /** The first post in the way, by its name and the first duty in question; the page translates the duty's code. */
    Refused about(PostData wanted, @Nullable PostId except) {
        var inTheWay = posts.inTheWay(wanted.duties(), wanted.area(), wanted.tier(), except);
        if (inTheWay.isEmpty()) {
            return Outcome.CHANGED_MEANWHILE;
        }
        Post post = inTheWay.getFirst();
        var both = new TreeSet<>(post.duties());
        both.retainAll(wanted.duties());
        return new Refused("duties", "organisation.refused.answered", new Duty(both.first()),
            post.organisationName(), post.title());
    }

    /** A duty within a sentence. */
    record Duty(String code) {
    }
}

package org.minsheng.appeal.internal.vacancy;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.minsheng.appeal.internal.Answering;
import org.minsheng.organisation.Post;
import org.minsheng.organisation.PostAbsence;
import org.minsheng.organisation.PostId;
import org.springframework.stereotype.Component;

/** Says where somebody asks who answers what dispatching would say. */
@Component
class AbsentPosts implements PostAbsence {

    private final Answering answering;

    AbsentPosts(Answering answering) {
        this.answering = answering;
    }

    @Override
    public Set<PostId> among(Collection<Post> held, String duty) {
        return held.stream()
            .filter(post -> !(duty.equals(Post.DESK) ? answering.servesDesk(post) : answering.handles(post)))
            .map(Post::id)
            .collect(Collectors.toSet());
    }
}

package org.minsheng.appeal.internal.vacancy;

import java.util.List;
import org.minsheng.appeal.internal.Answering;
import org.minsheng.organisation.Post;
import org.minsheng.organisation.PostUse;
import org.springframework.stereotype.Component;

/** Says before a post is left empty how many open matters would go where. */
@Component
class LyingAppeals implements PostUse {

    private final GoingOn goingOn;
    private final Answering answering;

    LyingAppeals(GoingOn goingOn, Answering answering) {
        this.goingOn = goingOn;
        this.answering = answering;
    }

    @Override
    public List<Use> with(Post post) {
        var going = goingOn.from(EmptyPost.vacant(post),
            other -> !other.id().equals(post.id()) && answering.servesDesk(other));
        return going.entrySet().stream().map(entry -> new Use("appeal.hand-on.use", entry.getValue(), entry.getKey()))
            .toList();
    }
}

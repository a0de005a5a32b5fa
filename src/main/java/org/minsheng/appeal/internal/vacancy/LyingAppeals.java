package org.minsheng.appeal.internal.vacancy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.minsheng.organisation.Post;
import org.minsheng.organisation.PostUse;
import org.minsheng.organisation.Posts;
import org.minsheng.organisation.Responsibility;
import org.springframework.stereotype.Component;

/** Says before a post is left empty how many open matters would go where. */
@Component
class LyingAppeals implements PostUse {

    private final VacancyBook book;
    private final Posts posts;

    LyingAppeals(VacancyBook book, Posts posts) {
        this.book = book;
        this.posts = posts;
    }

    @Override
    public List<Use> with(Post post) {
        Map<String, Long> byPlace = new LinkedHashMap<>();
        for (var lying : book.counted(post.id(), post.area())) {
            byPlace.merge(to(post, lying), lying.count(), Long::sum);
        }
        return byPlace.entrySet().stream().map(entry -> new Use("appeal.hand-on.use", entry.getValue(), entry.getKey())).toList();
    }

    private String to(Post post, VacancyBook.Lying lying) {
        if (lying.backTo() != null && posts.post(lying.backTo()).filter(Post::isStaffed).isPresent()) {
            var organisation = lying.backToOrganisation();
            return organisation == null ? "" : posts.organisationNames(List.of(organisation)).getOrDefault(organisation, "");
        }
        return posts.responsibleWithout(post.id(), Post.DESK, lying.place(), lying.from()) instanceof Responsibility.Held held
            ? held.post().organisationName() : "";
    }
}

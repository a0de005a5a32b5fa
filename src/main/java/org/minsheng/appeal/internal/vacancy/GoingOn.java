package org.minsheng.appeal.internal.vacancy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.minsheng.organisation.Post;
import org.minsheng.organisation.Posts;
import org.minsheng.organisation.Responsibility;
import org.springframework.stereotype.Component;

/** Where what lies with a post would go if nobody were there. */
@Component
class GoingOn {

    private final VacancyBook book;
    private final Posts posts;

    GoingOn(VacancyBook book, Posts posts) {
        this.book = book;
        this.posts = posts;
    }

    /** How many go to which organisation; its name is empty where no desk would be left. */
    Map<String, Long> from(EmptyPost empty, Predicate<Post> servesDesk) {
        Map<String, Long> byName = new LinkedHashMap<>();
        for (var lying : book.counted(empty)) {
            byName.merge(to(lying, servesDesk), lying.count(), Long::sum);
        }
        return byName;
    }

    private String to(VacancyBook.Lying lying, Predicate<Post> servesDesk) {
        var organisation = lying.backToOrganisation();
        if (organisation != null
            && Optional.ofNullable(lying.backTo()).flatMap(posts::post).filter(servesDesk).isPresent()) {
            return posts.organisationNames(List.of(organisation)).getOrDefault(organisation, "");
        }
        return posts.responsible(Post.DESK, lying.place(), lying.from(), servesDesk) instanceof Responsibility.Held held
            ? held.post().organisationName() : "";
    }
}

package org.minsheng.organisation.internal;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.minsheng.organisation.Post;
import org.minsheng.organisation.PostId;
import org.minsheng.organisation.Posts;
import org.minsheng.organisation.Responsibility;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.Tier;
import org.springframework.stereotype.Service;

/** Answers other modules; every answer is one query. */
@Service
class KnownPosts implements Posts {

    private static final int CHOICES = 100;

    private final PostRepository posts;
    private final OrganisationRepository organisations;

    KnownPosts(PostRepository posts, OrganisationRepository organisations) {
        this.posts = posts;
        this.organisations = organisations;
    }

    @Override
    public Responsibility responsible(String duty, AreaCode place, Tier from) {
        return responsible(duty, place, from, post -> true);
    }

    @Override
    public Responsibility responsible(String duty, AreaCode place, Tier from, Predicate<Post> among) {
        return posts.answering(duty, place, EnumSet.range(from, Tier.COUNTY)).stream()
            .filter(post -> post.isStaffed() && among.test(post))
            .findFirst()
            .<Responsibility>map(Responsibility.Held::new)
            .orElseGet(() -> new Responsibility.Nobody(Tier.COUNTY));
    }

    @Override
    public Optional<Post> on(Tier tier, String duty, AreaCode place) {
        return posts.answering(duty, place, List.of(tier)).stream().filter(Post::isStaffed).findFirst();
    }

    @Override
    public Optional<Post> post(PostId id) {
        return posts.post(id);
    }

    @Override
    public Map<PostId, Post> posts(Collection<PostId> ids) {
        return ids.isEmpty() ? Map.of()
            : posts.posts(ids).stream().collect(Collectors.toMap(Post::id, Function.identity()));
    }

    @Override
    public List<Post> handlers(AreaCode place, Tier tier) {
        return posts.handlers(place, tier, CHOICES);
    }

    @Override
    public Map<OrganisationId, String> organisationNames(Collection<OrganisationId> ids) {
        return ids.isEmpty() ? Map.of() : organisations.names(ids);
    }

    @Override
    public List<String> duties() {
        return posts.duties();
    }

    @Override
    public Map<OrganisationId, String> organisations(AreaCode within, String words, int limit) {
        return organisations.named(within, words, limit);
    }

    @Override
    public Set<OrganisationId> organisationsCalled(String words) {
        return words.isBlank() ? Set.of() : organisations.called(words);
    }

    @Override
    public Set<PostId> postsCalled(String words) {
        return words.isBlank() ? Set.of() : posts.called(words);
    }

    @Override
    public Optional<OrganisationId> organisationByName(AreaCode county, String name) {
        return organisations.byName(county, name);
    }
}

package org.minsheng.appeal.internal;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minsheng.account.Accounts;
import org.minsheng.account.Postings;
import org.minsheng.account.Postings.Posting;
import org.minsheng.organisation.Post;
import org.minsheng.organisation.Posts;
import org.minsheng.organisation.Responsibility;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Grant;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.Role;
import org.minsheng.shared.Tier;
import org.springframework.stereotype.Component;

/**
 * Who answers for a duty and can act here. A post keeps its holder when the last of its organisation may not sign in
 * any more; it is passed over then as if it were vacant, until somebody may again. Where nobody ever could, the post
 * counts: whoever stands there is told in other ways. A desk is also served by whoever is granted its area at another
 * organisation, as a secretary is at the party's.
 */
@Component
public class Answering {

    private static final Set<Role> OWN_DESK = EnumSet.of(Role.DESK_CLERK, Role.COMMUNITY_SECRETARY,
        Role.TOWN_DISPATCHER, Role.INTEGRATION);
    private static final Set<Role> ANY_DESK = EnumSet.of(Role.DESK_CLERK, Role.COMMUNITY_SECRETARY,
        Role.TOWN_DISPATCHER);
    private static final Set<Role> HANDLERS = EnumSet.of(Role.PROPERTY_MANAGER,
        Role.COUNTY_DEPARTMENT, Role.GRID_WORKER, Role.DESK_CLERK, Role.COMMUNITY_SECRETARY,
        Role.TOWN_DISPATCHER, Role.INTEGRATION);

    /** Somebody who is about to be allowed less, with what then remains. */
    public record Leaver(AccountId account, List<Grant> remaining) {

        public Leaver {
            remaining = List.copyOf(remaining);
        }
    }

    private final Posts posts;
    private final Accounts accounts;

    Answering(Posts posts, Accounts accounts) {
        this.posts = posts;
        this.accounts = accounts;
    }

    /** The lowest post from the tier up at which somebody is. */
    public Responsibility responsible(String duty, AreaCode place, Tier from) {
        return posts.responsible(duty, place, from, post -> duty.equals(Post.DESK) ? servesDesk(post) : handles(post));
    }

    /** The desk on exactly this tier, when somebody is there. */
    public Optional<Post> desk(Tier tier, AreaCode place) {
        return posts.on(tier, Post.DESK, place).filter(this::servesDesk);
    }

    /** Posts on a tier that may be given a matter of the place. */
    public List<Post> handlers(AreaCode place, Tier tier) {
        var all = posts.handlers(place, tier);
        var known = known(all.stream().map(Post::organisation).collect(Collectors.toSet()), List.of(), null);
        return all.stream().filter(post -> !known.areLeft(at(post.organisation(), HANDLERS))).toList();
    }

    /** Whether somebody takes in and dispatches there. */
    public boolean servesDesk(Post post) {
        return servesDesk(post, null);
    }

    /** The same when the leaver has left; null for nobody. */
    public boolean servesDesk(Post post, @Nullable Leaver leaver) {
        if (!post.isStaffed()) {
            return false;
        }
        var area = served(post);
        var known = known(List.of(post.organisation()), area == null ? List.of() : List.of(area), leaver);
        Predicate<Posting> atAnother = granted -> granted.area().equals(area) && ANY_DESK.contains(granted.role());
        return !known.areLeft(at(post.organisation(), OWN_DESK).or(atAnother));
    }

    /** Whether somebody handles what is given to the post. */
    public boolean handles(Post post) {
        return handles(post, null);
    }

    /** The same when the leaver has left; null for nobody. */
    public boolean handles(Post post, @Nullable Leaver leaver) {
        var at = post.organisation();
        return post.isStaffed() && !known(List.of(at), List.of(), leaver).areLeft(at(at, HANDLERS));
    }

    /** Those of the organisations at which desks were served and are not any more. */
    public Set<OrganisationId> left(Collection<OrganisationId> organisations) {
        var known = known(organisations, List.of(), null);
        return organisations.stream()
            .filter(organisation -> known.areLeft(at(organisation, OWN_DESK)))
            .collect(Collectors.toSet());
    }

    /** Organisations that these grants leave without anybody at a desk or without handlers, now that they are ended. */
    public Set<OrganisationId> leftBy(Collection<Grant> ended) {
        return leftBy(ended, null);
    }

    /** The same when the leaver has left; null where they are ended already. */
    public Set<OrganisationId> leftBy(Collection<Grant> ended, @Nullable Leaver leaver) {
        var organisations = ended.stream().map(Grant::organisation).collect(Collectors.toSet());
        var known = known(organisations, List.of(), leaver);
        var left = new HashSet<OrganisationId>();
        organisations.stream()
            .filter(one -> Stream.of(OWN_DESK, HANDLERS).anyMatch(roles -> known.areLeft(at(one, roles))))
            .forEach(left::add);
        ended.stream().filter(grant -> ANY_DESK.contains(grant.role())).map(Grant::area).distinct()
            .flatMap(area -> posts.on(Tier.of(area), Post.DESK, area).stream())
            .filter(desk -> !servesDesk(desk, leaver))
            .forEach(desk -> left.add(desk.organisation()));
        return left;
    }

    private Postings known(Collection<OrganisationId> organisations, Collection<AreaCode> areas,
                           @Nullable Leaver leaver) {
        var known = accounts.postings(organisations, areas, leaver == null ? null : leaver.account());
        return leaver == null ? known : known.with(leaver.remaining());
    }

    private static Predicate<Posting> at(OrganisationId organisation, Set<Role> roles) {
        return granted -> granted.organisation().equals(organisation) && roles.contains(granted.role());
    }

    /** For whose area a grant serves this desk; null where a post's area is wider than its tier. */
    private static @Nullable AreaCode served(Post desk) {
        return desk.area().at(desk.tier().level());
    }
}

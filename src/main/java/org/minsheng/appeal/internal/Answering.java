package org.minsheng.appeal.internal;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minsheng.account.Accounts;
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
 * Who answers for a duty and can act here. A post keeps its holder when the last of its organisation may not sign in any more; it
 * is passed over then as if it were vacant, until somebody may again. Where nobody ever could, the post counts: whoever stands
 * there is told in other ways.
 */
@Component
public class Answering {

    private static final Set<Role> DESKS = EnumSet.of(Role.DESK_CLERK, Role.COMMUNITY_SECRETARY, Role.TOWN_DISPATCHER, Role.INTEGRATION);
    private static final Set<Role> HANDLERS = EnumSet.of(Role.PROPERTY_MANAGER, Role.COUNTY_DEPARTMENT, Role.GRID_WORKER,
        Role.DESK_CLERK, Role.COMMUNITY_SECRETARY, Role.TOWN_DISPATCHER, Role.INTEGRATION);

    /** Somebody who is about to be allowed less, with what then remains. */
    public record Leaver(AccountId account, List<Grant> remaining) {

        public Leaver {
            remaining = List.copyOf(remaining);
        }
    }

    private final Posts posts;
    private final Accounts accounts;
    private final DeskPeople people;

    Answering(Posts posts, Accounts accounts, DeskPeople people) {
        this.posts = posts;
        this.accounts = accounts;
        this.people = people;
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
        var left = accounts.left(all.stream().map(Post::organisation).collect(Collectors.toSet()), HANDLERS, null);
        return all.stream().filter(post -> !left.contains(post.organisation())).toList();
    }

    /** Whether somebody takes in and dispatches there. */
    public boolean servesDesk(Post post) {
        return servesDesk(post, null);
    }

    /** The same when the leaver has left; null for nobody. */
    public boolean servesDesk(Post post, @Nullable Leaver leaver) {
        return post.isStaffed() && (!isLeft(post.organisation(), DESKS, leaver) || peopleAtDesk(post, leaver));
    }

    /** Whether somebody handles what is given to the post. */
    public boolean handles(Post post) {
        return handles(post, null);
    }

    /** The same when the leaver has left; null for nobody. */
    public boolean handles(Post post, @Nullable Leaver leaver) {
        return post.isStaffed() && !isLeft(post.organisation(), HANDLERS, leaver);
    }

    /** Those of the organisations whose desks or whose handlers are gone. */
    public Set<OrganisationId> left(Collection<OrganisationId> organisations) {
        Set<OrganisationId> left = new HashSet<>(accounts.left(organisations, DESKS, null));
        left.addAll(accounts.left(organisations, HANDLERS, null));
        return left;
    }

    /** The same when the leaver has left. */
    public Set<OrganisationId> leftBy(Leaver leaver, Collection<OrganisationId> organisations) {
        return organisations.stream()
            .filter(organisation -> isLeft(organisation, DESKS, leaver) || isLeft(organisation, HANDLERS, leaver))
            .collect(Collectors.toSet());
    }

    private boolean isLeft(OrganisationId organisation, Set<Role> roles, @Nullable Leaver leaver) {
        return (leaver == null || leaver.remaining().stream()
                .noneMatch(grant -> roles.contains(grant.role()) && grant.organisation().equals(organisation)))
            && accounts.left(Set.of(organisation), roles, leaver == null ? null : leaver.account()).contains(organisation);
    }

    /** A desk is also served by whoever is granted its area at another organisation, as a secretary is at the party's. */
    private boolean peopleAtDesk(Post post, @Nullable Leaver leaver) {
        var there = people.at(post.area(), post.tier());
        if (leaver == null) {
            return !there.isEmpty();
        }
        return there.stream().anyMatch(account -> !account.equals(leaver.account())) || leaver.remaining().stream()
            .anyMatch(grant -> DESKS.contains(grant.role()) && grant.area().equals(post.area()));
    }
}

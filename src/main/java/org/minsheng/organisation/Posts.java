package org.minsheng.organisation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.Tier;

/** What other modules ask about who answers for what. */
public interface Posts {

    /**
     * The one staffed post for a duty at a place: on the tier asked the post with the narrowest area around the place;
     * when nobody stands there, the next tier up.
     */
    Responsibility responsible(String duty, AreaCode place, Tier from);

    /** The same among those staffed posts only that the condition lets through; it is asked from the lowest up. */
    Responsibility responsible(String duty, AreaCode place, Tier from, Predicate<Post> among);

    /** The same on exactly one tier, without rising. */
    Optional<Post> on(Tier tier, String duty, AreaCode place);

    Optional<Post> post(PostId id);

    Map<PostId, Post> posts(Collection<PostId> ids);

    /** Staffed posts on a tier that answer for anything at the place: the choices of a dispatcher, at most 100. */
    List<Post> handlers(AreaCode place, Tier tier);

    /** Names of organisations in one query. */
    Map<OrganisationId, String> organisationNames(Collection<OrganisationId> ids);

    /** Every duty that exists, code to name key {@code duty.<code>}, in order. */
    List<String> duties();

    /**
     * Existing organisations within the area whose name contains the words, the shortest names first, in this order.
     */
    Map<OrganisationId, String> organisations(AreaCode within, String words, int limit);

    /** Organisations whose name contains the words, ended ones too. */
    Set<OrganisationId> organisationsCalled(String words);

    /** Posts that contain the words, written as 居委会 · 书记: the organisation and the title; ended ones too. */
    Set<PostId> postsCalled(String words);

    /** The organisation of exactly this name in a county. */
    Optional<OrganisationId> organisationByName(AreaCode county, String name);
}

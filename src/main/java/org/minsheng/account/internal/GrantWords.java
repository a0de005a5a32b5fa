package org.minsheng.account.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.minsheng.area.Places;
import org.minsheng.organisation.Posts;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Grant;
import org.minsheng.shared.OrganisationId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Says a grant in words: 社区书记 · 体育场社区居民委员会 · 体育场社区. */
@Component
public class GrantWords {

    private final ObjectProvider<Posts> posts;
    private final Places places;

    GrantWords(ObjectProvider<Posts> posts, Places places) {
        this.posts = posts;
        this.places = places;
    }

    public List<String> of(Page page, Collection<Grant> grants) {
        var organisations = organisations(grants.stream().map(Grant::organisation).distinct().toList());
        var areas = areas(grants.stream().map(Grant::area).distinct().toList());
        return grants.stream().map(grant -> page.t(grant.role())
            + said(organisations.get(grant.organisation())) + said(areas.get(grant.area()))).toList();
    }

    private static String said(@org.jspecify.annotations.Nullable String name) {
        return name == null || name.isEmpty() ? "" : " · " + name;
    }

    Map<OrganisationId, String> organisations(Collection<OrganisationId> ids) {
        return posts.stream().findFirst().map(known -> known.organisationNames(ids)).orElse(Map.of());
    }

    /** The name of each area, or its code where the installation does not keep the place. */
    public Map<AreaCode, String> areas(Collection<AreaCode> codes) {
        Map<AreaCode, String> names = new HashMap<>();
        codes.forEach(code -> names.put(code, code.value()));
        names.putAll(places.names(codes));
        return names;
    }
}

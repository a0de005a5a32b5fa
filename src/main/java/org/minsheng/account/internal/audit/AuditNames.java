package org.minsheng.account.internal.audit;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.minsheng.account.Accounts;
import org.minsheng.account.AuditedThings;
import org.minsheng.area.Places;
import org.minsheng.organisation.Post;
import org.minsheng.organisation.PostId;
import org.minsheng.organisation.Posts;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.springframework.stereotype.Component;

/** Names of what the entries on a page point to as {@code kind:id}: each kind is asked once, however many there are. */
@Component
class AuditNames {

    private static final Set<String> PLACES = Set.of("place", "area", "county", "community");

    private final Accounts accounts;
    private final Posts posts;
    private final Places places;
    private final Map<String, AuditedThings> things;

    AuditNames(Accounts accounts, Posts posts, Places places, List<AuditedThings> things) {
        this.accounts = accounts;
        this.posts = posts;
        this.places = places;
        this.things = things.stream().collect(Collectors.toMap(AuditedThings::kind, Function.identity()));
    }

    /** By reference; whatever has no name, or none any more, is left out. */
    Map<String, String> of(Collection<String> references, Locale locale) {
        Map<String, Set<String>> wanted = new HashMap<>();
        references.forEach(reference -> wanted.computeIfAbsent(asked(kind(reference)), kind -> new HashSet<>())
            .add(id(reference)));
        Map<String, Map<String, String>> known = new HashMap<>();
        wanted.forEach((kind, ids) -> known.put(kind, names(kind, ids, locale)));
        Map<String, String> names = new HashMap<>();
        for (var reference : references) {
            var name = known.getOrDefault(asked(kind(reference)), Map.of()).getOrDefault(id(reference), "");
            if (!name.isEmpty()) {
                names.put(reference, name);
            }
        }
        return names;
    }

    /** What goes by a name, as entries write it; a part of the name is enough for posts and organisations. */
    Set<String> called(String words) {
        var found = posts.postsCalled(words).stream().map(post -> "post:" + post.value())
            .collect(Collectors.toCollection(HashSet::new));
        posts.organisationsCalled(words).forEach(one -> found.add("organisation:" + one.value()));
        things.forEach((kind, thing) -> thing.called(words).forEach(id -> found.add(kind + ":" + id)));
        return found;
    }

    static String kind(String reference) {
        int colon = reference.indexOf(':');
        return colon < 0 ? "" : reference.substring(0, colon);
    }

    static String id(String reference) {
        return reference.substring(reference.indexOf(':') + 1);
    }

    private static String asked(String kind) {
        return PLACES.contains(kind) ? "place" : kind;
    }

    private Map<String, String> names(String kind, Set<String> ids, Locale locale) {
        return switch (kind) {
            case "account" -> written(accounts.names(numbers(ids, AccountId::new)), AccountId::value);
            case "organisation" ->
                written(posts.organisationNames(numbers(ids, OrganisationId::new)), OrganisationId::value);
            case "post" -> posts.posts(numbers(ids, PostId::new)).values().stream()
                .collect(Collectors.toMap(post -> Long.toString(post.id().value()), AuditNames::said));
            case "place" -> written(places.addresses(ids.stream().filter(AreaCode::isValid).map(AreaCode::new)
                .toList()), AreaCode::value);
            default -> {
                var thing = things.get(kind);
                yield thing == null ? Map.of() : thing.names(ids, locale);
            }
        };
    }

    private static String said(Post post) {
        return post.organisationName() + " · " + post.title();
    }

    private static <T> List<T> numbers(Set<String> ids, LongFunction<T> as) {
        return ids.stream().filter(id -> id.matches("-?\\d{1,18}")).map(id -> as.apply(Long.parseLong(id))).toList();
    }

    private static <T> Map<String, String> written(Map<T, String> names, Function<T, Object> id) {
        return names.entrySet().stream().collect(Collectors.toMap(name -> id.apply(name.getKey()).toString(),
            Map.Entry::getValue));
    }
}

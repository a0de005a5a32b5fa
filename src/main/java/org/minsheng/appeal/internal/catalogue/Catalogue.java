package org.minsheng.appeal.internal.catalogue;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.organisation.Post;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Tier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The dispatch catalogue in force: which duty on which tier answers for a matter at a place. */
@Component
public class Catalogue {

    /** @param version id of the catalogue's version, kept with the appeal; null when the county has none */
    public record Route(@Nullable Long version, Tier tier, String duty) {
    }

    private record Entry(long version, String matter, String area, Tier tier, String duty) {
    }

    private final JdbcClient jdbc;
    private final LoadingCache<String, List<Entry>> inForce =
        Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(10)).build(this::load);

    Catalogue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The narrowest area wins, then the narrower matter; a matter that nobody listed goes to the community's desk. */
    public Route route(@Nullable String matter, AreaCode place) {
        var entries = inForce.get(place.county().value());
        for (var topic = matter; topic != null; topic = parent(topic)) {
            var name = topic;
            var found = entries.stream()
                .filter(entry -> entry.matter().equals(name) && place.value().startsWith(entry.area()))
                .findFirst();
            if (found.isPresent()) {
                var entry = found.get();
                return new Route(entry.version(), entry.tier(), entry.duty());
            }
        }
        return new Route(entries.isEmpty() ? null : entries.getFirst().version(), Tier.COMMUNITY, Post.DESK);
    }

    /** The number people call a version by. */
    public int number(long version) {
        return jdbc.sql("select version from appeal.catalogue where id = :version")
            .param("version", version)
            .query(Integer.class)
            .single();
    }

    void forget() {
        inForce.invalidateAll();
    }

    private static @Nullable String parent(String matter) {
        int dot = matter.lastIndexOf('.');
        return dot < 0 ? null : matter.substring(0, dot);
    }

    private List<Entry> load(String county) {
        return jdbc.sql("""
                select entry.catalogue, entry.matter, entry.area, entry.tier, entry.duty
                from appeal.catalogue_entry entry
                where entry.catalogue = (
                    select id
                    from appeal.catalogue
                    where county = :county and in_force_from <= now()
                    order by version desc
                    limit 1)
                order by length(entry.area) desc, entry.matter
                """)
            .param("county", county)
            .query((row, n) -> new Entry(row.getLong("catalogue"), row.getString("matter"), row.getString("area"),
                Tier.valueOf(row.getString("tier")), row.getString("duty")))
            .list();
    }
}

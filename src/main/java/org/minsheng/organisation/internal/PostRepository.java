package org.minsheng.organisation.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minsheng.organisation.Post;
import org.minsheng.organisation.PostId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Tier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads existing posts with their duties and holders, always in one query. */
@Repository
class PostRepository {

    private static final String SELECT = """
        select post.id, post.organisation_id, organisation.name as organisation_name, post.title, post.area_code,
            post.tier, array(
                select duty
                from organisation.post_duty
                where post_id = post.id
                    and until is null
            ) as duties,
            holding.person_id, coalesce(holding.holder_name, '') as holder_name
        from organisation.post
        join organisation.organisation on organisation.id = post.organisation_id
        left join organisation.holding on holding.post_id = post.id and holding.until is null
        """;

    private final JdbcClient jdbc;

    PostRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Posts that answer for the duty at the place on these tiers, lowest tier and narrowest area first; vacant ones
     * too.
     */
    List<Post> answering(String duty, AreaCode place, Collection<Tier> tiers) {
        return jdbc.sql(SELECT + """
                join organisation.post_duty answer on answer.post_id = post.id
                where answer.duty = :duty
                    and answer.area_code = any(:around)
                    and answer.tier = any(:tiers)
                    and answer.until is null
                order by array_position(:tiers, answer.tier), length(answer.area_code) desc
                """)
            .param("duty", duty)
            .param("around", around(place))
            .param("tiers", names(tiers))
            .query(PostRepository::post).list();
    }

    /** Existing staffed posts on a tier whose area lies around the place. */
    List<Post> handlers(AreaCode place, Tier tier, int limit) {
        return jdbc.sql(SELECT + """
                where post.area_code = any(:around)
                    and post.tier = :tier
                    and post.ended_at is null
                    and holding.id is not null
                order by length(post.area_code) desc, post.id
                limit :limit
                """)
            .param("around", around(place))
            .param("tier", tier.name())
            .param("limit", limit)
            .query(PostRepository::post).list();
    }

    /** Whether they still exist or not: what was dispatched to them keeps their name. */
    List<Post> posts(Collection<PostId> ids) {
        return jdbc.sql(SELECT + """
                where post.id = any(:ids)
                """)
            .param("ids", ids.stream().map(PostId::value).toArray(Long[]::new))
            .query(PostRepository::post).list();
    }

    /** Whether they still exist or not. */
    Set<PostId> called(String words) {
        return jdbc.sql("""
                select post.id
                from organisation.post
                join organisation.organisation on organisation.id = post.organisation_id
                where position(:words in organisation.name || ' · ' || post.title) > 0
                """)
            .param("words", words)
            .query((row, number) -> new PostId(row.getLong("id"))).set();
    }

    Optional<Post> post(PostId id) {
        return posts(List.of(id)).stream().findFirst();
    }

    List<Post> of(OrganisationId organisation) {
        return jdbc.sql(SELECT + """
                where post.organisation_id = :organisation
                    and post.ended_at is null
                order by post.id
                limit 200
                """)
            .param("organisation", organisation.value())
            .query(PostRepository::post).list();
    }

    /** Posts that are over, the latest first. */
    List<Post> former(OrganisationId organisation) {
        return jdbc.sql(SELECT + """
                where post.organisation_id = :organisation
                    and post.ended_at is not null
                order by post.ended_at desc
                limit 50
                """)
            .param("organisation", organisation.value())
            .query(PostRepository::post).list();
    }

    /** Existing posts without a holder within the area, by area, from after the cursor. */
    List<Post> vacant(AreaCode within, @Nullable Cursor after, int limit) {
        return jdbc.sql(SELECT + """
                where post.area_code like :within
                    and post.ended_at is null
                    and holding.id is null
                    and (post.area_code, post.id) > (:area collate "C", :id)
                order by post.area_code, post.id
                limit :limit
                """)
            .param("within", within.value() + "%")
            .param("area", after == null ? "" : after.area())
            .param("id", after == null ? 0 : after.id())
            .param("limit", limit)
            .query(PostRepository::post).list();
    }

    /** The posts that already answer for one of the duties in exactly this area on this tier. */
    List<Post> inTheWay(Collection<String> duties, AreaCode area, Tier tier, @Nullable PostId except) {
        return jdbc.sql(SELECT + """
                where post.id in (
                        select post_id
                        from organisation.post_duty
                        where duty = any(:duties)
                            and area_code = :area
                            and tier = :tier
                            and until is null
                    )
                    and post.id <> :except
                order by post.id
                """)
            .param("duties", duties.toArray(String[]::new))
            .param("area", area.value())
            .param("tier", tier.name())
            .param("except", except == null ? 0 : except.value())
            .query(PostRepository::post).list();
    }

    List<String> duties() {
        return jdbc.sql("""
                select code
                from organisation.duty
                order by position
                """)
            .query(String.class).list();
    }

    private static Post post(ResultSet row, int number) throws SQLException {
        long person = row.getLong("person_id");
        var holder = row.wasNull() ? null : new PersonId(person);
        var duties = (String[]) row.getArray("duties").getArray();
        return new Post(new PostId(row.getLong("id")), new OrganisationId(row.getLong("organisation_id")),
            row.getString("organisation_name"), row.getString("title"), new AreaCode(row.getString("area_code")),
            Tier.valueOf(row.getString("tier")), Set.copyOf(Arrays.asList(duties)), holder,
            row.getString("holder_name"));
    }

    private static String[] around(AreaCode place) {
        var codes = new ArrayList<String>();
        for (AreaCode at = place; at != null; at = at.parent()) {
            codes.add(at.value());
        }
        return codes.toArray(String[]::new);
    }

    private static String[] names(Collection<Tier> tiers) {
        return tiers.stream().map(Tier::name).toArray(String[]::new);
    }
}

package org.minsheng.appeal.internal.vacancy;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.organisation.PostId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.Tier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which open matters stand before a post or are held there. */
@Component
class VacancyBook {

    /**
     * Matters that would go the same way.
     *
     * @param backTo the desk that gets back what the post was handling, null for what stands before the post's own desk
     * @param from the tier and the place from which the next desk is looked for
     */
    record Lying(@Nullable PostId backTo, @Nullable OrganisationId backToOrganisation, Tier from,
                 AreaCode place, long count) {
    }

    private final JdbcClient jdbc;

    VacancyBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Numbers of what lies there, at most {@code most}, after a number of the ledger; the ids rise. */
    Map<Long, String> lying(EmptyPost empty, long after, int most) {
        Map<Long, String> found = new LinkedHashMap<>();
        jdbc.sql("""
                select id, number
                from appeal.appeal
                where %s and id > :after
                order by id
                limit :most
                """.formatted(at(empty)))
            .params(values(empty))
            .param("after", after)
            .param("most", most)
            .query(row -> {
                found.put(row.getLong("id"), row.getString("number"));
            });
        return found;
    }

    /** The same counted, by where it would go. A community's place stands for all of its compounds. */
    List<Lying> counted(EmptyPost empty) {
        return jdbc.sql("""
                select desk_post <> :post as handled, case when desk_post <> :post then desk_post end as back_to,
                    case when desk_post <> :post then desk_org end as back_to_organisation, desk_tier,
                    case desk_tier when 'COMPOUND' then community when 'COMMUNITY' then community when 'TOWN' then town
                    else county end as place,
                    count(*) as count
                from appeal.appeal
                where %s
                group by 1, 2, 3, 4, 5
                """.formatted(at(empty)))
            .params(values(empty))
            .query((row, n) -> new Lying(Appeal.post(row, "back_to"), Appeal.organisation(row, "back_to_organisation"),
                Tier.valueOf(row.getString("desk_tier")), new AreaCode(row.getString("place")), row.getLong("count")))
            .list();
    }

    /** Every post at which something open lies. */
    Set<PostId> posts() {
        return new LinkedHashSet<>(jdbc.sql("""
                select distinct post
                from appeal.appeal, unnest(array[desk_post, case when answered_at is null then holder_post end]) as post
                where open and post is not null
                order by post
                """)
            .query(Long.class)
            .list().stream().map(PostId::new).toList());
    }

    /**
     * Before its desk, or with it as a handler who has not answered; the area's column has an index of open matters.
     */
    private static String at(EmptyPost empty) {
        int digits = empty.post().area().value().length();
        return """
            open and %s = :area
                and (:desk and desk_post = :post
                    or :handler and holder_post = :post and dispatched_at is not null and answered_at is null)
            """.formatted(digits >= 12 ? "community" : digits >= 9 ? "town" : "county");
    }

    private static Map<String, Object> values(EmptyPost empty) {
        var area = empty.post().area().value();
        int digits = area.length();
        var values = new HashMap<String, Object>();
        values.put("post", empty.post().id().value());
        values.put("area", area.substring(0, digits >= 12 ? 12 : digits >= 9 ? 9 : 6));
        values.put("desk", empty.desk());
        values.put("handler", empty.handler());
        return values;
    }
}

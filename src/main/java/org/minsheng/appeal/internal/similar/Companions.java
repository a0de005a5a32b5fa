package org.minsheng.appeal.internal.similar;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minsheng.appeal.AppealId;
import org.minsheng.appeal.ToldBy;
import org.minsheng.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who met the same thing and is told what becomes of it. */
@Component
public class Companions {

    /** @param left whether the person does not want to be told any more */
    public record Companion(AppealId appeal, PersonId person, String token, boolean left) {
    }

    /** @param path where this person looks */
    record Told(PersonId person, ToldBy by, String path) {
    }

    private final JdbcClient jdbc;

    Companions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The person's token: the first one, however often the same person joins. */
    String join(AppealId appeal, PersonId person, String token, ToldBy by, Instant now) {
        return jdbc.sql("""
                insert into appeal.companion (appeal, person, token, told_by, joined_at)
                values (:appeal, :person, :token, :by, :now)
                on conflict (appeal, person) do update
                set told_by = excluded.told_by, left_at = null
                returning token
                """)
            .param("appeal", appeal.value())
            .param("person", person.value())
            .param("token", token)
            .param("by", by.name())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .query(String.class)
            .single();
    }

    /** Does not count and is not told any more; false when that was so already. */
    boolean leave(String token, Instant now) {
        return jdbc.sql("""
                update appeal.companion
                set left_at = :now
                where token = :token and left_at is null
                """)
            .param("token", token)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update() == 1;
    }

    public Optional<Companion> byToken(String token) {
        return jdbc.sql("""
                select appeal, person, token, left_at is not null as gone
                from appeal.companion
                where token = :token
                """)
            .param("token", token)
            .query((row, n) -> new Companion(new AppealId(row.getLong("appeal")), new PersonId(row.getLong("person")),
                row.getString("token"), row.getBoolean("gone")))
            .optional();
    }

    /**
     * How many met the same besides the reporter: those who said so and those whose own appeals were merged into it.
     */
    public Map<AppealId, Integer> counts(Collection<AppealId> appeals) {
        Map<AppealId, Integer> counts = new HashMap<>();
        if (appeals.isEmpty()) {
            return counts;
        }
        jdbc.sql("""
                with recursive goes_on as (
                    select id as root, id
                    from unnest(:appeals::bigint[]) as asked (id)
                    union
                    select goes_on.root, appeal.id
                    from goes_on
                    join appeal.appeal on appeal.merged_into = goes_on.id
                ), people as (
                    select root, person
                    from goes_on
                    join appeal.companion on companion.appeal = goes_on.id and left_at is null
                    union
                    select root, coalesce(reporter, -appeal.id)
                    from goes_on
                    join appeal.appeal on appeal.id = goes_on.id
                    where appeal.id = root or appeal.state <> 'WITHDRAWN'
                )
                select root, count(*) - 1 as others
                from people
                group by root
                having count(*) > 1
                """)
            .param("appeals", appeals.stream().map(AppealId::value).toArray(Long[]::new))
            .query((row, n) -> counts.put(new AppealId(row.getLong("root")), row.getInt("others")))
            .list();
        return counts;
    }

    public int count(AppealId appeal) {
        return counts(List.of(appeal)).getOrDefault(appeal, 0);
    }

    /** Everybody besides the reporter whom a step of this appeal concerns, each once. */
    List<Told> told(AppealId appeal) {
        return jdbc.sql("""
                with recursive goes_on as (
                    select id, 0 as hops
                    from appeal.appeal
                    where id = :appeal
                    union
                    select appeal.id, hops + 1
                    from goes_on
                    join appeal.appeal on appeal.merged_into = goes_on.id
                    where hops < 10
                ), concerned as (
                    select reporter as person, told_by, '/t/' || tracking as path, 0 as rank
                    from goes_on
                    join appeal.appeal on appeal.id = goes_on.id
                    where goes_on.id <> :appeal and reporter is not null and appeal.state <> 'WITHDRAWN'
                    union all
                    select person, told_by, '/f/' || token, 1
                    from goes_on
                    join appeal.companion on companion.appeal = goes_on.id
                    where left_at is null
                )
                select distinct on (person) person, told_by, path
                from concerned
                where person is distinct from (select reporter from appeal.appeal where id = :appeal)
                order by person, rank, path
                """)
            .param("appeal", appeal.value())
            .query((row, n) -> new Told(new PersonId(row.getLong("person")),
                ToldBy.valueOf(row.getString("told_by")), row.getString("path")))
            .list();
    }
}

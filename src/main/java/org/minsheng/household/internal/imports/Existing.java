package org.minsheng.household.internal.imports;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.minsheng.household.Residence;
import org.minsheng.household.internal.Relation;
import org.minsheng.shared.AreaCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is registered already behind many doors, in a few questions. */
@Repository
class Existing {

    private static final int AT_ONCE = 5_000;

    /** A household that exists. */
    record Home(long id, String door, Residence residence, int people, int version) {
    }

    /** Somebody who lives there. @param nameKey as text, null when no name is known */
    record Living(long member, long household, long person, Relation relation, String door, @Nullable String nameKey) {
    }

    /** Somebody looked after. */
    record Cared(long household, long person, String group) {
    }

    private final JdbcClient jdbc;

    Existing(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Home> homes(Collection<AreaCode> doors) {
        return inParts(doors.stream().map(AreaCode::value).toList(), part -> jdbc.sql("""
                select id, door, residence, people, version
                from household.household
                where door = any(:doors)
                    and ended_at is null
                order by door, residence <> 'OWNER', id
                """)
            .param("doors", part.toArray(String[]::new))
            .query((row, number) -> new Home(row.getLong("id"), row.getString("door"),
            Residence.valueOf(row.getString("residence")),
                row.getInt("people"), row.getInt("version"))).list());
    }

    List<Living> livingIn(Collection<Long> households) {
        return living("household", households);
    }

    List<Living> living(Collection<Long> people) {
        return living("person", people);
    }

    private List<Living> living(String column, Collection<Long> ids) {
        return inParts(ids, part -> jdbc.sql("""
                select id, household, person, relation, door, encode(name_key, 'hex') as name_key
                from household.member
                where %s = any(:ids)
                    and until is null
                order by id
                """.formatted(column))
            .param("ids", part.toArray(Long[]::new))
            .query((row, number) -> new Living(row.getLong("id"), row.getLong("household"), row.getLong("person"),
                Relation.valueOf(row.getString("relation")), row.getString("door"), row.getString("name_key"))).list());
    }

    List<Cared> cared(Collection<Long> households) {
        return inParts(households, part -> jdbc.sql("""
                select household, person, care_group
                from household.care
                where household = any(:ids)
                    and ended_at is null
                """)
            .param("ids", part.toArray(Long[]::new))
            .query((row, number) -> new Cared(row.getLong("household"), row.getLong("person"),
            row.getString("care_group"))).list());
    }

    private static <A, B> List<B> inParts(Collection<A> all, Function<List<A>, List<B>> ask) {
        var asked = all.stream().distinct().toList();
        var found = new ArrayList<B>();
        for (int from = 0; from < asked.size(); from += AT_ONCE) {
            found.addAll(ask.apply(asked.subList(from, Math.min(asked.size(), from + AT_ONCE))));
        }
        return found;
    }
}

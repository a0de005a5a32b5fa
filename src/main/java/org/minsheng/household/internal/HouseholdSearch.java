package org.minsheng.household.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.household.HouseholdFilter;
import org.minsheng.household.HouseholdId;
import org.minsheng.household.HouseholdTarget;
import org.minsheng.household.Residence;
import org.minsheng.people.Persons;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PlannedAnew;
import org.minsheng.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/**
 * Finds households by walking the one index that stands in the order of the answer: names, care groups, empty homes,
 * residences or doors, whichever is asked and rarest. A walk for several areas, groups or residences takes the first
 * page of each.
 */
@Repository
class HouseholdSearch {

    private static final String BY_NAME = """
        select distinct member.door, member.household as id
        from household.member
        join household.household on household.household.id = member.household
        where member.name_key = :name
            and member.until is null
            and member.door >= area.first and member.door < area.last
        """;
    private static final String BY_GROUP = """
        select in_group.door, in_group.household as id
        from household.in_group
        where in_group.care_group = kind.care_group
            and in_group.door >= area.first and in_group.door < area.last
        """;
    private static final String BY_RESIDENCE = """
        select household.door, household.id
        from household.household
        where household.residence = kind.residence
            and household.ended_at is null
            and household.door >= area.first and household.door < area.last
        """;
    private static final String BY_DOOR = """
        select household.door, household.id
        from household.household
        where household.ended_at is null
            and household.door >= area.first and household.door < area.last
        """;

    private final PlannedAnew planned;
    private final GroupNumbers groups;
    private final DoorsOfGrids doors;
    private final Persons persons;

    HouseholdSearch(PlannedAnew planned, GroupNumbers groups, DoorsOfGrids doors, Persons persons) {
        this.planned = planned;
        this.groups = groups;
        this.doors = doors;
        this.persons = persons;
    }

    /** All of them by door code. */
    List<HouseholdTarget> all(HouseholdFilter filter) {
        return walk(filter, List.of(filter.area()), null, Integer.MAX_VALUE);
    }

    /** One page by door code, within any of the areas, which do not contain each other. */
    Slice<HouseholdTarget> page(HouseholdFilter filter, Collection<AreaCode> areas, @Nullable String cursor, int size) {
        return Slice.of(walk(filter, areas, cursor, size), size, target -> target.door() + "-" + target.id().value());
    }

    long count(HouseholdFilter filter) {
        var asked = asked(filter, List.of(filter.area()), null);
        return asked == null ? 0
            : asked.bind(planned.sql("select count(" + (asked.repeats ? "distinct id" : "*") + ") from ("
            + asked.walk("") + ") walk"))
                .query(Long.class).single();
    }

    private List<HouseholdTarget> walk(HouseholdFilter filter, Collection<AreaCode> areas, @Nullable String cursor,
                                       int size) {
        var asked = asked(filter, areas, cursor);
        if (asked == null) {
            return List.of();
        }
        var limit = size == Integer.MAX_VALUE ? "" : "\norder by door, id\nlimit " + (size + 1);
        return asked.bind(planned.sql("select " + (asked.repeats ? "distinct" : "") + " walk.door, walk.id from ("
            + asked.walk(limit) + ") walk\norder by door, id"
                + (limit.isEmpty() ? "" : "\nlimit " + (size + 1))))
            .query((row, number) -> new HouseholdTarget(new HouseholdId(row.getLong("id")),
            new AreaCode(row.getString("door"))))
            .list();
    }

    /** Null when nothing can fit: a grid without doors, an unknown group. */
    private @Nullable Asked asked(HouseholdFilter filter, Collection<AreaCode> areas, @Nullable String cursor) {
        var asked = new Asked(areas);
        boolean named = !filter.name().isEmpty();
        boolean grouped = !filter.careGroups().isEmpty();
        var numbers = groups.numbers(filter.careGroups());
        boolean walksGroups = grouped && !named && filter.grids().isEmpty();
        boolean walksResidences = !named && !walksGroups && filter.grids().isEmpty() && !filter.residences().isEmpty()
            && !filter.withoutPeople();
        asked.driver(named ? BY_NAME : walksGroups ? BY_GROUP : walksResidences ? BY_RESIDENCE : BY_DOOR,
            walksGroups ? "unnest(:groups::smallint[]) kind (care_group)"
                : walksResidences ? "unnest(:residences) kind (residence)" : "(values (1)) kind (one)");
        var table = walksGroups ? "in_group" : "household";
        if (named) {
            asked.put("name", persons.nameKey(filter.name()));
        }
        if (grouped) {
            asked.repeats = walksGroups && numbers.length > 1;
            asked.and(walksGroups ? "" : "household.care_groups && :groups::smallint[]").put("groups", numbers);
        }
        if (!filter.residences().isEmpty()) {
            asked.and(walksResidences ? "" : table + ".residence = any(:residences)")
                .put("residences", filter.residences().stream().map(Residence::name).toArray(String[]::new));
        }
        if (filter.withoutPeople()) {
            asked.and(table + ".people = 0");
        }
        if (!filter.grids().isEmpty()) {
            asked.and("household.door = any(:doors)").put("doors", doors.of(filter.grids()));
        }
        after(asked, cursor, named ? "(member.door, member.household)" : walksGroups
            ? "(in_group.door, in_group.household)"
            : "(household.door, household.id)");
        return grouped && numbers.length == 0 ? null : asked;
    }

    private static void after(Asked asked, @Nullable String cursor, String key) {
        if (cursor != null && cursor.matches("\\d{1,25}-\\d{1,18}")) {
            int dash = cursor.indexOf('-');
            asked.and(key + " > (:door collate \"C\", :id::bigint)").put("door", cursor.substring(0, dash))
                .put("id", Long.valueOf(cursor.substring(dash + 1)));
        }
    }

    /** A statement in the making. */
    private static final class Asked {

        private final Map<String, Object> params = new HashMap<>();
        private final List<String> conditions = new ArrayList<>();
        private String driver = "";
        private String kinds = "";
        private boolean repeats;

        Asked(Collection<AreaCode> areas) {
            put("firsts", areas.stream().map(AreaCode::value).toArray(String[]::new));
            // A colon follows the digits, so this is the end of everything that begins with the code.
            put("lasts", areas.stream().map(area -> area.value() + ":").toArray(String[]::new));
        }

        void driver(String sql, String kindsOf) {
            this.driver = sql;
            this.kinds = kindsOf;
        }

        Asked and(String condition) {
            if (!condition.isEmpty()) {
                conditions.add(condition);
            }
            return this;
        }

        Asked put(String name, Object value) {
            params.put(name, value);
            return this;
        }

        String walk(String limit) {
            var where = new StringBuilder(driver);
            conditions.forEach(condition -> where.append("    and ").append(condition).append('\n'));
            return """
                select found.door, found.id
                from (
                    select one.first collate "C" as first, one.last collate "C" as last
                    from unnest(:firsts, :lasts) one (first, last)
                ) area
                cross join %s
                cross join lateral (
                %s%s) found
                """.formatted(kinds, where, limit);
        }

        StatementSpec bind(StatementSpec statement) {
            return statement.params(params);
        }
    }
}

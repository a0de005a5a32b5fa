package org.minsheng.appeal.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealId;
import org.minsheng.appeal.AppealKind;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.Channel;
import org.minsheng.appeal.Verdict;
import org.minsheng.appeal.internal.Sight.Lens;
import org.minsheng.appeal.internal.filing.FilingStatement;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Tier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists of appeals, each walking one index in its own order. */
@Component
public class Ledger {

    /** What a list shows of one appeal. */
    public record Row(AppealId id, String number, String title, AppealKind kind, @Nullable String matter,
                      Channel channel, AreaCode place, AppealState state, Tier tier, int round, Verdict verdict,
                      @Nullable OrganisationId holder, Instant filedAt, Instant dueAt,
                      @Nullable Instant closedAt, int version) {

        static Row of(ResultSet row, int index) throws SQLException {
            return new Row(new AppealId(row.getLong("id")), row.getString("number"), row.getString("title"),
                AppealKind.valueOf(row.getString("kind")), row.getString("matter"),
                Channel.valueOf(row.getString("channel")), new AreaCode(row.getString("place_code")),
                AppealState.valueOf(row.getString("state")), Tier.valueOf(row.getString("tier")), row.getInt("round"),
                Verdict.valueOf(row.getString("verdict")), Appeal.organisation(row, "holder_org"),
                Appeal.instantOf(row, "filed_at"), Appeal.instantOf(row, "due_at"),
                Appeal.instant(row, "closed_at"), row.getInt("version"));
        }
    }

    /** What the public sees of a closed matter. */
    public record Published(AppealId id, String number, String title, String answer, AreaCode community,
                            @Nullable String matter, Verdict verdict, Instant filedAt, Instant closedAt,
                            @Nullable OrganisationId holder) {
    }

    /** What is exceptional at a moment. */
    public record Odd(Exceptional what, Instant now) {
    }

    /** In whose care it is within an organisation; a null account asks for what nobody there has. */
    public record Care(OrganisationId organisation, @Nullable AccountId account) {
    }

    /**
     * What a list is narrowed to. {@code openOnly} orders by deadline, else by newest first; {@code held} asks for what
     * the organisation must act on now, else everything it ever held; {@code desks} for what lies before a desk of
     * these tiers; {@code unheld} for what nobody holds.
     */
    public record Filter(boolean openOnly, boolean held, List<AppealState> states,
                         @Nullable Tier tier, @Nullable AppealKind kind, @Nullable String matter,
                         @Nullable Instant overdueAt, @Nullable AreaCode within, Set<Tier> desks, boolean unheld,
                         @Nullable Care care, @Nullable Odd odd) {

        public Filter {
            states = List.copyOf(states);
            desks = Set.copyOf(desks);
        }

        public Filter(boolean openOnly, boolean held, List<AppealState> states,
                      @Nullable Tier tier, @Nullable AppealKind kind, @Nullable String matter,
                      @Nullable Instant overdueAt, @Nullable AreaCode within) {
            this(openOnly, held, states, tier, kind, matter, overdueAt, within, Set.of(), false, null, null);
        }

        boolean isNarrow() {
            return !states.isEmpty() || tier != null || kind != null || matter != null
                || overdueAt != null || within != null
                || care != null || odd != null;
        }

        public static Filter open() {
            return new Filter(true, false, List.of(), null, null, null, null, null);
        }

        public static Filter all() {
            return new Filter(false, false, List.of(), null, null, null, null, null);
        }
    }

    static final String COLUMNS = """
        appeal.id, number, title, kind, matter, channel, place_code, state, tier, round, verdict, holder_org, filed_at,
        due_at,
        closed_at, version
        """;

    private final JdbcClient jdbc;

    Ledger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One page; {@code after} is the cursor that the page before gave. */
    public Slice<Row> page(Lens lens, Filter filter, @Nullable String after, int size) {
        var where = new ArrayList<String>();
        var values = new HashMap<String, Object>();
        var from = from(lens, filter, where, values);
        narrow(filter, where, values);
        return filter.openOnly() ? byDeadline(from, where, values, after, size)
            : byNewest(from, where, values, after, size);
    }

    /** How many there are, counted no further than {@code most}. */
    public long count(Lens lens, Filter filter, int most) {
        var where = new ArrayList<String>();
        var values = new HashMap<String, Object>();
        var from = counted(lens, filter, most, where, values);
        return jdbc.sql("select count(*) from (select from " + from + "\nwhere " + String.join("\n    and ", where)
            + "\nlimit :most) as found")
            .params(values)
            .query(Long.class)
            .single();
    }

    /** The same by state. */
    public Map<AppealState, Long> counts(Lens lens, Filter filter, int most) {
        var where = new ArrayList<String>();
        var values = new HashMap<String, Object>();
        var from = counted(lens, filter, most, where, values);
        Map<AppealState, Long> counts = new HashMap<>();
        jdbc.sql("select state, count(*) as count from (select state from " + from + "\nwhere "
            + String.join("\n    and ", where)
                + "\nlimit :most) as found\ngroup by state")
            .params(values)
            .query((row, n) -> counts.put(AppealState.valueOf(row.getString("state")), row.getLong("count")))
            .list();
        return counts;
    }

    private static String counted(Lens lens, Filter filter, int most, List<String> where, Map<String, Object> values) {
        var from = from(lens, filter, where, values);
        narrow(filter, where, values);
        if (filter.openOnly()) {
            where.add("open");
        }
        values.put("most", most);
        return from;
    }

    private static String from(Lens lens, Filter filter, List<String> where, Map<String, Object> values) {
        var from = "appeal.appeal";
        switch (lens) {
            case Lens.Area(var area) -> within(area, where, values);
            case Lens.Organisation(var organisation) -> {
                values.put("organisation", organisation.value());
                if (filter.openOnly() || filter.held()) {
                    where.add("holder_org = :organisation");
                } else {
                    from = "appeal.party join appeal.appeal on appeal.id = party.appeal";
                    where.add("party.organisation = :organisation");
                }
            }
        }
        return from;
    }

    private Slice<Row> byDeadline(String from, List<String> where, Map<String, Object> values,
                                  @Nullable String after, int size) {
        where.add("open");
        if (after != null) {
            var cursor = Cursor.of(after);
            where.add("(due_at, appeal.id) > (:dueAfter, :idAfter)");
            values.put("dueAfter", FilingStatement.time(cursor.at()));
            values.put("idAfter", cursor.id());
        }
        var rows = list(from, where, "due_at, appeal.id", values, size);
        return Slice.of(rows, size, row -> new Cursor(row.dueAt(), row.id().value()).toString());
    }

    private Slice<Row> byNewest(String from, List<String> where, Map<String, Object> values,
                                @Nullable String after, int size) {
        var key = from.startsWith("appeal.party") ? "party.appeal" : "appeal.id";
        if (after != null) {
            where.add(key + " < :idAfter");
            values.put("idAfter", Cursor.id(after));
        }
        var rows = list(from, where, key + " desc", values, size);
        return Slice.of(rows, size, row -> Long.toString(row.id().value()));
    }

    private List<Row> list(String from, List<String> where, String order, Map<String, Object> values, int size) {
        values.put("size", size + 1);
        return jdbc.sql("select " + COLUMNS + "from " + from + "\nwhere " + String.join("\n    and ", where)
                + "\norder by " + order + "\nlimit :size")
            .params(values)
            .query(Row::of)
            .list();
    }

    private static void within(AreaCode area, List<String> where, Map<String, Object> values) {
        int digits = area.value().length();
        if (digits < 6) {
            where.add("county like :area || '%'");
            values.put("area", area.value());
            return;
        }
        var column = digits == 6 ? "county" : digits == 9 ? "town" : "community";
        where.add(column + " = :area");
        values.put("area", area.value().substring(0, Math.min(digits, 12)));
        if (digits > 12) {
            where.add("place_code like :inside || '%'");
            values.put("inside", area.value());
        }
    }

    static void narrow(Filter filter, List<String> where, Map<String, Object> values) {
        if (!filter.states().isEmpty()) {
            where.add("state in (:states)");
            values.put("states", filter.states().stream().map(Enum::name).toList());
        }
        if (filter.tier() != null) {
            where.add("tier = :tier");
            values.put("tier", filter.tier().name());
        }
        if (filter.kind() != null) {
            where.add("kind = :kind");
            values.put("kind", filter.kind().name());
        }
        if (filter.matter() != null) {
            where.add("(matter = :matter or matter like :matter || '.%')");
            values.put("matter", filter.matter());
        }
        if (filter.overdueAt() != null) {
            where.add("due_at < :overdueAt");
            values.put("overdueAt", FilingStatement.time(filter.overdueAt()));
        }
        if (filter.within() != null) {
            where.add("place_code like :within || '%'");
            values.put("within", filter.within().value());
        }
        if (!filter.desks().isEmpty()) {
            where.add("desk_tier in (:desks)");
            values.put("desks", filter.desks().stream().map(Enum::name).toList());
        }
        if (filter.unheld()) {
            where.add("holder_org is null");
        }
        if (filter.odd() != null) {
            where.add(filter.odd().what().condition());
            values.put("now", FilingStatement.time(filter.odd().now()));
        }
        if (filter.care() != null) {
            careOf(filter.care(), where, values);
        }
    }

    private static void careOf(Care care, List<String> where, Map<String, Object> values) {
        var assigned = "select from appeal.assignment where assignment.appeal = appeal.id and ended_at is null "
            + "and assignment.organisation = :caring";
        values.put("caring", care.organisation().value());
        var account = care.account();
        if (account == null) {
            where.add("not exists (" + assigned + ")");
        } else {
            where.add("exists (" + assigned + " and assignment.account = :assigned)");
            values.put("assigned", account.value());
        }
    }

    /** Open ones at exactly these places of some communities, by deadline. */
    public Slice<Row> openAt(Collection<AreaCode> communities, Collection<AreaCode> places,
                             @Nullable String after, int size) {
        var where = new ArrayList<>(List.of("community = any(:communities)", "place_code = any(:places)"));
        var values = new HashMap<String, Object>();
        values.put("communities", communities.stream().map(AreaCode::value).toArray(String[]::new));
        values.put("places", places.stream().map(AreaCode::value).toArray(String[]::new));
        return byDeadline("appeal.appeal", where, values, after, size);
    }

    /** Everything a person said, newest first. */
    public Slice<Row> ofReporter(PersonId person, @Nullable String after, int size) {
        var where = new ArrayList<>(List.of("reporter = :reporter"));
        var values = new HashMap<String, Object>(Map.of("reporter", person.value()));
        return byNewest("appeal.appeal", where, values, after, size);
    }

    /** One of them by its number; empty when it is not of this area or not published. */
    public Optional<Published> published(AreaCode area, String number) {
        var where = new ArrayList<String>(List.of("published_at is not null", "number = :number"));
        var values = new HashMap<String, Object>(Map.of("number", number));
        within(area, where, values);
        return published(where, values, 1).stream().map(FoundOnWall::shown).findFirst();
    }

    /** Closed matters of a community, town or county that the reporters did not keep private, latest first. */
    public Slice<Published> published(AreaCode area, @Nullable String after, int size) {
        var where = new ArrayList<String>(List.of("published_at is not null"));
        var values = new HashMap<String, Object>();
        within(area, where, values);
        if (after != null) {
            var cursor = Cursor.of(after);
            where.add("(published_at, id) < (:publishedAfter, :idAfter)");
            values.put("publishedAfter", FilingStatement.time(cursor.at()));
            values.put("idAfter", cursor.id());
        }
        return Slice.of(published(where, values, size + 1), size, row -> new Cursor(row.at(), row.id()).toString())
            .map(FoundOnWall::shown);
    }

    private record FoundOnWall(Published shown, Instant at, long id) {
    }

    private List<FoundOnWall> published(List<String> where, Map<String, Object> values, int most) {
        values.put("size", most);
        return jdbc.sql("""
                select id, number, public_title, public_answer, coalesce(community, town, county) as community, matter,
                    verdict, filed_at, closed_at, published_at, holder_org
                from appeal.appeal
                where %s
                order by published_at desc, id desc
                limit :size
                """.formatted(String.join("\n    and ", where)))
            .params(values)
            .query((row, n) -> new FoundOnWall(new Published(new AppealId(row.getLong("id")), row.getString("number"),
                row.getString("public_title"), row.getString("public_answer"),
                new AreaCode(row.getString("community")), row.getString("matter"),
                Verdict.valueOf(row.getString("verdict")), Appeal.instantOf(row, "filed_at"),
                Appeal.instantOf(row, "closed_at"), Appeal.organisation(row, "holder_org")),
                Appeal.instantOf(row, "published_at"), row.getLong("id")))
            .list();
    }

    /** Stored counts by state, with what the fold has not added up yet. */
    public Map<AppealState, Long> counts(AreaCode area) {
        Map<AppealState, Long> counts = new HashMap<>();
        jdbc.sql("""
                select state, sum(count) as count
                from (
                    select state, count
                    from appeal.tally
                    where area = :area
                    union all
                    select state, change
                    from appeal.tally_change
                    where area like :area || '%'
                ) as both_parts
                group by state
                """)
            .param("area", area.value())
            .query((row, n) -> counts.put(AppealState.valueOf(row.getString("state")), row.getLong("count")))
            .list();
        return counts;
    }

    /** Open ones that an organisation must act on, by state; counted no further than 2,000. */
    public Map<AppealState, Long> held(OrganisationId organisation) {
        Map<AppealState, Long> counts = new HashMap<>();
        jdbc.sql("""
                select state, count(*) as count
                from (
                    select state
                    from appeal.appeal
                    where holder_org = :organisation and open
                    limit 2000
                ) as held
                group by state
                """)
            .param("organisation", organisation.value())
            .query((row, n) -> counts.put(AppealState.valueOf(row.getString("state")), row.getLong("count")))
            .list();
        return counts;
    }

    /** How many open matters of an area are exceptional in which way, counted among the 50,000 that are due first. */
    public Map<Exceptional, Long> exceptional(AreaCode area, Instant now) {
        var where = new ArrayList<String>(List.of("open"));
        var values = new HashMap<String, Object>();
        within(area, where, values);
        values.put("now", FilingStatement.time(now));
        var counts = Stream.of(Exceptional.values())
            .map(one -> "count(*) filter (where " + one.condition() + ") as " + one.name())
            .collect(Collectors.joining(", "));
        Map<Exceptional, Long> found = new EnumMap<>(Exceptional.class);
        jdbc.sql("select " + counts + " from (select * from appeal.appeal where " + String.join(" and ", where)
                + " order by due_at, id limit 50000) as open_ones")
            .params(values)
            .query(row -> {
                for (var one : Exceptional.values()) {
                    found.put(one, row.getLong(one.name()));
                }
            });
        return found;
    }

    /** The towns with most overdue matters, worst first; counted among the 10,000 that are overdue longest. */
    public Map<AreaCode, Long> overdueByTown(AreaCode county, Instant now, int towns) {
        Map<AreaCode, Long> counts = new LinkedHashMap<>();
        jdbc.sql("""
                select town, count(*) as count
                from (
                    select town
                    from appeal.appeal
                    where county = :county and open and due_at < :now
                    order by due_at, id
                    limit 10000
                ) as overdue
                where town is not null
                group by town
                order by count desc, town
                limit :towns
                """)
            .param("county", county.value())
            .param("now", FilingStatement.time(now))
            .param("towns", towns)
            .query((row, n) -> counts.put(new AreaCode(row.getString("town")), row.getLong("count")))
            .list();
        return counts;
    }

    /** A place in a list that is ordered by time. */
    public record Cursor(Instant at, long id) {

        static Cursor of(String text) {
            var parts = text.split("_", 2);
            try {
                return new Cursor(Instant.ofEpochSecond(0, 1_000 * Long.parseLong(parts[0])), Long.parseLong(parts[1]));
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException notOurs) {
                return new Cursor(Instant.EPOCH, 0);
            }
        }

        static long id(String text) {
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException notOurs) {
                return Long.MAX_VALUE;
            }
        }

        /** Microseconds, the precision of the database. */
        @Override
        public String toString() {
            return (at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000) + "_" + id;
        }
    }
}

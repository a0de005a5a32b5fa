package org.minsheng.household.internal;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.minsheng.Minsheng;
import org.minsheng.household.HouseholdFilter;
import org.minsheng.household.Households;
import org.minsheng.household.Residence;
import org.minsheng.people.Persons;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Grant;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How "households within an area, with filters" grows from a small register to a large one: time from call to cards,
 * the median and the 99th percentile. Data is made once per size and kept under target/bench.
 */
public final class WithinBench {

    private static final int RUNS = 300;
    private static final int PAGE = 50;
    private static final int NAMES = 20_000;
    private static final AreaCode COUNTY = new AreaCode("520327");
    private static final AreaCode TOWN = new AreaCode("520327003");
    private static final AreaCode COMMUNITY = new AreaCode("520327003004");
    private static final Viewer VIEWER = new Viewer(new AccountId(1), "bench", null,
        List.of(new Grant(Role.TOWN_DISPATCHER, new OrganisationId(1), COUNTY)));

    private final JdbcClient jdbc;
    private final Households households;
    private final Persons persons;

    private WithinBench(ConfigurableApplicationContext context) {
        this.jdbc = context.getBean(JdbcClient.class);
        this.households = context.getBean(Households.class);
        this.persons = context.getBean(Persons.class);
    }

    public static void main(String[] args) {
        long small = args.length > 0 ? Long.parseLong(args[0]) : 10_000;
        long large = args.length > 1 ? Long.parseLong(args[1]) : 2_000_000;
        var atSmall = on(small, bench -> bench.times(small));
        var atLarge = on(large, bench -> bench.times(large));
        System.out.printf(
            "%nms from call to a page of %d cards; %d calls after as many that are not counted; %d cores%n", PAGE, RUNS,
            Runtime.getRuntime().availableProcessors());
        System.out.printf("%-52s %11s %11s %11s %11s%n", "", "p50 %,d".formatted(small), "%,d".formatted(large),
            "p99 %,d".formatted(small), "%,d".formatted(large));
        atSmall.forEach((question, before) -> {
            var after = Objects.requireNonNull(atLarge.get(question));
            System.out.printf("%-52s %11.2f %11.2f %11.2f %11.2f%n", question, before[0], after[0],
                before[1], after[1]);
        });
        System.exit(0);
    }

    private static <T> T on(long size, Function<WithinBench, T> work) {
        try (var context = new SpringApplicationBuilder(Minsheng.class).web(WebApplicationType.NONE)
            .run("--minsheng.data=" + Path.of("target/bench/within-" + size), "--minsheng.demo=false",
                "--minsheng.key=" + "01".repeat(32), "--spring.main.lazy-initialization=true")) {
            context.getBean(Scheduler.class).stop();
            return work.apply(new WithinBench(context));
        }
    }

    private Map<String, double[]> times(long size) {
        fill(size);
        Map<String, double[]> times = new LinkedHashMap<>();
        measure(times, "county, first page", HouseholdFilter.within(COUNTY), 0);
        measure(times, "county, 100 pages deep", HouseholdFilter.within(COUNTY), 100);
        measure(times, "town, 100 pages deep", HouseholdFilter.within(TOWN), 100);
        measure(times, "community, first page", HouseholdFilter.within(COMMUNITY), 0);
        measure(times, "county, one care group", HouseholdFilter.within(COUNTY).inGroups(Set.of("disabled")), 0);
        measure(times, "town, three care groups",
            HouseholdFilter.within(TOWN).inGroups(Set.of("disabled", "infant", "living-alone")), 0);
        measure(times, "county, three care groups, 20 pages deep",
            HouseholdFilter.within(COUNTY).inGroups(Set.of("disabled", "infant", "living-alone")), 20);
        measure(times, "county, absent and floating",
            HouseholdFilter.within(COUNTY).living(Set.of(Residence.ABSENT, Residence.FLOATING)), 0);
        measure(times, "town, tenants in a care group", HouseholdFilter.within(TOWN).inGroups(Set.of("living-alone"))
            .living(Set.of(Residence.TENANT)), 0);
        measure(times, "county, tenants in a rare care group",
            HouseholdFilter.within(COUNTY).inGroups(Set.of("quarantine")).living(Set.of(Residence.COLLECTIVE)), 0);
        measure(times, "town, homes without people", HouseholdFilter.within(TOWN).withoutPeople(true), 0);
        measure(times, "county, somebody of this name", HouseholdFilter.within(COUNTY).named("人名7"), 0);
        return times;
    }

    private void measure(Map<String, double[]> times, String question, HouseholdFilter filter, int deep) {
        var cursor = cursor(filter, deep);
        times.put(question, times(run -> households.find(VIEWER, filter, cursor, PAGE)));
    }

    private @Nullable String cursor(HouseholdFilter filter, int deep) {
        String cursor = null;
        for (int page = 0; page < deep; page++) {
            var next = households.find(VIEWER, filter, cursor, PAGE).next();
            if (next == null) {
                return cursor;
            }
            cursor = next;
        }
        return cursor;
    }

    private static double[] times(IntConsumer call) {
        for (int run = 0; run < RUNS; run++) {
            call.accept(run);
        }
        var times = new long[RUNS];
        for (int run = 0; run < RUNS; run++) {
            long begin = System.nanoTime();
            call.accept(run);
            times[run] = System.nanoTime() - begin;
        }
        Arrays.sort(times);
        return new double[] {times[RUNS / 2] / 1e6, times[RUNS * 99 / 100] / 1e6};
    }

    /**
     * Ten towns of ten communities; a smaller register is thinner everywhere. One in eight has a care group, one in
     * thirty nobody. Filling that was cut off goes on where it was.
     */
    private void fill(long size) {
        long known = jdbc.sql("select count(*) from household.household").query(Long.class).single();
        if (known == size && jdbc.sql("select to_regclass('household.bench_filled') is not null").query(Boolean.class)
            .single()) {
            return;
        }
        System.out.printf("filling %,d households, %,d are there%n", size, known);
        if (known == 0) {
            name();
        }
        long first = jdbc.sql("select min(id) from people.person").query(Long.class).single();
        for (long from = known; from < size; from += 100_000) {
            some(from, Math.min(size, from + 100_000), 2_000_000 / size, first);
        }
        for (var table : List.of("household", "member", "in_group")) {
            jdbc.sql("vacuum analyze household." + table).update();
        }
        jdbc.sql("create table if not exists household.bench_filled ()").update();
        jdbc.sql("checkpoint").update();
    }

    private void name() {
        jdbc.sql("drop table if exists household.bench_name").update();
        jdbc.sql("delete from people.person").update();
        var names = new byte[NAMES][];
        for (int name = 0; name < NAMES; name++) {
            names[name] = persons.nameKey("人名" + name);
        }
        jdbc.sql("""
                create table household.bench_name as select number, key
                from unnest(:keys::bytea[]) with ordinality as told (key, number)
                """)
            .param("keys", names).update();
        jdbc.sql("""
                insert into people.person (masked_name, name_index, created_at)
                select '王**', key, now() from household.bench_name
                """).update();
    }

    private void some(long from, long until, long step, long firstPerson) {
        jdbc.sql("""
                with made as (
                    insert into household.household (door, residence, people, head, care_groups, request_key, since,
                        changed_at)
                    select '520327' || lpad((1 + n / 200000 % 10)::text, 3, '0')
                        || lpad((1 + n / 20000 % 10)::text, 3, '0')
                            || lpad((1 + n / 2000 % 10)::text, 4, '0') || lpad((1 + n / 40 % 50)::text, 3, '0')
                            || lpad((1 + n / 20 % 2)::text, 2, '0')
                            || lpad((101 + n % 20 / 4 * 100 + n % 4)::text, 4, '0'),
                        case (hashint8(n) & 2147483647) % 100 when 0 then 'COLLECTIVE' when 1 then 'FLOATING'
                        when 2 then 'FLOATING'
                            when 3 then 'ABSENT' when 4 then 'ABSENT' when 5 then 'ABSENT' else
                            case when (hashint8(n) & 2147483647) % 100 < 20 then 'TENANT' else 'OWNER' end end,
                        case when (hashint8(n * 3) & 2147483647) % 30 = 0 then 0
                        else 1 + (hashint8(n * 5) & 2147483647) % 6 end,
                        case when (hashint8(n * 3) & 2147483647) % 30 = 0 then null
                        else :person + (hashint8(n * 7) & 2147483647) % :names end,
                        case when (hashint8(n * 11) & 2147483647) % 2000 = 0 then array[32]::smallint[]
                            when (hashint8(n * 11) & 2147483647) % 8 = 0
                                then array[20 + (hashint8(n * 13) & 2147483647) % 12]::smallint[]
                            else '{}' end,
                        gen_random_uuid(), now(), now()
                    from (select at * :step as n from generate_series(:from::bigint, :until::bigint - 1) at) rows
                    returning id, door, head
                )
                insert into household.member (household, person, relation, came, since, name_key, door)
                select made.id, made.head, 'HEAD', 'REGISTERED', current_date, bench_name.key, made.door
                from made
                join household.bench_name on bench_name.number = made.head - :person + 1
                """)
            .param("from", from)
            .param("until", until)
            .param("step", step)
            .param("person", firstPerson)
            .param("names", NAMES)
            .update();
    }
}

package org.minsheng.volunteer.internal.deed;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.minsheng.Minsheng;
import org.minsheng.people.Persons;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.Deeds;
import org.minsheng.volunteer.NewDeed;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Rankings of 100,000 members and their units with 5,000,000 deeds of a year in one county of ten towns and a hundred
 * communities, and a tenth of both: from the call to fifty lines with names. Data is made once for each size and kept
 * under target/bench.
 */
public final class RankingBench {

    private static final int RUNS = 300;
    private static final int PAGE = 50;
    private static final int DEEDS_OF_MEMBER = 50;
    private static final AreaCode COUNTY = new AreaCode("520327");
    private static final AreaCode COMMUNITY = new AreaCode("520327003004");
    /** Of this data only: without the demo a node asks for one. */
    private static final String KEY = "5a".repeat(32);
    private static final String YEAR = "2026";

    private final ConfigurableApplicationContext context;
    private final JdbcClient jdbc;
    private final Rankings rankings;
    private final DeedSums sums;
    private final DeedList list;
    private final Persons persons;

    private RankingBench(ConfigurableApplicationContext context) {
        this.context = context;
        this.jdbc = context.getBean(JdbcClient.class);
        this.rankings = context.getBean(Rankings.class);
        this.sums = context.getBean(DeedSums.class);
        this.list = context.getBean(DeedList.class);
        this.persons = context.getBean(Persons.class);
    }

    public static void main(String[] args) {
        long small = args.length > 0 ? Long.parseLong(args[0]) : 500_000;
        long large = args.length > 1 ? Long.parseLong(args[1]) : 5_000_000;
        var atSmall = on(small, bench -> bench.times(small));
        var atLarge = on(large, bench -> bench.times(large));
        System.out.printf("%nms from the call to %d lines with names; %d calls after as many that are not counted; %d "
            + "cores; %,d and %,d deeds%n", PAGE, RUNS,
            Runtime.getRuntime().availableProcessors(), small, large);
        System.out.printf("%-46s %11s %11s %11s %11s %8s%n", "", "p50 small", "p50 large",
            "p99 small", "p99 large", "growth");
        atSmall.forEach((question, before) -> {
            var after = Objects.requireNonNull(atLarge.get(question));
            System.out.printf("%-46s %11.2f %11.2f %11.2f %11.2f %7.1fx%n", question, before[0], after[0], before[1],
                after[1], after[0] / before[0]);
        });
        System.exit(0);
    }

    private static <T> T on(long size, Function<RankingBench, T> work) {
        try (var context = new SpringApplicationBuilder(Minsheng.class).web(WebApplicationType.NONE)
            .run("--minsheng.data=" + Path.of("target/bench/ranking-" + size),
                "--minsheng.demo=false", "--minsheng.key=" + KEY, "--spring.main.lazy-initialization=true")) {
            context.getBean(Scheduler.class).stop();
            return work.apply(new RankingBench(context));
        }
    }

    private Map<String, double[]> times(long size) {
        fill(size);
        Map<String, double[]> times = new LinkedHashMap<>();
        for (var by : Rankings.By.values()) {
            measure(times, "members, county, year, by " + by, COUNTY, YEAR, Rankings.Sort.MEMBERS, by, 0);
            measure(times, "members, county, year, by " + by + ", page 100", COUNTY, YEAR,
                Rankings.Sort.MEMBERS, by, 100);
        }
        measure(times, "members, county, month", COUNTY, YEAR + "-05", Rankings.Sort.MEMBERS, Rankings.By.MINUTES, 0);
        measure(times, "members, community, quarter", COMMUNITY, YEAR + "Q2",
            Rankings.Sort.MEMBERS, Rankings.By.MINUTES, 0);
        measure(times, "units, county, year", COUNTY, YEAR, Rankings.Sort.UNITS, Rankings.By.MINUTES, 0);
        measure(times, "units, community, month", COMMUNITY, YEAR + "-05", Rankings.Sort.UNITS, Rankings.By.DEEDS, 0);
        var somebody = new PersonId(jdbc.sql("select min(id) + 500 from people.person").query(Long.class).single());
        times.put("one's own place in the county", times(run -> sums.rank(somebody, COUNTY, YEAR)));
        times.put("one's own place in the community", times(run -> sums.rank(somebody, COMMUNITY, YEAR)));
        deeds(times, "deeds behind a member's figure", somebody.value(), 0);
        deeds(times, "deeds behind a unit's figure", 0, 7);
        deeds(times, "deeds of the county", 0, 0);
        verify();
        adding(times);
        return times;
    }

    private void measure(Map<String, double[]> times, String question, AreaCode area, String period,
                         Rankings.Sort sort, Rankings.By by, int deep) {
        var cursor = "";
        for (int page = 0; page < deep; page++) {
            cursor = Objects.requireNonNullElse(rankings.list(area, period, sort, by, cursor, PAGE).next(), cursor);
        }
        var from = cursor;
        times.put(question, times(run -> {
            var lines = rankings.list(area, period, sort, by, from, PAGE).rows();
            if (sort == Rankings.Sort.MEMBERS) {
                persons.masked(lines.stream().map(line -> new PersonId(line.subject())).toList());
            }
        }));
    }

    private void deeds(Map<String, double[]> times, String question, long person, long unit) {
        var filter = new DeedList.Filter(COUNTY, Instant.parse("2025-12-31T16:00:00Z"),
            Instant.parse("2026-12-31T16:00:00Z"), person, unit, "", "");
        times.put(question, times(run -> list.list(filter, "", PAGE)));
    }

    /** The sums are what counting says. */
    private void verify() {
        long counted = jdbc.sql("select count(*) from volunteer.deed where unit = 7").query(Long.class).single();
        long summed = jdbc.sql("""
                select deeds
                from volunteer.deed_sum
                where area = '520327' and period = '2026' and sort = 'U' and subject = 7
                """)
            .query(Long.class).single();
        System.out.printf("unit 7: %,d deeds counted, %,d in the sum%n", counted, summed);
        if (counted != summed) {
            throw new IllegalStateException("the sums are wrong");
        }
    }

    /** A thousand deeds at a time: recorded with their events, then added up behind. */
    private void adding(Map<String, double[]> times) {
        var recording = context.getBean(Deeds.class);
        var transaction = context.getBean(TransactionTemplate.class);
        var adding = context.getBean(AddingUp.class);
        long first = jdbc.sql("select min(id) from people.person").query(Long.class).single();
        int rounds = 20;
        var record = new long[rounds];
        var addUp = new long[rounds];
        for (int round = 0; round < rounds; round++) {
            var deeds = new ArrayList<NewDeed>();
            for (int n = 0; n < 1_000; n++) {
                deeds.add(new NewDeed("activity", new PersonId(first + (round * 1_009L + n * 7L) % 10_000), null,
                    COMMUNITY, "bench:" + System.nanoTime() + ":" + n, "环境整治", 60,
                    Instant.parse("2026-06-01T02:00:00Z")));
            }
            long begin = System.nanoTime();
            transaction.executeWithoutResult(status -> recording.record(Viewer.SYSTEM, deeds));
            long between = System.nanoTime();
            adding.addUp();
            record[round] = between - begin;
            addUp[round] = System.nanoTime() - between;
        }
        times.put("recording 1,000 deeds", middle(record));
        times.put("adding 1,000 deeds up", middle(addUp));
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
        return middle(times);
    }

    private static double[] middle(long[] times) {
        Arrays.sort(times);
        return new double[] {times[times.length / 2] / 1e6, times[times.length * 99 / 100] / 1e6};
    }

    /** Members of a hundred communities at 2,000 units; each did fifty things in the year where the member lives. */
    private void fill(long size) {
        if (jdbc.sql("select exists (select from volunteer.deed)").query(Boolean.class).single()) {
            return;
        }
        long members = size / DEEDS_OF_MEMBER;
        System.out.printf("filling %,d members and %,d deeds%n", members, size);
        jdbc.sql("""
                insert into people.person (masked_name, created_at) select '王**', now()
                from generate_series(1, :members)
                """)
            .param("members", members).update();
        long first = jdbc.sql("select min(id) from people.person").query(Long.class).single();
        var indexes = jdbc.sql("""
                select indexdef
                from pg_indexes
                where schemaname = 'volunteer'
                    and tablename in ('deed', 'deed_sum')
                    and indexname !~ '_pkey$'
                """).query(String.class).list();
        jdbc.sql("""
                select indexname
                from pg_indexes
                where schemaname = 'volunteer' and tablename in ('deed', 'deed_sum') and indexname !~ '_pkey$'
                """)
            .query(String.class).list().forEach(index -> jdbc.sql("drop index volunteer." + index).update());
        jdbc.sql("""
                insert into volunteer.deed (kind, person, unit, area, source, title, minutes, done_at, recorded_at,
                    verified_by, verified_by_name)
                select 'activity', :first + n / :each, 1 + (n / :each) % 2000,
                    '520327' || lpad((1 + (n / :each) % 10)::text, 3, '0')
                    || lpad((1 + (n / :each) / 10 % 10)::text, 3, '0'), 'bench:' || n, '环境整治',
                    30 + (hashint8(n) & 2147483647) % 180,
                    timestamptz '2026-01-01 04:00+08' + (hashint8(n * 3) & 2147483647) % 330 * interval '1 day', now(),
                    'system', 'bench'
                from generate_series(0, :size::bigint - 1) as n
                """)
            .param("first", first).param("each", DEEDS_OF_MEMBER).param("size", size).update();
        jdbc.sql("""
                create unlogged table volunteer.bench_month as
                select area, to_char(done_at at time zone 'Asia/Shanghai', 'YYYY-MM') as month, person, unit,
                    count(*)::int as deeds, sum(minutes)::int as minutes
                from volunteer.deed
                group by area, 2, person, unit
                """).update();
        for (var subject : List.of("'P'::\"char\", person", "'U'::\"char\", unit")) {
            jdbc.sql("""
                    insert into volunteer.deed_sum (area, period, sort, subject, deeds, minutes)
                    select left(area, level.digits), period.name, %s, sum(deeds), sum(minutes)
                    from volunteer.bench_month
                    cross join (values (6), (9), (12)) as level (digits)
                    cross join lateral (values (left(month, 4)), (month),
                        (left(month, 4) || 'Q' || ((right(month, 2)::int - 1) / 3 + 1))) as period (name)
                    group by 1, 2, 3, 4
                    """.formatted(subject)).update();
        }
        jdbc.sql("drop table volunteer.bench_month").update();
        indexes.forEach(definition -> jdbc.sql(definition).update());
        for (var table : List.of("volunteer.deed", "volunteer.deed_sum", "people.person")) {
            jdbc.sql("vacuum analyze " + table).update();
        }
        jdbc.sql("checkpoint").update();
    }
}

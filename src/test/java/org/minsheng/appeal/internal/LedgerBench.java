package org.minsheng.appeal.internal;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.minsheng.Minsheng;
import org.minsheng.appeal.internal.Ledger.Filter;
import org.minsheng.appeal.internal.Sight.Lens;
import org.minsheng.appeal.internal.following.MergingWords;
import org.minsheng.shared.AreaCode;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How the screens' questions grow from a small ledger to a large one. Prints, for each question, the median and the
 * 99th percentile of the time from call to rows, at both sizes, their ratio, and how many rows there were at each: a
 * fuller page costs more, whatever the ledger. Data is made once per size and kept under target/bench.
 */
public final class LedgerBench {

    /** Many short ones: one moment in which the machine was busy elsewhere spoils one of them only. */
    private static final int ROUNDS = 9;
    private static final AreaCode TOWN = new AreaCode("520327001");
    private static final AreaCode COUNTY = new AreaCode("520327");
    private static final int PAGE = 50;
    /** So few hold a rare word even in the smaller ledger. */
    private static final int FEW = 4;

    private static int runs = 300;
    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final WordSearch search;
    private final AppealBook book;

    public LedgerBench(ConfigurableApplicationContext context) {
        this.jdbc = context.getBean(JdbcClient.class);
        this.ledger = context.getBean(Ledger.class);
        this.search = context.getBean(WordSearch.class);
        this.book = context.getBean(AppealBook.class);
    }

    public static void main(String[] args) {
        long small = args.length > 0 ? Long.parseLong(args[0]) : 10_000;
        long large = args.length > 1 ? Long.parseLong(args[1]) : 5_000_000;
        runs = args.length > 2 ? Integer.parseInt(args[2]) : runs;
        on(small, bench -> bench.fill(small));
        on(large, bench -> bench.fill(large));
        var atSmall = new ArrayList<Map<String, double[]>>();
        var atLarge = new ArrayList<Map<String, double[]>>();
        for (int round = 0; round <= ROUNDS; round++) {
            var first = on(small, LedgerBench::times);
            var second = on(large, LedgerBench::times);
            if (round > 0) {
                atSmall.add(first);
                atLarge.add(second);
            }
        }
        print(small, large, atSmall, atLarge);
        System.exit(0);
    }

    private static void print(long small, long large, List<Map<String, double[]>> atSmall,
                              List<Map<String, double[]>> atLarge) {
        System.out.printf(
            "%nms; %d calls a round, %d rounds of both sizes in turn after one that is not counted; the median round%n",
            runs, ROUNDS);
        System.out.printf("%-40s %11s %11s %7s %11s %11s %7s %11s%n", "", "p50 %,d".formatted(small),
            "%,d".formatted(large), "ratio", "p99 %,d".formatted(small), "%,d".formatted(large), "ratio", "rows");
        for (var question : atSmall.getFirst().keySet()) {
            double[] before = median(atSmall, question);
            double[] after = median(atLarge, question);
            System.out.printf("%-40s %11.2f %11.2f %7.2f %11.2f %11.2f %7.2f %5.0f %5.0f%n", question, before[0],
                after[0], after[0] / before[0], before[1], after[1], after[1] / before[1], before[2], after[2]);
        }
    }

    private static double[] median(List<Map<String, double[]>> rounds, String question) {
        return new double[] {median(rounds, question, 0), median(rounds, question, 1), median(rounds, question, 2)};
    }

    private static double median(List<Map<String, double[]>> rounds, String question, int which) {
        return rounds.stream().mapToDouble(times -> Objects.requireNonNull(times.get(question))[which]).sorted()
            .toArray()[rounds.size() / 2];
    }

    /** On a program and a database of its own, with nothing else running in it. */
    private static <T> T on(long size, Function<LedgerBench, T> work) {
        try (var context = new SpringApplicationBuilder(Minsheng.class).web(WebApplicationType.NONE)
            .run("--minsheng.data=" + Path.of("target/bench/ledger-" + size),
                "--spring.main.lazy-initialization=true")) {
            context.getBean(Scheduler.class).stop();
            return work.apply(new LedgerBench(context));
        }
    }

    private Map<String, double[]> times() {
        Map<String, double[]> times = new TreeMap<>();
        var town = new Lens.Area(TOWN);
        var deep = deepCursor(town);
        var numbers = jdbc.sql("select number from appeal.appeal where county = '520327' order by id desc limit 2000")
            .query(String.class).list();
        times.put("a town's open appeals, first page", times(n -> ledger.page(town, Filter.open(), null, PAGE).rows()));
        times.put("a town's ledger, 100 pages deep", times(n -> ledger.page(town, Filter.all(), deep, PAGE).rows()));
        times.put("search a common word in a town",
            times(n -> search.page(town, new TreeSet<>(List.of("w1")), null, PAGE).rows()));
        times.put("search a rare word in a town",
            times(n -> search.page(town, new TreeSet<>(List.of("w2950")), null, PAGE).rows()));
        times.put("search a word that one appeal has",
            times(n -> search.page(town, new TreeSet<>(List.of("once" + (n * 37 % 5000 + 100))), null, PAGE).rows()));
        times.put("search a rare word, a page of four",
            times(n -> search.page(town, new TreeSet<>(List.of("w2950")), null, FEW).rows()));
        times.put("search two words in a town",
            times(n -> search.page(town, new TreeSet<>(List.of("w40", "w200")), null, PAGE).rows()));
        times.put("search two words, a page of four",
            times(n -> search.page(town, new TreeSet<>(List.of("w40", "w200")), null, FEW).rows()));
        times.put("one appeal with its history",
            times(n -> book.history(book.byNumber(numbers.get(n * 7 % numbers.size())).orElseThrow().id())));
        times.put("counts by state for a county", times(n -> ledger.counts(COUNTY).keySet()));
        return times;
    }

    private @org.jspecify.annotations.Nullable String deepCursor(Lens lens) {
        String after = null;
        for (int page = 0; page < 100; page++) {
            var next = ledger.page(lens, Filter.all(), after, PAGE).next();
            if (next == null) {
                return after;
            }
            after = next;
        }
        return after;
    }

    /** The median and the 99th percentile, in milliseconds, and how many rows were shown last. */
    private static double[] times(IntFunction<Collection<?>> call) {
        int rows = 0;
        for (int n = 0; n < runs; n++) {
            rows = call.apply(n).size();
        }
        var times = new long[runs];
        for (int n = 0; n < runs; n++) {
            long begin = System.nanoTime();
            rows = call.apply(n).size();
            times[n] = System.nanoTime() - begin;
        }
        Arrays.sort(times);
        return new double[] {times[runs / 2] / 1e6, times[runs * 99 / 100] / 1e6, rows};
    }

    /**
     * Nearly all closed, as in life: 1 in 100 is open. Words follow a steep distribution, so that w1 is in most texts.
     */
    public long fill(long size) {
        long there = jdbc.sql("select count(*) from appeal.appeal where origin = 'bench'").query(Long.class).single();
        if (there == size) {
            standAtTheEnd();
            return there;
        }
        System.out.println("filling " + size + " appeals");
        var communities = jdbc.sql("""
                select code
                from area.place
                where length(code) = 12
                    and (code like '520327%' or code like '520328%' or code like '520329%')
                """).query(String.class).list();
        var area = new ArrayList<>(communities);
        for (int n = 0; n < communities.size(); n++) {
            area.add("520327001003");
        }
        long start = jdbc.sql("select coalesce(max(id), 0) from appeal.appeal").query(Long.class).single();
        long step = 50_000;
        for (long from = there; from < size; from += step) {
            fill(start + from - there, Math.min(step, size - from), area);
            jdbc.sql("select appeal.extend_words()").query((row, n) -> row).list();
        }
        jdbc.sql("select setval(pg_get_serial_sequence('appeal.appeal', 'id'), (select max(id) from appeal.appeal))")
            .query(Long.class).single();
        tally();
        jdbc.sql("""
                insert into appeal.need (appeal, grams) select appeal, words
                from appeal.search
                on conflict do nothing
                """)
            .update();
        standAtTheEnd();
        new MergingWords(jdbc).merge();
        for (var table : List.of("appeal", "step", "search", "need", "tally")) {
            jdbc.sql("vacuum analyze appeal." + table).update();
        }
        jdbc.sql("checkpoint").update();
        return size;
    }

    /** Whoever follows the history has nothing left to read of what was filled in. */
    private void standAtTheEnd() {
        jdbc.sql("""
                insert into appeal.follower (name, transaction, step, appeal)
                select name, pg_current_xact_id(), 9e15::bigint, (select max(id) from appeal.appeal)
                from unnest(array['looks', 'needs', 'rates', 'steps']) as name
                on conflict (name) do update
                set transaction = excluded.transaction, step = excluded.step, appeal = excluded.appeal
                """).update();
    }

    private void fill(long after, long count, List<String> area) {
        jdbc.sql("""
                with made as (
                    insert into appeal.appeal (id, county, serial, number, tracking, request_key, kind, channel, title,
                        body, matter,
                        place_code, town, community, filed_by, origin, origin_number, told_by, state, tier, desk_tier,
                        holder_org, filed_at, due_at, closed_at, public_title, public_answer, published_at)
                    select n, substr(place, 1, 6), 1000000 + n, substr(place, 1, 6) || '-20250101-' || n, md5('t' || n),
                        gen_random_uuid(),
                        'COMPLAINT', 'WEB', '标题 ' || n, repeat('小区门口的路灯不亮，晚上老人出行不方便。', 8), 'compound.service', place,
                        substr(place, 1, 9), place, 'bench', 'bench', n::text, 'PAGE', state, 'COMMUNITY', 'COMMUNITY',
                        1,
                        timestamptz '2025-01-01' + n * interval '20 seconds', case
                        when state = 'CLOSED' then timestamptz '2025-01-14' + n * interval '20 seconds'
                            else now() + (20000 + n % 20000) * interval '1 minute' end,
                        case when state = 'CLOSED' then timestamptz '2025-01-10' + n * interval '20 seconds' end, '标题',
                        '已办理',
                        case when state = 'CLOSED' then timestamptz '2025-01-10' + n * interval '20 seconds' end
                    from (
                        select n, (:area::text[])[1 + (hashint8(n) & 2147483647) % :areas] as place,
                            case when hashint8(n * 31) % 100 <> 0 then 'CLOSED'
                                else (array['FILED', 'ACCEPTED', 'DISPATCHED', 'SIGNED', 'IN_HANDLING',
                                    'ANSWERED'])[1 + (hashint8(n * 7) & 2147483647) % 6]
                            end as state
                        from generate_series(:after + 1, :after + :count) as n
                    ) as rows
                    returning id, place_code, state, filed_at
                ), told as (
                    insert into appeal.step (appeal, at, action, to_state, to_tier, actor, actor_name)
                    select id, filed_at + round * interval '1 day', 'FILE', state, 'COMMUNITY', 'bench', ''
                    from made, generate_series(0, 4) as round
                )
                insert into appeal.search (appeal, words)
                select id, array_to_tsvector(array(
                    select 'w' || floor(3000 * power(random(), 4) + 1)
                    from generate_series(1, 25)
                    where id > 0
                    union
                    select 'once' || id
                    union
                    select '@' || substr(place_code, 1, digits)
                    from (values (6), (9), (12)) as level (digits)))
                from made
                """)
            .param("after", after)
            .param("count", count)
            .param("area", area.toArray(String[]::new))
            .param("areas", area.size())
            .update();
    }

    private void tally() {
        jdbc.sql("truncate appeal.tally, appeal.tally_change").update();
        jdbc.sql("""
                insert into appeal.tally (area, state, tier, count)
                select substr(community, 1, digits), state, tier, count(*)
                from appeal.appeal, (values (2), (4), (6), (9), (12)) as level (digits)
                where community is not null
                group by 1, 2, 3
                """).update();
    }
}

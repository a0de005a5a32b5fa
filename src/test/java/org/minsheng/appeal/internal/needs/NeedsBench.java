package org.minsheng.appeal.internal.needs;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.minsheng.Minsheng;
import org.minsheng.appeal.internal.Grams;
import org.minsheng.appeal.internal.LedgerBench;
import org.minsheng.appeal.internal.Sight.Lens;
import org.minsheng.appeal.internal.Words;
import org.minsheng.appeal.internal.needs.NeedsBook.Asked;
import org.minsheng.shared.AreaCode;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * How long the first page of the needs base takes, from what was typed to the rows, in the data of the ledger's
 * benchmark. Each appeal is indexed as one of the real messages in {@code ../shared/data}; says so and ends when these
 * are not there.
 */
public final class NeedsBench {

    private static final Path DATA = Path.of("../shared/data/appeals-unlabelled.jsonl");
    private static final int CALLS = 200;
    private static final int PAGE = 20;
    private static final AreaCode COUNTY = new AreaCode("520327");
    private static final AreaCode TOWN = new AreaCode("520327001");

    private final JdbcClient jdbc;
    private final NeedsBook book;
    private final Words words;

    private NeedsBench(ConfigurableApplicationContext context) {
        this.jdbc = context.getBean(JdbcClient.class);
        this.book = context.getBean(NeedsBook.class);
        this.words = context.getBean(Words.class);
    }

    public static void main(String[] args) throws IOException {
        if (!Files.exists(DATA)) {
            System.out.println(DATA + " is absent: nothing to ask for.");
            return;
        }
        long size = args.length > 0 ? Long.parseLong(args[0]) : 1_000_000;
        try (var context = new SpringApplicationBuilder(Minsheng.class).web(WebApplicationType.NONE)
            .run("--minsheng.data=" + Path.of("target/bench/ledger-" + size),
                "--spring.main.lazy-initialization=true")) {
            context.getBean(Scheduler.class).stop();
            new LedgerBench(context).fill(size);
            var bench = new NeedsBench(context);
            bench.fill(size);
            bench.report(size);
        }
        System.exit(0);
    }

    private void report(long size) {
        Map<String, double[]> times = new LinkedHashMap<>();
        for (var typed : List.of("路灯", "噪音扰民", "小区物业乱收停车费", "“路灯不亮”", "ludeng", "天然气 安装", "囍囍囍囍")) {
            times.put(typed + ", county", ask(COUNTY, typed, ""));
            times.put(typed + ", town", ask(TOWN, typed, ""));
        }
        times.put("路灯, county, one month, answered",
            ask(COUNTY, "路灯", Words.quoted("y:2025-03") + " & " + Words.quoted("o:ANSWERED")));
        times.put("nothing typed, one matter, county", ask(COUNTY, "", Words.quoted("m:compound")));
        System.out.printf("first page of the needs base among %,d, %d calls each, ms (aim 50)%n", size, CALLS);
        times.forEach((question, found) -> System.out.printf("%-40s %3.0f rows  p50 %7.1f  p99 %7.1f%n", question,
            found[2], found[0], found[1]));
    }

    /** The median, the 99th percentile and the number of rows. */
    private double[] ask(AreaCode area, String typed, String besides) {
        var times = new double[CALLS];
        int rows = 0;
        for (int call = -CALLS / 4; call < CALLS; call++) {
            long begin = System.nanoTime();
            var query = NeedQuery.of(typed, words);
            rows = book.page(new Lens.Area(area), new Asked(NeedsBook.and(query.grams(), besides), query.phrases()),
                null, PAGE).rows().size();
            if (call >= 0) {
                times[call] = (System.nanoTime() - begin) / 1e6;
            }
        }
        Arrays.sort(times);
        return new double[] {times[CALLS / 2], times[CALLS * 99 / 100], rows};
    }

    /** The index is made when all is there, which is several times as fast. */
    private void fill(long size) throws IOException {
        if (jdbc.sql("select obj_description('appeal.need'::regclass)").query(String.class).optional().isPresent()) {
            return;
        }
        System.out.println("indexing " + size + " appeals for the needs base");
        jdbc.sql("drop index if exists appeal.need_grams").update();
        if (jdbc.sql("select to_regclass('public.spoken') is null").query(Boolean.class).single()) {
            speak();
        }
        memory("1GB");
        jdbc.sql("create index need_grams on appeal.need using gin (grams)").update();
        memory("64MB");
        jdbc.sql("vacuum analyze appeal.need").update();
        jdbc.sql("comment on table appeal.need is 'as real messages'").update();
        jdbc.sql("checkpoint").update();
    }

    /** With less the index of each part is merged from many pieces, which takes ten times as long. */
    private void memory(String size) {
        jdbc.sql("alter system set maintenance_work_mem = '" + size + "'").update();
        jdbc.sql("select pg_reload_conf()").query(Boolean.class).single();
    }

    private void speak() throws IOException {
        jdbc.sql("create table public.spoken (id int primary key, grams tsvector)").update();
        var spoken = spoken();
        jdbc.sql("""
                insert into public.spoken (id, grams)
                select id, array_to_tsvector(string_to_array(grams, ' '))
                from unnest(:grams::text[]) with ordinality as made (grams, id)
                """)
            .param("grams", spoken.toArray(String[]::new))
            .update();
        jdbc.sql("truncate appeal.need").update();
        jdbc.sql("""
                insert into appeal.need (appeal, grams)
                select appeal.id, spoken.grams
                    || array_to_tsvector(array['@' || county, '@' || town, '@' || community, 'm:compound',
                    'm:compound.service', 'k:COMPLAINT', 'y:' || to_char(filed_at, 'YYYY-MM'), 'o:' || case
                    when open then 'OPEN' else 'ANSWERED' end])
                from appeal.appeal
                join public.spoken on spoken.id = 1 + (hashint8(appeal.id) & 2147483647) % :spoken
                where origin = 'bench'
                """)
            .param("spoken", spoken.size())
            .update();
    }

    /** The pieces of each real message, with blanks between. */
    private List<String> spoken() throws IOException {
        var json = JsonMapper.builder().build();
        var spoken = new ArrayList<String>();
        for (var line : Files.readAllLines(DATA)) {
            var node = json.readTree(line);
            var text = node.get("留言主题").asString().strip() + "\n" + node.get("留言详情").asString().strip();
            var grams = new TreeSet<>(Grams.of(text));
            var beginning = text.substring(0, Math.min(140, text.length()));
            grams.addAll(Grams.pinyin(beginning, words.cut(beginning)));
            spoken.add(String.join(" ", grams));
        }
        return spoken;
    }
}

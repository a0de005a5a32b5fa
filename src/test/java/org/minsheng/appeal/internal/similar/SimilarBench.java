package org.minsheng.appeal.internal.similar;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.minsheng.Minsheng;
import org.minsheng.appeal.AppealId;
import org.minsheng.appeal.internal.AppealBook;
import org.minsheng.appeal.internal.LedgerBench;
import org.minsheng.appeal.internal.Words;
import org.minsheng.appeal.internal.filing.FilingAppeal;
import org.minsheng.attachment.Attachments;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PlannedAnew;
import org.minsheng.shared.Viewer;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How well similar appeals are found among real messages: recall at five, and the precision of what is called very
 * likely the same; every pair that no rule of the gold set knows counts as wrong. Then how long it takes among many.
 * Reads {@code ../shared/data}; says so and ends when that is not there.
 */
public final class SimilarBench {

    private static final int TOP = 5;
    private static final int CALLS = 300;
    /** After so many new ones the words are counted anew. */
    private static final int COUNTED = 200;

    private record Pair(int asked, int found, double score, List<String> words) {
    }

    private SimilarBench() {
    }

    public static void main(String[] args) throws IOException {
        for (var file : args.length > 1 ? List.<Path>of() : GoldSet.FILES) {
            if (Files.exists(file)) {
                quality(file);
            } else {
                System.out.println(file + " is absent: nothing to compare.");
            }
        }
        long size = args.length > 0 ? Long.parseLong(args[0]) : 1_000_000;
        if (size > 0) {
            time(size);
        }
        System.exit(0);
    }

    /** From the text to the suggestions, in the data of the ledger's benchmark. */
    private static void time(long size) {
        try (var context = new SpringApplicationBuilder(Minsheng.class).web(WebApplicationType.NONE)
            .run("--minsheng.data=" + Path.of("target/bench/ledger-" + size),
                "--spring.main.lazy-initialization=true")) {
            context.getBean(Scheduler.class).stop();
            new LedgerBench(context).fill(size);
            context.getBean(CountingWords.class).count();
            var last = context.getBean(JdbcClient.class)
                .sql("select max(filed_at) from appeal.appeal where origin = 'bench'")
                .query(java.time.OffsetDateTime.class).single().toInstant();
            var finding = finding(context, last);
            var times = new double[CALLS];
            for (int call = -CALLS; call < CALLS; call++) {
                var text = "小区门口的路灯不亮 " + String.join(" ", words(call));
                long begin = System.nanoTime();
                finding.toNew(new AreaCode("520327001003"), "", text, List.of(), TOP);
                if (call >= 0) {
                    times[call] = (System.nanoTime() - begin) / 1e6;
                }
            }
            Arrays.sort(times);
            System.out.printf("suggestions for one new appeal among %,d: p50 %.1f ms, p99 %.1f ms (aim 100 ms)%n", size,
                times[CALLS / 2], times[CALLS * 99 / 100]);
        }
    }

    /** Common and rare ones, as texts have them. */
    private static List<String> words(int call) {
        var random = new Random(call);
        return random.ints(25, 0, 1_000_000).mapToObj(n -> "w" + (int) Math.floor(3_000 * Math.pow(n / 1e6, 4) + 1))
            .toList();
    }

    /**
     * As the days went: each message is filed after those before it, and similar ones are asked for at once, as the
     * desk does.
     */
    private static void quality(Path file) throws IOException {
        var gold = GoldSet.read(file);
        try (var context = new SpringApplicationBuilder(Minsheng.class).web(WebApplicationType.NONE)
            .run("--minsheng.data=" + Files.createTempDirectory("similar"), "--spring.main.lazy-initialization=true")) {
            context.getBean(Scheduler.class).stop();
            System.out.printf("%n%s: %,d messages%n", file.getFileName(), gold.messages().size());
            report(gold, top(context, gold));
        }
    }

    private static List<List<Pair>> top(ApplicationContext context, GoldSet gold) {
        var book = context.getBean(AppealBook.class);
        var places = new GoldPlaces(context.getBean(JdbcClient.class));
        Map<AppealId, Integer> filed = new HashMap<>();
        var top = new ArrayList<List<Pair>>();
        for (int n = 0; n < gold.messages().size(); n++) {
            int asked = n;
            var message = gold.messages().get(n);
            var id = context.getBean(FilingAppeal.class).file(Viewer.SYSTEM, message.filing(places.of(message))).id();
            if (n % COUNTED == 0) {
                context.getBean(CountingWords.class).count();
            }
            top.add(finding(context, message.said()).to(book.byId(id).orElseThrow(), TOP).stream()
                .filter(found -> filed.containsKey(found.id()))
                .map(found -> new Pair(asked, Objects.requireNonNull(filed.get(found.id())),
                    found.score(), found.words()))
                .toList());
            filed.put(id, n);
        }
        return top;
    }

    private static FindingSimilar finding(ApplicationContext context, Instant now) {
        return new FindingSimilar(new SimilarBook(context.getBean(JdbcClient.class),
            context.getBean(PlannedAnew.class)), context.getBean(PhotoBook.class),
            context.getBean(Attachments.class), context.getBean(Frequencies.class), context.getBean(Words.class),
            Clock.fixed(now, ZoneOffset.UTC));
    }

    /**
     * What belongs together is on one side, so that nothing of it was seen when the threshold was set. The first side
     * sets it: the lowest one at which 95 of 100 strong suggestions are right. The other side is asked what it is
     * worth.
     */
    private static void halves(GoldSet gold, List<List<Pair>> top) {
        var first = gold.sides();
        var pairs = top.stream().flatMap(List::stream)
            .sorted(Comparator.comparingDouble(Pair::score).reversed()).toList();
        double threshold = 1;
        int right = 0;
        int all = 0;
        for (var pair : pairs.stream().filter(pair -> first.get(pair.asked())).toList()) {
            right += isRight(gold, pair) ? 1 : 0;
            all++;
            threshold = right >= 0.95 * all ? pair.score() : threshold;
        }
        System.out.printf("threshold set on the first half: %.3f (shipped: %.2f)%n", threshold, Similar.STRONG);
        for (boolean side : new boolean[] {true, false}) {
            var asked = IntStream.range(0, top.size()).filter(n -> first.get(n) == side).boxed().toList();
            System.out.printf("%s half, %d messages: recall at 5 %.3f, precision of strong ones %s with that "
                + "threshold, %s as shipped%n",
                side ? "first" : "held-out", asked.size(), recall(gold, top, asked),
                precision(gold, pairs, first, side, threshold), precision(gold, pairs, first, side, Similar.STRONG));
        }
    }

    private static double recall(GoldSet gold, List<List<Pair>> top, List<Integer> asked) {
        return asked.stream().filter(n -> !gold.partners().get(n).isEmpty()).mapToDouble(n -> {
            var partners = gold.partners().get(n);
            return top.get(n).stream().filter(pair -> partners.contains(pair.found()))
                .count() / (double) Math.min(TOP, partners.size());
        }).average().orElse(0);
    }

    private static String precision(GoldSet gold, List<Pair> pairs, List<Boolean> first,
                                    boolean side, double threshold) {
        var strong = pairs.stream().filter(pair -> first.get(pair.asked()) == side && pair.score() >= threshold)
            .toList();
        return "%.3f of %d".formatted(strong.stream().filter(pair -> isRight(gold, pair))
            .count() / (double) Math.max(1, strong.size()),
            strong.size());
    }

    private static void report(GoldSet gold, List<List<Pair>> top) {
        halves(gold, top);
        double recall = 0;
        int queries = 0;
        for (int n = 0; n < top.size(); n++) {
            var partners = gold.partners().get(n);
            if (partners.isEmpty()) {
                continue;
            }
            queries++;
            long hits = top.get(n).stream().filter(pair -> partners.contains(pair.found())).count();
            recall += hits / (double) Math.min(TOP, partners.size());
            if (hits < Math.min(TOP, partners.size())) {
                System.out.println("missed: " + gold.messages().get(n).number() + " " + gold.messages().get(n).title()
                    + " " + hits + "/" + partners.size());
            }
        }
        var all = top.stream().flatMap(List::stream)
            .sorted(Comparator.comparingDouble(Pair::score).reversed()).toList();
        var strong = all.stream().filter(pair -> pair.score() >= Similar.STRONG).toList();
        strong.stream().filter(pair -> !isRight(gold, pair)).forEach(pair ->
            System.out.printf("strong and in no rule: %.2f %s | %s because of %s%n", pair.score(),
                title(gold, pair.asked()), title(gold, pair.found()), pair.words()));
        System.out.printf("recall at 5: %.3f over %d messages (aim 0.90)%n", recall / queries, queries);
        System.out.printf("precision of %d strong suggestions: %.3f (aim 0.95)%n", strong.size(),
            strong.stream().filter(pair -> isRight(gold, pair)).count() / (double) strong.size());
    }

    private static boolean isRight(GoldSet gold, Pair pair) {
        return gold.together().get(pair.asked()).contains(pair.found());
    }

    private static String title(GoldSet gold, int message) {
        return gold.messages().get(message).number() + " " + gold.messages().get(message).title();
    }
}

package org.minsheng.visit.internal.campaign;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.minsheng.Minsheng;
import org.minsheng.people.Persons;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.minsheng.testing.Client;
import org.minsheng.testing.SentCodes;
import org.minsheng.visit.CampaignId;
import org.minsheng.visit.internal.form.FormVersionId;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The screening of the articles: 40,898 households in 76 groups are shared out, then 200 visitors with sessions of
 * their own send 50 results a second over HTTP while the progress page is read. One answer in ten is dropped and the
 * result sent again, and one result in ten is sent twice anyway; a journal of the clients then says whether any was
 * lost or doubled.
 */
public final class CampaignBench {

    private static final int HOUSEHOLDS = 40_898;
    private static final int GROUPS = 76;
    private static final int VISITORS = 200;
    private static final int PER_SECOND = 50;

    /**
     * A server that has just started compiles itself for a minute; every result counts for the journal nevertheless.
     */
    private static final int WARM_SECONDS = 60;
    private static final AreaCode TOWN = new AreaCode("520328777");

    private final ConfigurableApplicationContext context;
    private final JdbcClient jdbc;
    private final String base;
    private final Map<UUID, Boolean> journal = new ConcurrentHashMap<>();
    private final AtomicInteger dropped = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();

    /** Measures on the server what the page itself takes, from the first filter to the last byte. */
    private static final class Stopwatch extends OncePerRequestFilter {

        private record Time(String by, double millis) {
        }

        private static final Queue<Time> TIMES = new ConcurrentLinkedQueue<>();

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
            long began = System.nanoTime();
            chain.doFilter(request, response);
            if (request.getRequestURI().matches("/console/campaigns/\\d+") && response.getStatus() == 200) {
                TIMES.add(new Time(request.getParameter("by"), (System.nanoTime() - began) / 1e6));
            }
        }
    }

    private CampaignBench(ConfigurableApplicationContext context) {
        this.context = context;
        this.jdbc = context.getBean(JdbcClient.class);
        this.base = "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
    }

    public static void main(String[] args) throws Exception {
        int seconds = args.length > 0 ? Integer.parseInt(args[0]) : 60;
        var data = Path.of("target/bench/campaign-" + ProcessHandle.current().pid());
        try (var context = new SpringApplicationBuilder(Minsheng.class)
                .initializers(bare -> ((GenericApplicationContext) bare)
                    .registerBean("stopwatch", FilterRegistrationBean.class, () -> stopwatch()))
                .run("--minsheng.data=" + data, "--server.port=0", "--minsheng.trusted-proxy=true",
                    "--logging.level.root=WARN")) {
            new CampaignBench(context).run(seconds);
        }
        System.exit(0);
    }

    private static FilterRegistrationBean<Stopwatch> stopwatch() {
        var filter = new FilterRegistrationBean<>(new Stopwatch());
        filter.setOrder(Integer.MIN_VALUE);
        return filter;
    }

    private void run(int seconds) throws Exception {
        plant();
        var named = visitors();
        var campaign = create(named);
        measure(campaign, named, seconds);
    }

    /** Households behind invented doors, 76 compounds in 26 communities; each compound is a grid with forty corners. */
    private void plant() {
        jdbc.sql("""
                insert into household.household (door, residence, request_key, since, changed_at)
                select :town || lpad((1 + (n %% :groups) / 3)::text, 3, '0') || lpad((1 + n %% :groups)::text, 4, '0')
                    || '001' || '01'
                    || lpad((1 + n / :groups)::text, 4, '0'), 'OWNER', gen_random_uuid(), now(), now()
                from generate_series(0, :count - 1) as n
                """.replace("%%", "%"))
            .param("town", TOWN.value())
            .param("groups", GROUPS)
            .param("count", HOUSEHOLDS)
            .update();
        jdbc.sql("""
                with made as (
                    insert into grid.grid (community, serial, name, kind, outline, request_key, created_at)
                    select :town || lpad((1 + n / 3)::text, 3, '0'), 1 + n % 3, '第' || (1 + n) || '网格', 'BASIC',
                        jsonb_build_object('type', 'Polygon', 'coordinates', jsonb_build_array((
                            select jsonb_agg(jsonb_build_array(
                                round((107.4 + n % 9 * 0.01 + 0.004 * cosd(9 * (k % 40)))::numeric, 6),
                                round((27.7 + n / 9 * 0.01 + 0.004 * sind(9 * (k % 40)))::numeric, 6)) order by k)
                            from generate_series(0, 40) as k))),
                        gen_random_uuid(), now()
                    from generate_series(0, :groups - 1) as n
                    returning id, community, serial
                )
                insert into grid.door (door, grid, since)
                select distinct household.door, made.id, now()
                from made
                join household.household on left(door, 12) = community
                    and substr(door, 13, 4)::int = (right(community, 3)::int - 1) * 3 + serial
                """)
            .param("town", TOWN.value())
            .param("groups", GROUPS)
            .update();
        jdbc.sql("analyze household.household, grid.door").update();
    }

    private List<String> phones = List.of();

    private List<Named> visitors() {
        var persons = context.getBean(Persons.class);
        phones = IntStream.range(0, VISITORS).mapToObj("139%08d"::formatted).toList();
        var named = new ArrayList<Named>();
        for (int i = 0; i < VISITORS; i++) {
            int group = i % GROUPS;
            named.add(new Named(persons.withPhone(new PhoneNumber(phones.get(i)), "走访员").value(), "走访员 " + i,
                TOWN.value() + "%03d".formatted(1 + group / 3) + "%04d".formatted(1 + group)));
        }
        return named;
    }

    private CampaignId create(List<Named> named) {
        var today = LocalDate.now(context.getBean(Clock.class));
        long form = jdbc.sql("""
                insert into visit.form (request_key, name, purpose, area_code, draft, changed_at)
                values (gen_random_uuid(), '排查表', 'SCREENING', '520328', :definition::jsonb, now())
                returning id
                """).param("definition", Town.QUESTIONS).query(Long.class).single();
        long version = jdbc.sql("""
                insert into visit.form_version (form, number, definition, published_at)
                values (:form, 1, :definition::jsonb, now())
                returning id
                """).param("form", form).param("definition", Town.QUESTIONS).query(Long.class).single();
        var draft = new Draft(TOWN, "全员排查", "登记人数", "传染病防治法", new FormVersionId(version), Ask.EVERYBODY,
            Set.of(VisitorKind.NAMED), named, today, today.plusDays(3), 3, true, Draft.USUAL_DAYS_KEPT);
        var made = (Outcome.Done) context.getBean(DraftingCampaign.class)
            .begin(Viewer.SYSTEM, RequestKey.fresh(), draft);
        long began = System.nanoTime();
        var started = (Outcome.Done) context.getBean(StartingCampaign.class)
            .start(Viewer.SYSTEM, new CampaignId(made.id()));
        verdict("%,d tasks for %d visitors, planned and written".formatted(started.count(), VISITORS),
            (System.nanoTime() - began) / 1e6, 5_000);
        return new CampaignId(made.id());
    }

    private void measure(CampaignId campaign, List<Named> named, int seconds) throws Exception {
        var sessions = sessions(named);
        var leader = new Client(base).with("X-Forwarded-For", "10.9.9.9").signIn("meijiang");
        jdbc.sql("update account.granted set area = '520328' where area = '520328004'").update();
        warm(leader, campaign);
        Stopwatch.TIMES.clear();
        System.out.printf("%d sessions signed in; %d results a second for %d s, of which the first %d are not timed%n",
            sessions.size(), PER_SECOND, WARM_SECONDS + seconds, WARM_SECONDS);
        long end = System.nanoTime() + Duration.ofSeconds(WARM_SECONDS + seconds).toNanos();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < sessions.size(); i++) {
                var walker = sessions.get(i);
                long wait = 1_000_000_000L * VISITORS / PER_SECOND;
                long offset = wait * i / sessions.size();
                threads.submit(() -> walk(walker, end, wait, offset));
            }
            threads.submit(() -> read(new PlainConnection(base, cookies(leader)), campaign, end));
            sleepUntil(System.nanoTime() + Duration.ofSeconds(WARM_SECONDS).toNanos());
            Stopwatch.TIMES.clear();
        }
        report(campaign, WARM_SECONDS + seconds);
    }

    private record Walker(PlainConnection connection, String token, List<Long> doors) {
    }

    private static String cookies(Client client) {
        return client.cookies().stream().map(one -> one.split(";")[0]).collect(Collectors.joining("; "));
    }

    private List<Walker> sessions(List<Named> named) {
        var tasks = context.getBean(VisitTasks.class);
        var codes = context.getBean(SentCodes.class);
        var walkers = new ArrayList<Walker>();
        for (int i = 0; i < VISITORS; i++) {
            var client = new Client(base).with("X-Forwarded-For", "10.1." + i / 250 + "." + (1 + i % 250));
            client.post("/me/sign-in", Map.of("phone", phones.get(i)));
            client.post("/me/sign-in/code", Map.of("phone", phones.get(i), "code", codes.lastFor(phones.get(i))));
            var who = new Viewer(null, "", named.get(i).id(), List.of());
            var doors = tasks.openOf(who, null, 300).rows().stream().map(row -> row.id().value()).toList();
            var page = client.get("/me/visits/" + doors.getFirst()).body();
            var token = page.replaceFirst("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
            walkers.add(new Walker(new PlainConnection(base, cookies(client)), token, doors));
        }
        return walkers;
    }

    private static void warm(Client leader, CampaignId campaign) {
        for (int i = 0; i < 200; i++) {
            leader.get("/console/campaigns/" + campaign.value() + "?by="
                + (i % 3 == 0 ? "VISITOR" : i % 3 == 1 ? "COMMUNITY" : "GRID"));
        }
    }

    private void walk(Walker walker, long end, long wait, long offset) {
        long next = System.nanoTime() + offset;
        for (var door : walker.doors()) {
            if (next >= end) {
                return;
            }
            sleepUntil(next);
            var key = UUID.randomUUID();
            journal.put(key, false);
            while (!send(walker, door, key)) {
                sleepUntil(System.nanoTime() + 200_000_000L);
            }
            journal.put(key, true);
            if (ThreadLocalRandom.current().nextInt(10) == 0) {
                send(walker, door, key);
            }
            next += wait;
        }
    }

    /** @return whether the client knows that it arrived; one answer in ten is not waited for */
    private boolean send(Walker walker, long door, UUID key) {
        boolean drop = ThreadLocalRandom.current().nextInt(10) == 0;
        var body = "_csrf=" + walker.token() + "&requestKey=" + key + "&outcome=ANSWERED&a.people=" + (1 + door % 6)
            + "&a.gas=gas";
        try {
            int status = walker.connection().send("/me/visits/" + door, body, drop ? 3 : 20_000);
            if (status != 303) {
                failed.incrementAndGet();
            }
            return status == 303;
        } catch (IOException nobodyAnswered) {
            dropped.incrementAndGet();
            return false;
        }
    }

    private static void sleepUntil(long nanos) {
        try {
            Thread.sleep(Duration.ofNanos(Math.max(0, nanos - System.nanoTime())));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void read(PlainConnection connection, CampaignId campaign, long end) {
        try {
            for (int i = 0; System.nanoTime() < end; i++) {
                int status = connection.send("/console/campaigns/" + campaign.value() + "?by="
                    + (i % 3 == 0 ? "VISITOR" : i % 3 == 1 ? "COMMUNITY" : "GRID"), null, 20_000);
                if (status != 200) {
                    throw new IllegalStateException("the progress page said " + status);
                }
                sleepUntil(System.nanoTime() + 40_000_000L);
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private void report(CampaignId campaign, int seconds) {
        long acknowledged = journal.values().stream().filter(known -> known).count();
        long rows = jdbc.sql("select count(*) from visit.result where campaign = :id").param("id", campaign.value())
            .query(Long.class).single();
        long doubled = jdbc.sql("""
                select count(*)
                from (select task from visit.result where campaign = :id group by task having count(*) > 1) as twice
                """)
            .param("id", campaign.value()).query(Long.class).single();
        long lost = journal.entrySet().stream().filter(Map.Entry::getValue).filter(entry -> jdbc.sql(
            "select count(*) from visit.result where client_key = :key").param("key", entry.getKey()).query(Long.class)
                .single() != 1).count();
        long done = context.getBean(ProgressBook.class).of(campaign, TOWN).total().of(Stage.DONE);
        System.out.printf(
            "%,d results sent in %d s (%.1f a second), %d answers dropped and sent again, %d not accepted%n",
            journal.size(), seconds, journal.size() / (double) seconds, dropped.get(), failed.get());
        System.out.printf(
            "journal: %,d known to have arrived; database: %,d results; lost %d, doubled %d; progress counts %,d%n",
            acknowledged, rows, lost, doubled, done);
        Stopwatch.TIMES.stream().collect(Collectors.groupingBy(Stopwatch.Time::by)).forEach((by, some) -> {
            var times = some.stream().mapToDouble(Stopwatch.Time::millis).sorted().toArray();
            System.out.printf("  by %s: median %.1f ms, p99 %.1f ms%n", by, times[times.length / 2],
                times[times.length * 99 / 100]);
        });
        var times = Stopwatch.TIMES.stream().mapToDouble(Stopwatch.Time::millis).sorted().toArray();
        System.out.printf("progress page on the server, %,d times: median %.1f ms, p90 %.1f ms, most %.1f ms%n",
            times.length, times[times.length / 2], times[times.length * 9 / 10], Arrays.stream(times).max().orElse(0));
        verdict("progress page on the server, p99", times[Math.min(times.length - 1, times.length * 99 / 100)], 30);
        System.out.println(lost == 0 && doubled == 0 && rows == done ? "none lost, none doubled" : "LOST OR DOUBLED");
    }

    private static void verdict(String what, double millis, int target) {
        System.out.printf("%-60s %9.1f ms   target < %d   %s%n", what, millis, target, millis < target
            ? "reached" : "MISSED");
    }
}

package org.minsheng.points.internal.shop;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How many redemptions a node books per second over HTTP, sent as the keeper's page sends them, against pgbench running
 * the same statement on the same server in the same run. While pgbench runs the node is stopped (SIGSTOP): each side
 * has the machine to itself. Afterwards every point and piece is counted. Arguments: process of the node, its port, the
 * database's port, its password file, path of pgbench, seconds a round.
 */
public final class RedeemBench {

    private static final int CLIENTS = 32;
    private static final int ROUNDS = 3;
    private static final int HOLDERS = 2_000;
    private static final int GOODS = 12;
    private static final int POINTS = 1_000_000;
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private record Shelf(long shop, long holder, long goods) {
    }

    /** What a keeper's browser holds. */
    private record Session(String cookies, String token) {
    }

    private final int port;
    private final Shelf shelf;
    private final List<Session> sessions;
    private final AtomicInteger errors = new AtomicInteger();
    private final AtomicLong redeemed = new AtomicLong();

    private RedeemBench(int port, Shelf shelf, List<Session> sessions) {
        this.port = port;
        this.shelf = shelf;
        this.sessions = sessions;
    }

    public static void main(String[] args) throws Exception {
        int seconds = Integer.parseInt(args[5]);
        int port = Integer.parseInt(args[1]);
        var shelf = shelf(args[2], args[3]);
        var sessions = new ArrayList<Session>();
        for (int client = 0; client < CLIENTS; client++) {
            sessions.add(session(port));
        }
        var bench = new RedeemBench(port, shelf, sessions);
        var script = Files.writeString(Path.of("target/bench/redeem.sql"), bench.script());
        bench.http(4 * seconds);
        bench.errors.set(0);
        var ratios = new ArrayList<Double>();
        var all = new ArrayList<Long>();
        for (int round = 1; round <= ROUNDS; round++) {
            signal("STOP", args[0]);
            double database = pgbench(args[4], args[2], args[3], script, seconds);
            signal("CONT", args[0]);
            Thread.sleep(2_000);
            var times = bench.http(seconds);
            double rate = times.size() / (double) seconds;
            all.addAll(times);
            ratios.add(rate / database);
            System.out.printf("round %d: pgbench %.0f/s, over HTTP %.0f/s, ratio %.2f%n", round,
                database, rate, rate / database);
        }
        ratios.sort(null);
        var sorted = all.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
            "redeem: ratio %.2f (median of %d rounds of %d s, %d clients each), p50 %.1f ms, p99 %.1f ms, errors %d%n",
            ratios.get(ROUNDS / 2), ROUNDS, seconds, CLIENTS, sorted[sorted.length / 2] / 1e6,
            sorted[sorted.length * 99 / 100] / 1e6, bench.errors.get());
        boolean right = bench.count(args[2], args[3]);
        System.exit(bench.errors.get() == 0 && right ? 0 : 1);
    }

    private static void signal(String name, String process) throws Exception {
        new ProcessBuilder("kill", "-" + name, process).inheritIO().start().waitFor();
    }

    private static Connection connect(String port, String passwordFile) throws Exception {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/minsheng", "minsheng",
            Files.readString(Path.of(passwordFile)).strip());
    }

    /** A shop of the demo's keeper with goods and people enough for the whole run. */
    private static Shelf shelf(String port, String passwordFile) throws Exception {
        try (var connection = connect(port, passwordFile); var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            var shop = number(statement, """
                insert into points.shop (request_key, area, name, address, hours, opened_at)
                values (gen_random_uuid(), '520327001003', 'bench', 'bench', 'bench', now())
                returning id
                """);
            var goods = number(statement, """
                with made as (
                    insert into points.goods (request_key, shop, name, piece, price)
                    select gen_random_uuid(), %d, 'goods ' || n, 'piece', 1
                    from generate_series(1, %d) n
                    returning id
                )
                select min(id)
                from made
                """.formatted(shop, GOODS));
            statement.execute("insert into points.move (goods, kind, pieces, at, actor_name) select id, 'RECEIPT', "
                + "10000000, now(), 'bench' from points.goods where shop = " + shop);
            var holder = number(statement, """
                with made as (
                    insert into points.holder (kind, area, card, token, opened_at)
                    select 'PERSON', '520327001003', 'bench' || n, 'bench' || n, now()
                    from generate_series(1, %d) n
                    returning id
                )
                select min(id)
                from made
                """.formatted(HOLDERS));
            long entry = number(statement, """
                insert into points.entry (kind, request_key, county, at, actor, actor_name)
                values ('CREDIT', gen_random_uuid(), '520327', now(), 'bench', 'bench')
                returning id
                """);
            statement.execute("""
                insert into points.line (entry, book, holder, amount)
                select %1$d, 'HOLDER', id, %2$d
                from points.holder
                where card like 'bench%%'
                union all
                select %1$d, 'ISSUE', null, -(%2$d::bigint * %3$d)::int
                """.formatted(entry, POINTS, HOLDERS));
            connection.commit();
            statement.execute("commit; vacuum analyze points.holder, points.line, points.goods");
            return new Shelf(shop, holder, goods);
        }
    }

    private static long number(java.sql.Statement statement, String sql) throws Exception {
        try (var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Session session(int port) throws Exception {
        var cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
        try (var http = HttpClient.newBuilder().cookieHandler(cookies).version(HttpClient.Version.HTTP_1_1).build()) {
            var token = token(http, port, "/sign-in");
            var form = "username=keeper&password=minsheng&_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
            http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)).build(), HttpResponse.BodyHandlers.ofString());
            var inside = token(http, port, "/console/counter");
            return new Session(cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; ")), inside);
        }
    }

    private static String token(HttpClient http, int port, String path) throws Exception {
        var page = http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
            HttpResponse.BodyHandlers.ofString()).body();
        var found = TOKEN.matcher(page);
        if (!found.find()) {
            throw new IllegalStateException("no form at " + path);
        }
        return found.group(1);
    }

    /**
     * Nanoseconds of each request, by clients that cost as little as possible: the machine is shared with what is
     * measured.
     */
    private List<Long> http(int seconds) throws InterruptedException {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        var times = new ArrayList<List<Long>>();
        var threads = new ArrayList<Thread>();
        for (var session : sessions) {
            var own = new ArrayList<Long>();
            times.add(own);
            threads.add(Thread.ofPlatform().start(() -> client(session, end, own)));
        }
        for (var thread : threads) {
            thread.join();
        }
        redeemed.addAndGet(times.stream().mapToLong(List::size).sum());
        return times.stream().flatMap(List::stream).toList();
    }

    private void client(Session session, long end, List<Long> times) {
        while (System.nanoTime() < end) {
            connection(session, end, times);
        }
    }

    /** Until the time is over or the server, having answered, closes the connection. */
    private void connection(Session session, long end, List<Long> times) {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(socket.getInputStream());
            for (int n = 1; n < 10_000 && System.nanoTime() < end; n++) {
                var request = request(session);
                long begin = System.nanoTime();
                socket.getOutputStream().write(request);
                if (status(in) == 303) {
                    times.add(System.nanoTime() - begin);
                } else {
                    errors.incrementAndGet();
                }
            }
        } catch (IOException broken) {
            errors.incrementAndGet();
        }
    }

    private byte[] request(Session session) {
        var random = ThreadLocalRandom.current();
        var body = ("_csrf=" + URLEncoder.encode(session.token(), StandardCharsets.UTF_8) + "&requestKey="
            + new UUID(random.nextLong(), random.nextLong())
            + "&pieces-" + (shelf.goods() + random.nextInt(GOODS)) + "=1").getBytes(StandardCharsets.UTF_8);
        var head = ("POST /console/counter/" + shelf.shop() + "/" + (shelf.holder() + random.nextInt(HOLDERS))
            + "/redemptions HTTP/1.1\r\nHost: localhost\r\nCookie: "
            + session.cookies() + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
            + body.length + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
        var all = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }

    private static int status(InputStream in) throws IOException {
        var line = line(in);
        int status = Integer.parseInt(line.substring(9, 12));
        int length = 0;
        boolean chunked = false;
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            var lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            }
            chunked |= lower.startsWith("transfer-encoding: chunked");
        }
        if (!chunked) {
            in.skipNBytes(length);
            return status;
        }
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            in.skipNBytes(size + 2);
        }
        line(in);
        return status;
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder(64);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("closed");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    private static double pgbench(String program, String port, String passwordFile, Path script, int seconds)
            throws Exception {
        var process = new ProcessBuilder(program, "-n", "-M", "prepared", "-c",
            Integer.toString(CLIENTS), "-j", "2", "-T", Integer.toString(seconds), "-f", script.toString(), "-h",
            "127.0.0.1", "-p", port, "-U", "minsheng", "minsheng");
        process.environment().put("PGPASSWORD", Files.readString(Path.of(passwordFile)).strip());
        var running = process.redirectErrorStream(true).start();
        var output = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var rate = Pattern.compile("tps = ([0-9.]+)").matcher(output);
        if (running.waitFor() != 0 || !rate.find()) {
            throw new IllegalStateException(output);
        }
        return Double.parseDouble(rate.group(1));
    }

    /** The statement of {@link Redeeming} with every value made by the database or written out. */
    private String script() {
        var values = List.of("key", "md5(:a::text || :b::text)", "shop", Long.toString(shelf.shop()), "holder",
            "(:h + " + shelf.holder() + ")", "reservation", "null", "goods", "array[:g + " + shelf.goods() + "]",
            "pieces", "array[1]", "areas", "array['520327001003']", "actor", "'bench'", "name", "'bench'", "now",
            "now()", "month", "date_trunc('month', now())", "year", "date_trunc('year', now())");
        var sql = Redeeming.SQL;
        for (int at = 0; at < values.size(); at += 2) {
            sql = sql.replaceAll("(?<!:):" + values.get(at) + "\\b",
                java.util.regex.Matcher.quoteReplacement(values.get(at + 1)));
        }
        return "\\set a random(1, 9223372036854775806)\n\\set b random(1, 9223372036854775806)\n\\set h random(0, "
            + (HOLDERS - 1) + ")\n\\set g random(0, "
            + (GOODS - 1) + ")\n" + sql.replaceAll("\\s*\\n\\s*", " ").strip() + ";\n";
    }

    /**
     * Whether every point and every piece is where it should be, and as many redemptions are there as were answered.
     */
    private boolean count(String port, String passwordFile) throws Exception {
        try (var connection = connect(port, passwordFile); var statement = connection.createStatement()) {
            long there = number(statement, "select count(*) from points.redemption where shop = "
                + shelf.shop() + " and actor <> 'bench'");
            long all = number(statement, "select count(*) from points.redemption where shop = " + shelf.shop());
            long spent = number(statement,
                "select %d::bigint * %d - sum(balance) from points.holder where card like 'bench%%'"
                    .formatted(HOLDERS, POINTS));
            long gone = number(statement, "select %d::bigint * 10000000 - sum(stock) from points.goods where shop = %d"
                .formatted(GOODS, shelf.shop()));
            long wrong = number(statement,
                "select count(*) from (select 1 from points.line group by entry having sum(amount) <> 0) unbalanced");
            boolean right = there == redeemed.get() && spent == all && gone == all && wrong == 0;
            System.out.printf("%d answered, %d booked, %d points spent and %d pieces gone for %d redemptions, %d "
                + "entries out of balance: %s%n",
                redeemed.get(), there, spent, gone, all, wrong, right ? "correct" : "WRONG");
            return right;
        }
    }
}

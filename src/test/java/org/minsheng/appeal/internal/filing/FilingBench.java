package org.minsheng.appeal.internal.filing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.minsheng.appeal.internal.Words;

/**
 * How many appeals a node takes in per second over HTTP, against pgbench running the same statement on the same server
 * in the same run. While pgbench runs the node is stopped (SIGSTOP), and what pgbench filed is not followed up
 * afterwards: each side has the machine to itself. The reporters follow the tracking page, so no short messages are
 * sent besides. Arguments: process of the node, its port, the database's port, its password file, path of pgbench,
 * seconds a round.
 */
public final class FilingBench {

    private static final int CLIENTS = 32;
    private static final int ROUNDS = 3;
    /** So many rounds go before: until then the compiler takes a sixth of what two cores do. */
    private static final int WARM_UP = 6;
    /** A node that was stopped finds its memory in nobody's cache and its timers overdue. */
    private static final int RESUMING_SECONDS = 3;
    private static final String PLACE = "520327001003";
    private static final String TEXT = "我们小区三栋二单元门口的下水道已经堵了三天，污水从井盖里冒出来，老人和小孩出门都要绕着走，晚上味道很大。"
        + "给物业打过两次电话，都说马上派人来看，可是到现在也没有人来。请社区帮忙协调一下，尽快疏通，谢谢。";

    private final int port;
    private final String token;
    private final AtomicInteger errors = new AtomicInteger();

    private FilingBench(int port, String token) {
        this.port = port;
        this.token = token;
    }

    public static void main(String[] args) throws Exception {
        int seconds = Integer.parseInt(args[5]);
        var bench = new FilingBench(Integer.parseInt(args[1]), token(args[2], args[3]));
        var script = Files.writeString(Path.of("target/bench/filing.sql"), pgbenchScript());
        bench.http(WARM_UP * seconds);
        checkpoint(args[2], args[3]);
        bench.errors.set(0);
        var ratios = new ArrayList<Double>();
        var all = new ArrayList<Long>();
        for (int round = 1; round <= ROUNDS; round++) {
            signal("STOP", args[0]);
            double database = pgbench(args[4], args[2], args[3], script, seconds);
            signal("CONT", args[0]);
            forget(args[2], args[3]);
            bench.http(RESUMING_SECONDS);
            var times = bench.http(seconds);
            double filed = times.size() / (double) seconds;
            all.addAll(times);
            ratios.add(filed / database);
            System.out.printf("round %d: pgbench %.0f/s, over HTTP %.0f/s, ratio %.2f%n", round,
                database, filed, filed / database);
        }
        ratios.sort(null);
        var sorted = all.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
            "filing: ratio %.2f (median of %d rounds of %d s, %d clients each), p50 %.1f ms, p99 %.1f ms, errors %d%n",
            ratios.get(ROUNDS / 2), ROUNDS, seconds, CLIENTS, sorted[sorted.length / 2] / 1e6,
            sorted[sorted.length * 99 / 100] / 1e6, bench.errors.get());
        followUp(args[2], args[3]);
        System.exit(bench.errors.get() == 0 ? 0 : 1);
    }

    private static void signal(String name, String process) throws Exception {
        new ProcessBuilder("kill", "-" + name, process).inheritIO().start().waitFor();
    }

    /** Moves the follower past what pgbench filed. */
    private static void forget(String port, String passwordFile) throws Exception {
        try (var connection = connect(port, passwordFile); var statement = connection.createStatement()) {
            statement.executeUpdate("""
                    update appeal.follower
                    set transaction = pg_current_xact_id(), step = 9e15::bigint
                    """);
        }
    }

    /** In a rush the messages wait: how many steps nobody was told of yet, and how long until all were. */
    private static void followUp(String port, String passwordFile) throws Exception {
        try (var connection = connect(port, passwordFile); var statement = connection.prepareStatement("""
                select count(*)
                from appeal.step
                join appeal.follower on (step.transaction, step.id) > (follower.transaction, follower.step)
                where follower.name = 'steps'
                """)) {
            long begin = System.nanoTime();
            long behind = number(statement);
            for (long left = behind; left > 0; left = number(statement)) {
                Thread.sleep(500);
            }
            System.out.printf("filing: %d steps were not published yet, all were %.0f s later%n", behind,
                (System.nanoTime() - begin) / 1e9);
        }
    }

    private static long number(PreparedStatement statement) throws SQLException {
        try (var rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** As a running node does every five minutes; from then on used log files are written again instead of new ones. */
    private static void checkpoint(String port, String passwordFile) throws Exception {
        try (var connection = connect(port, passwordFile); var statement = connection.createStatement()) {
            statement.execute("checkpoint");
        }
    }

    private static Connection connect(String port, String passwordFile) throws Exception {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/minsheng", "minsheng",
            Files.readString(Path.of(passwordFile)).strip());
    }

    /** An integration's token that may file in the county, written straight into the database of this run. */
    private static String token(String port, String passwordFile) throws Exception {
        var token = UUID.randomUUID().toString();
        try (var connection = connect(port, passwordFile);
             var statement = connection.prepareStatement("""
                 with opened as (
                     insert into account.account (kind, name, created_at)
                     values ('INTEGRATION', 'bench', now())
                     returning id
                 ), granted as (
                     insert into account.granted (account, role, organisation, area, given_at, given_by)
                     select id, 'INTEGRATION', 0, '520327', now(), 'bench'
                     from opened
                 )
                 insert into account.integration (account, token_hash, token_hint, permissions, approved_at,
                     approved_by, expires_at)
                 select id, sha256(?::bytea), 'bench', '{appeals:read,appeals:write}', now(), 'bench',
                     now() + interval '1 day'
                 from opened
                 """)) {
            statement.setString(1, token);
            statement.executeUpdate();
        }
        return token;
    }

    /**
     * Nanoseconds of each request, by clients that cost as little as possible: the machine is shared with what is
     * measured.
     */
    private List<Long> http(int seconds) throws InterruptedException {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        var times = new ArrayList<List<Long>>();
        var threads = new ArrayList<Thread>();
        for (int client = 0; client < CLIENTS; client++) {
            var own = new ArrayList<Long>();
            times.add(own);
            threads.add(Thread.ofPlatform().start(() -> client(end, own)));
        }
        for (var thread : threads) {
            thread.join();
        }
        return times.stream().flatMap(List::stream).toList();
    }

    private void client(long end, List<Long> times) {
        while (System.nanoTime() < end) {
            connection(end, times);
        }
    }

    /** Until the time is over or the server, having answered, closes the connection. */
    private void connection(long end, List<Long> times) {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(socket.getInputStream());
            for (int n = 1; n < 10_000 && System.nanoTime() < end; n++) {
                var request = request();
                long begin = System.nanoTime();
                socket.getOutputStream().write(request);
                if (status(in) == 201) {
                    times.add(System.nanoTime() - begin);
                } else {
                    errors.incrementAndGet();
                }
            }
        } catch (IOException broken) {
            errors.incrementAndGet();
        }
    }

    private byte[] request() {
        var random = ThreadLocalRandom.current();
        var body = ("{\"kind\":\"COMPLAINT\",\"text\":\"" + TEXT + "\",\"place\":\"" + PLACE + "\",\"phone\":\"199"
            + String.format("%08d", random.nextInt(100_000_000)) + "\",\"name\":\"测试\",\"toldBy\":\"PAGE\"}")
            .getBytes(StandardCharsets.UTF_8);
        var head = ("POST /api/v1/appeals HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
            + token + "\r\nIdempotency-Key: "
            + new UUID(random.nextLong(), random.nextLong())
            + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length
            + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
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
            var lower = header.toLowerCase(java.util.Locale.ROOT);
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

    /** The statement of {@link FilingStatement} with every value made by the database or written out. */
    private static String pgbenchScript() {
        var words = new Words().of(TEXT).stream().map(word -> "'" + word + "'").collect(Collectors.joining(", "));
        Map<String, String> values = new java.util.LinkedHashMap<>();
        values.put("key", ":'key'");
        values.put("sequence", "'appeal.serial_520327'");
        values.put("day", "'-20261123-'");
        values.put("tracking", "md5(:'key')");
        values.put("county", "'520327'");
        values.put("kind", "'COMPLAINT'");
        values.put("channel", "'API'");
        values.put("title", "'" + TEXT.substring(0, 30) + "'");
        values.put("body", "'" + TEXT + "'");
        values.put("placeDetail", "''");
        values.put("place", "'" + PLACE + "'");
        values.put("town", "'520327001'");
        values.put("community", "'" + PLACE + "'");
        values.put("phoneIndex", "sha256(:'key'::text::bytea)");
        values.put("phoneSealed", "decode(repeat('ab', 45), 'hex')");
        values.put("nameSealed", "decode(repeat('ab', 40), 'hex')");
        values.put("maskedName", "'测*'");
        values.put("maskedPhone", "'199****0000'");
        values.put("onBehalf", "false");
        values.put("anonymous", "false");
        values.put("private", "false");
        values.put("actorName", "'bench'");
        values.put("actor", "'account:1'");
        values.put("toldBy", "'PAGE'");
        values.put("urgency", "'ORDINARY'");
        values.put("tier", "'COMMUNITY'");
        values.put("post", "1");
        values.put("org", "1");
        values.put("filedAt", "now()");
        values.put("dueAt", "(now() + interval '13 days')");
        values.put("now", "now()");
        values.put("attachments", "'{}'");
        values.put("words", "array[" + words + "]");
        for (var empty : List.of("matter", "longitude", "latitude", "groupName", "originNumber", "origin")) {
            values.put(empty, "null");
        }
        var sql = FilingStatement.SQL;
        for (var value : values.entrySet()) {
            sql = sql.replaceAll("(?<!:):" + value.getKey() + "\\b",
                java.util.regex.Matcher.quoteReplacement(value.getValue()));
        }
        return "\\set a random(1, 9223372036854775806)\n\\set b random(1, 9223372036854775806)\n"
            + sql.replace(":'key'", "md5(:a::text || :b::text)").replaceAll("\\s*\\n\\s*", " ").strip() + ";\n";
    }
}

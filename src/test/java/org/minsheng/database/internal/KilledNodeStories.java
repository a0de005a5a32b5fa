package org.minsheng.database.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minsheng.testing.Beside;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.json.JsonMapper;

/** Two nodes on one database, one of them killed again and again: what was promised happens, and happens once. */
@Beside
@Order(1)
class KilledNodeStories {

    private static final int KILLS = Integer.getInteger("minsheng.kills", 10);
    private static final String COUNTY = "520327";
    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final Map<String, String> numbers = new ConcurrentHashMap<>();
    private final AtomicInteger phones = new AtomicInteger();

    @Test
    void appeals_messages_and_timers_come_once_while_one_node_is_killed_ten_times(@TempDir Path servers,
            @TempDir Path data) throws Exception {
        long seed = Long.getLong("minsheng.seed", System.nanoTime());
        System.out.println("killed nodes: seed " + seed + ", again with -Dminsheng.seed=" + seed);
        var random = new Random(seed);
        try (var server = new EmbeddedPostgres(servers, 0, false); var gateway = new Gateway(seed)) {
            var database = new DriverManagerDataSource(server.url(), EmbeddedPostgres.USER, server.password());
            var jdbc = JdbcClient.create(database);
            var environment = environment(server, gateway, data);
            prepare(environment, jdbc);
            int steady = OtherProgram.freePort();
            int shaky = OtherProgram.freePort();
            try (var survivor = node(environment, steady)) {
                survivor.awaitPage(ready(steady));
                var over = new AtomicBoolean();
                var clients = clients(token(jdbc), List.of(steady, shaky), over);
                for (int kill = 0; kill < KILLS; kill++) {
                    try (var victim = node(environment, shaky)) {
                        victim.awaitPage(ready(shaky));
                        makeOverdue(jdbc, kill);
                        Thread.sleep(random.nextInt(1_500));
                        victim.kill();
                    }
                }
                over.set(true);
                for (var client : clients) {
                    client.join();
                }
                settle(jdbc);
                everythingCameOnce(jdbc, gateway);
            }
        }
    }

    /** The demo's posts and people, without quiet hours and with an integration that may file. */
    private static void prepare(Map<String, String> environment, JdbcClient jdbc) throws Exception {
        int port = OtherProgram.freePort();
        var demo = new HashMap<>(environment);
        demo.put("MINSHENG_DEMO", "true");
        demo.put("MINSHENG_PORT", Integer.toString(port));
        try (var first = OtherProgram.node(demo)) {
            first.awaitPage(ready(port));
            first.stop();
        }
        jdbc.sql("""
                insert into notice.quiet_hours (active, begins, ends, decided, decided_by)
                values (false, '21:00', '07:30', now(), 'test')
                """)
            .update();
    }

    private List<Thread> clients(String token, List<Integer> ports, AtomicBoolean over) {
        var threads = new ArrayList<Thread>();
        for (int client = 0; client < 3; client++) {
            threads.add(Thread.ofVirtual().start(() -> {
                while (!over.get()) {
                    file(token, ports);
                }
            }));
        }
        return threads;
    }

    /**
     * As a careful client does: the same request with the same key at one node after the other, until one has answered.
     */
    private void file(String token, List<Integer> ports) {
        var key = UUID.randomUUID().toString();
        var phone = "139%08d".formatted(phones.incrementAndGet());
        var body = """
            {"kind":"COMPLAINT","text":"楼道灯坏了，晚上看不见路","place":"520327001003","phone":"%s","name":"测试","toldBy":"SMS"}
            """.formatted(phone);
        for (int attempt = 0; !numbers.containsKey(phone); attempt++) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:"
                + ports.get(attempt % ports.size()) + "/api/v1/appeals"))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
            try {
                var answer = HTTP.send(request, BodyHandlers.ofString());
                if (answer.statusCode() == 200 || answer.statusCode() == 201) {
                    numbers.put(phone, JsonMapper.shared().readTree(answer.body()).get("number").asString());
                }
                Thread.sleep(300);
            } catch (IOException killed) {
                continue;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Some of what was filed should have been answered weeks ago, before any holiday; a timer wakes at once. */
    private static void makeOverdue(JdbcClient jdbc, int kill) {
        jdbc.sql("""
                update appeal.appeal
                set due_at = date_trunc('day', now()) - interval '20 days' - interval '1 minute' * :kill
                where id in (
                    select id
                    from appeal.appeal
                    where open and county = :county and due_at > now()
                    order by id
                    limit 20
                )
                """)
            .param("kill", kill)
            .param("county", COUNTY)
            .update();
        jdbc.sql("""
                insert into shared.scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                values ('appeal-clock', :county || '@' || :kill, now(), false, 1)
                """)
            .param("kill", 1_000 + kill)
            .param("county", COUNTY)
            .update();
    }

    /**
     * A node finds what a killed one had in hand after its heartbeat has stopped for half a minute. A message that was
     * in hand at several kills waits longer after each, at last five minutes.
     */
    private static void settle(JdbcClient jdbc) {
        await().atMost(Duration.ofMinutes(20)).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            assertThat(rows(jdbc, """
                select id || ' ' || state || ' ' || attempts || ' ' || coalesce(answer, '')
                from notice.message
                where channel = 'SMS' and subject is not null and state in ('QUEUED', 'SENDING', 'FAILED')
                """)).as("messages on their way").isEmpty();
            assertThat(rows(jdbc, """
                select task_instance || ' ' || execution_time || ' ' || picked
                from shared.scheduled_tasks
                where task_name = 'appeal-clock' and execution_time < now()
                """)).as("clocks that are due").isEmpty();
            assertThat(rows(jdbc, """
                select step.id || ' ' || appeal.id
                from appeal.step
                join appeal.appeal on appeal.id = step.appeal
                where action = 'FILE'
                    and body like '楼道灯坏了，晚上看不见路%'
                    and not exists (select from notice.message where event = 'appeal-step:' || step.id)
                """)).as("filed and told to nobody").isEmpty();
        });
    }

    private void everythingCameOnce(JdbcClient jdbc, Gateway gateway) {
        assertThat(numbers).as("the clients were busy").hasSizeGreaterThan(20);
        assertThat(numbers.values()).doesNotHaveDuplicates();
        assertThat(count(jdbc, "select count(*) from appeal.appeal where body like '楼道灯坏了，晚上看不见路%'"))
            .isEqualTo(numbers.size());
        var toldOtherwise = new ArrayList<String>();
        numbers.forEach((phone, number) -> {
            if (gateway.written.getOrDefault(phone, 0) != 1) {
                toldOtherwise.add(number);
            }
        });
        assertThat(toldOtherwise).as("each reporter was told once that the word has come in").isEmpty();
        long reminded = count(jdbc, "select count(*) from appeal.overdue where what = 'REMIND'");
        assertThat(reminded).isGreaterThan(0);
        assertThat(count(jdbc, "select count(distinct appeal) from appeal.overdue where what = 'REMIND'"))
            .isEqualTo(reminded);
        assertThat(count(jdbc, "select count(*) from appeal.step where action = 'REMIND'")).isEqualTo(reminded);
        assertThat(count(jdbc, """
            select count(*)
            from appeal.appeal
            where open and county = '520327' and due_at < now() - interval '8 days'
                and state not in ('ANSWERED', 'CALLED_BACK')
                and not exists (select from appeal.overdue where appeal = appeal.id and what = 'REMIND')
            """)).as("nothing overdue was forgotten").isZero();
    }

    private static List<String> rows(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }

    private static long count(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private static String token(JdbcClient jdbc) {
        var token = UUID.randomUUID().toString();
        jdbc.sql("""
                with opened as (
                    insert into account.account (kind, name, created_at)
                    values ('INTEGRATION', 'killed', now())
                    returning id
                ), granted as (
                    insert into account.granted (account, role, organisation, area, given_at, given_by)
                    select id, 'INTEGRATION', 0, :county, now(), 'test'
                    from opened
                )
                insert into account.integration (account, token_hash, token_hint, permissions, approved_at, approved_by,
                    expires_at)
                select id, sha256(:token::bytea), 'test', '{appeals:read,appeals:write}', now(), 'test',
                    now() + interval '1 day'
                from opened
                """)
            .param("county", COUNTY)
            .param("token", token)
            .update();
        return token;
    }

    private static Map<String, String> environment(EmbeddedPostgres server, Gateway gateway, Path data) {
        var environment = new HashMap<String, String>();
        environment.put("MINSHENG_DATABASE_URL", server.url());
        environment.put("MINSHENG_DATABASE_USER", EmbeddedPostgres.USER);
        environment.put("MINSHENG_DATABASE_PASSWORD", server.password());
        environment.put("MINSHENG_DATABASE_CONNECTIONS", "10");
        environment.put("MINSHENG_DATA", data.toString());
        environment.put("MINSHENG_DEMO", "false");
        environment.put("MINSHENG_MESSAGES_GATHER", "1m");
        environment.put("MINSHENG_KEY", "5a".repeat(32));
        environment.put("MINSHENG_SMS_URL", gateway.url());
        return environment;
    }

    private static OtherProgram node(Map<String, String> environment, int port) throws IOException {
        var own = new HashMap<>(environment);
        own.put("MINSHENG_PORT", Integer.toString(port));
        return new OtherProgram("org.minsheng.Minsheng", own);
    }

    private static String ready(int port) {
        return "http://localhost:" + port + "/actuator/health/readiness";
    }
}

package org.minsheng.database.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minsheng.shared.RequestKey;
import org.minsheng.testing.Client;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;

/** More than one program on one database, and a database that somebody else runs. */
class TwoNodeStories extends RunningServer {

    @Autowired
    DataSource database;

    @Test
    void an_appeal_filed_at_one_node_appears_in_the_list_that_is_open_at_the_other() throws Exception {
        int otherPort = OtherProgram.freePort();
        var page = staffWindow(DESKTOP, "clerk");
        page.waitForRequest(request -> request.url().endsWith("/console/events"), () -> page.navigate("/console/appeals"));
        page.evaluate("window.notReloaded = true");
        try (var other = second(otherPort)) {
            other.awaitPage("http://localhost:" + otherPort + "/actuator/health/readiness");
            var body = "二单元门禁坏了" + UUID.randomUUID();
            var clerk = new Client("http://localhost:" + otherPort).signIn("clerk");
            assertThat(clerk.post("/console/appeals", appeal(body)).statusCode()).isEqualTo(303);
            assertThat(page.locator("#list")).containsText(body.substring(0, 20));
            assertThat(page.evaluate("window.notReloaded")).isEqualTo(true);
            other.stop();
        }
    }

    /** The whole program on a PostgreSQL server with a password, from the empty database to an appeal that outlives it. */
    @Test
    void the_program_runs_on_a_database_that_somebody_else_runs(@TempDir Path servers, @TempDir Path data) throws Exception {
        try (var server = new EmbeddedPostgres(servers, 0, false)) {
            int nodePort = OtherProgram.freePort();
            var address = "http://localhost:" + nodePort;
            var environment = environment(server.url(), EmbeddedPostgres.USER, server.password(), data, nodePort);
            String number;
            try (var node = new OtherProgram("org.minsheng.Minsheng", environment)) {
                node.awaitPage(address + "/actuator/health/readiness");
                var answer = new Client(address).signIn("clerk").post("/console/appeals", appeal("楼顶漏水，六楼房间进水了"));
                assertThat(answer.statusCode()).isEqualTo(303);
                number = answer.headers().firstValue("Location").orElse("").replaceAll(".*/console/appeals/([^/]+)/receipt", "$1");
                node.stop();
            }
            assertThat(data.resolve("postgres")).as("no database of its own").doesNotExist();
            try (var again = new OtherProgram("org.minsheng.Minsheng", environment)) {
                again.awaitPage(address + "/actuator/health/readiness");
                assertThat(new Client(address).signIn("clerk").get("/console/appeals/" + number).body()).contains("楼顶漏水");
                again.stop();
            }
        }
    }

    private OtherProgram second(int port) throws Exception {
        try {
            var pool = database.unwrap(HikariDataSource.class);
            return new OtherProgram("org.minsheng.Minsheng", environment(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword(),
                Path.of("target/test-data").toAbsolutePath(), port));
        } catch (SQLException other) {
            throw new IllegalStateException(other);
        }
    }

    private static Map<String, String> environment(String url, String user, String password, Path data, int port) {
        var environment = new HashMap<>(Map.of("MINSHENG_DATABASE_URL", url, "MINSHENG_DATA", data.toString(),
            "MINSHENG_PORT", Integer.toString(port), "MINSHENG_DEMO", "true"));
        environment.put("MINSHENG_DATABASE_USER", user);
        environment.put("MINSHENG_DATABASE_PASSWORD", password);
        environment.put("MINSHENG_DATABASE_CONNECTIONS", "6");
        return environment;
    }

    private static Map<String, String> appeal(String body) {
        return Map.of("requestKey", RequestKey.fresh().toString(), "channel", "HOTLINE", "kind", "HELP", "body", body,
            "place", "5203270010030001", "toldBy", "PAGE");
    }
}

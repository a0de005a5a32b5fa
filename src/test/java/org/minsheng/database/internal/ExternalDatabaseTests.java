package org.minsheng.database.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.StartFailure;
import org.minsheng.testing.Beside;
import org.minsheng.testing.Client;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A server that somebody else runs; here the embedded one plays its part. */
@Beside
@Order(3)
class ExternalDatabaseTests {

    @TempDir
    static Path folder;

    static EmbeddedPostgres server;

    @BeforeAll
    static void start() throws Exception {
        server = new EmbeddedPostgres(folder, 0, false);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void a_database_that_fits_is_taken() {
        ExternalDatabase.check(settings(server.url(), server.password()));
        ExternalDatabase.check(new DatabaseSettings(server.url() + "?user=minsheng&password=" + server.password(), "",
            "", 0, 4));
    }

    @Test
    void what_does_not_fit_is_refused_in_one_sentence() {
        create("plain", "encoding 'SQL_ASCII' locale 'C' template template0");
        assertRefused(settings(server.url(), "guess"), "refused the sign-in of user minsheng");
        assertRefused(settings(at("nowhere"), server.password()), "has no database nowhere");
        assertRefused(settings("postgres://minsheng", ""), "MINSHENG_DATABASE_URL is not well formed");
        assertRefused(settings(at("plain"), server.password()), "encoded in SQL_ASCII, it has to be UTF8");
    }

    @Test
    void two_nodes_that_start_at_once_migrate_one_after_the_other() {
        var database = create("twins", "");
        var first = CompletableFuture.runAsync(() -> Migrations.run(database, true));
        var second = CompletableFuture.runAsync(() -> Migrations.run(database, true));
        CompletableFuture.allOf(first, second).join();
        for (var module : Migrations.MODULES) {
            assertThat(count(database, "select count(*) from pg_namespace where nspname = '" + module + "'"))
                .isEqualTo(1);
        }
    }

    @Test
    void a_schema_newer_than_the_program_is_left_alone() {
        var database = create("newer", "");
        Migrations.run(database, true);
        JdbcClient.create(database).sql("""
            insert into shared.migration (installed_rank, version, description, type, script, checksum, installed_by,
                execution_time, success)
            values (999, '999', 'of tomorrow', 'SQL', 'V999__of_tomorrow.sql', 1, 'minsheng', 1, true)
            """).update();
        JdbcClient.create(database).sql("comment on schema shared is 'migrations of tomorrow'").update();
        assertThatThrownBy(() -> Migrations.run(database, true))
            .isInstanceOf(StartFailure.class)
            .hasMessageContaining("schema of module shared in the database is version 999");
    }

    /** The whole program, from the empty database to an appeal that outlives it. */
    @Test
    void the_program_runs_on_it(@TempDir Path data) throws Exception {
        create("program", "");
        int port = OtherProgram.freePort();
        var address = "http://localhost:" + port;
        var environment = Map.of("MINSHENG_DATABASE_URL", at("program"),
            "MINSHENG_DATABASE_USER", EmbeddedPostgres.USER,
            "MINSHENG_DATABASE_PASSWORD", server.password(), "MINSHENG_DATABASE_CONNECTIONS", "6",
            "MINSHENG_DATA", data.toString(), "MINSHENG_PORT", Integer.toString(port), "MINSHENG_DEMO", "true");
        String number;
        try (var node = OtherProgram.node(environment)) {
            node.awaitPage(address + "/actuator/health/readiness");
            var answer = new Client(address).signIn("clerk").post("/console/appeals",
                Map.of("requestKey", RequestKey.fresh().toString(), "channel", "HOTLINE", "kind", "HELP",
                    "body", "楼顶漏水，六楼房间进水了", "place", "5203270010030001", "toldBy", "PAGE"));
            assertThat(answer.statusCode()).isEqualTo(303);
            number = answer.headers().firstValue("Location").orElse("")
                .replaceAll(".*/console/appeals/([^/]+)/receipt", "$1");
            node.stop();
        }
        assertThat(data.resolve("postgres")).as("no database of its own").doesNotExist();
        try (var again = OtherProgram.node(environment)) {
            again.awaitPage(address + "/actuator/health/readiness");
            assertThat(new Client(address).signIn("clerk").get("/console/appeals/" + number).body()).contains("楼顶漏水");
            again.stop();
        }
    }

    @Test
    void a_guest_does_not_migrate() {
        var database = create("guest", "");
        assertThatThrownBy(() -> Migrations.run(database, false)).isInstanceOf(StartFailure.class);
        assertThat(count(database, "select count(*) from pg_namespace where nspname = 'shared'")).isZero();
    }

    private static void assertRefused(DatabaseSettings settings, String sentence) {
        assertThatThrownBy(() -> ExternalDatabase.check(settings)).isInstanceOf(StartFailure.class)
            .hasMessageContaining(sentence);
    }

    private static DatabaseSettings settings(String url, String password) {
        return new DatabaseSettings(url, EmbeddedPostgres.USER, password, 0, 4);
    }

    private static String at(String database) {
        return server.url().replaceFirst("/minsheng$", "/" + database);
    }

    private static DataSource create(String database, String options) {
        var home = new DriverManagerDataSource(server.url(), EmbeddedPostgres.USER, server.password());
        JdbcClient.create(home).sql("create database " + database + " " + options).update();
        return new DriverManagerDataSource(at(database), EmbeddedPostgres.USER, server.password());
    }

    private static int count(DataSource database, String sql) {
        return JdbcClient.create(database).sql(sql).query(Integer.class).single();
    }
}

package org.minsheng.database.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.minsheng.shared.StartFailure;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A server that somebody else runs; here the embedded one plays its part. */
@Execution(ExecutionMode.CONCURRENT)
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
        ExternalDatabase.check(new DatabaseSettings(server.url() + "?user=minsheng&password=" + server.password(), "", "", 0, 4));
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
            assertThat(count(database, "select count(*) from pg_namespace where nspname = '" + module + "'")).isEqualTo(1);
        }
    }

    @Test
    void a_schema_newer_than_the_program_is_left_alone() {
        var database = create("newer", "");
        Migrations.run(database, true);
        JdbcClient.create(database).sql("""
            insert into shared.migration (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
            values (999, '999', 'of tomorrow', 'SQL', 'V999__of_tomorrow.sql', 1, 'minsheng', 1, true)
            """).update();
        JdbcClient.create(database).sql("comment on schema shared is 'migrations of tomorrow'").update();
        assertThatThrownBy(() -> Migrations.run(database, true))
            .isInstanceOf(StartFailure.class)
            .hasMessageContaining("schema of module shared in the database is version 999");
    }

    @Test
    void a_guest_does_not_migrate() {
        var database = create("guest", "");
        assertThatThrownBy(() -> Migrations.run(database, false)).isInstanceOf(StartFailure.class);
        assertThat(count(database, "select count(*) from pg_namespace where nspname = 'shared'")).isZero();
    }

    private static void assertRefused(DatabaseSettings settings, String sentence) {
        assertThatThrownBy(() -> ExternalDatabase.check(settings)).isInstanceOf(StartFailure.class).hasMessageContaining(sentence);
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

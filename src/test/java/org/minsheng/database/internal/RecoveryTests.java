package org.minsheng.database.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minsheng.testing.Beside;

/** What the database has acknowledged is there again, whoever was killed. */
@Beside
class RecoveryTests {

    @TempDir
    static Path folder;

    @Test
    void nothing_acknowledged_is_lost_when_the_program_is_killed() throws Exception {
        try (var writer = writer()) {
            awaitWritten(writer, 200);
            writer.kill();
            assertAllWritten(writer);
        }
    }

    @Test
    void nothing_acknowledged_is_lost_when_program_and_database_are_killed() throws Exception {
        try (var writer = writer()) {
            awaitWritten(writer, 200);
            OtherProgram.killDatabase(folder);
            writer.kill();
            assertAllWritten(writer);
        }
    }

    @Test
    void a_killed_database_comes_back_by_itself_and_has_lost_nothing() throws Exception {
        try (var writer = writer()) {
            awaitWritten(writer, 200);
            OtherProgram.killDatabase(folder);
            awaitWritten(writer, lastAcknowledged(writer) + 200);
            writer.kill();
            assertAllWritten(writer);
        }
    }

    /** The whole application, with a writer on its database: both die, twice, and the pool finds its way back. */
    @Test
    void the_application_survives_the_death_of_its_database_and_its_own() throws Exception {
        int port = OtherProgram.freePort();
        var health = "http://localhost:" + port + "/actuator/health";
        try (var node = OtherProgram.node(folder, port)) {
            node.awaitPage(health);
            execute("create table kept (number int)");
            execute("insert into kept values (1)");
            OtherProgram.killDatabase(folder);
            node.awaitPage(health);
            assertThat(count("kept")).isEqualTo(1);
            execute("insert into kept values (2)");
            OtherProgram.killDatabase(folder);
            node.kill();
        }
        try (var again = OtherProgram.node(folder, port)) {
            again.awaitPage(health);
            assertThat(count("kept")).isEqualTo(2);
            again.stop();
        }
        assertThat(Remains.postmaster(folder.resolve("postgres/data")))
            .as("the database was stopped in order").isEmpty();
    }

    private static OtherProgram writer() throws IOException {
        return new OtherProgram("org.minsheng.database.internal.Writer", Map.of(), folder.toString());
    }

    private static void awaitWritten(OtherProgram writer, int number) throws IOException, InterruptedException {
        for (int attempt = 0; attempt < 6000 && lastAcknowledged(writer) < number; attempt++) {
            TimeUnit.MILLISECONDS.sleep(25);
        }
        assertThat(lastAcknowledged(writer)).as(writer::toString).isGreaterThanOrEqualTo(number);
    }

    /** The number in the last whole line; numbers go on where an earlier test stopped. */
    private static int lastAcknowledged(OtherProgram writer) throws IOException {
        var said = writer.out();
        return said.substring(0, said.lastIndexOf('\n') + 1).lines().filter(line -> line.matches("\\d+"))
            .reduce((earlier, later) -> later).map(Integer::parseInt).orElse(0);
    }

    private static void assertAllWritten(OtherProgram writer) throws Exception {
        int acknowledged = lastAcknowledged(writer);
        try (var postgres = new EmbeddedPostgres(folder, 0, false)) {
            var before = " where number <= " + acknowledged;
            assertThat(number(postgres, "select count(*) from written" + before)).isEqualTo(acknowledged);
        }
    }

    private static void execute(String sql) throws Exception {
        try (var postgres = new EmbeddedPostgres(folder, 0, true);
             var connection = DriverManager.getConnection(postgres.url(), EmbeddedPostgres.USER, postgres.password());
             var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int count(String table) throws Exception {
        try (var postgres = new EmbeddedPostgres(folder, 0, true)) {
            return number(postgres, "select count(*) from " + table);
        }
    }

    private static int number(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.url(), EmbeddedPostgres.USER, postgres.password());
             var statement = connection.createStatement();
             var row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }
}

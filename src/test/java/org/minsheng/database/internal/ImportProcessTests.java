package org.minsheng.database.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;

/** The import from the command line, as an operator runs it: a program of its own beside the server that goes on. */
class ImportProcessTests extends RunningServer {

    @TempDir
    private Path folder;
    @Autowired
    private DataSource database;

    @Test
    void messages_are_filed_by_a_program_that_ends_with_their_count_and_a_code() throws Exception {
        var origin = "命令行" + System.nanoTime();
        var file = Files.writeString(folder.resolve("来信.csv"), "编号,内容\nP-1,桥下路灯不亮\nP-2,步道地砖翘起来了\nP-3,\n");
        var pool = database.unwrap(HikariDataSource.class);
        var environment = Map.of("MINSHENG_DATABASE_URL", pool.getJdbcUrl(),
            "MINSHENG_DATABASE_USER", pool.getUsername(),
            "MINSHENG_DATABASE_PASSWORD", pool.getPassword(), "MINSHENG_DATABASE_CONNECTIONS", "3",
            "MINSHENG_DEMO", "true",
            "MINSHENG_DATA", Path.of("target/test-data").toAbsolutePath().toString());
        try (var program = new OtherProgram("org.minsheng.Minsheng", environment, "import", "appeals",
            "file=" + file, "origin=" + origin,
                "place=520327001")) {
            assertThat(program.exitCode()).as(program.out() + program.err()).isEqualTo(1);
            assertThat(program.out()).contains("filed 2, known 0, wrong 1", "line 4");
        }
        assertThat(jdbc.sql("select count(*) from appeal.appeal where origin = :origin").param("origin", origin)
            .query(Long.class).single()).isEqualTo(2);
        assertThat(anybody().get("/actuator/health/readiness").statusCode()).as("the server beside it").isEqualTo(200);
    }
}

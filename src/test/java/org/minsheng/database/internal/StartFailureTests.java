package org.minsheng.database.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minsheng.testing.Beside;

/** What the operator can mend is said in one sentence in each language on the error stream, and the program ends. */
@Beside
class StartFailureTests {

    private static final String PROGRAM = "org.minsheng.Minsheng";

    @TempDir
    Path folder;

    @Test
    void a_port_in_use() throws Exception {
        try (var other = new ServerSocket(0);
             var program = start(Map.of("MINSHENG_PORT", Integer.toString(other.getLocalPort())))) {
            assertRefused(program, "端口 " + other.getLocalPort() + " 已被占用",
                "port " + other.getLocalPort() + " is in use");
            assertThat(folder).as("nothing was begun").isEmptyDirectory();
        }
    }

    @Test
    void a_data_folder_of_a_newer_version() throws Exception {
        Files.writeString(Files.createDirectories(folder.resolve("postgres/data")).resolve("PG_VERSION"), "19\n");
        try (var program = start(Map.of())) {
            assertRefused(program, "由 PostgreSQL 19 创建", "was made by PostgreSQL 19, this program brings 18");
        }
    }

    @Test
    void a_data_folder_that_another_node_holds() throws Exception {
        try (var holder = new DataFolder(folder)) {
            assertThat(holder.take()).isTrue();
            try (var program = start(Map.of())) {
                assertRefused(program, "正被另一个民声进程使用", "is in use by another Minsheng process");
            }
        }
    }

    @Test
    void an_external_database_that_cannot_be_reached() throws Exception {
        var url = "jdbc:postgresql://127.0.0.1:" + OtherProgram.freePort() + "/minsheng";
        try (var program = start(Map.of("MINSHENG_DATABASE_URL", url + "?password=geheim",
            "MINSHENG_DATABASE_USER", "minsheng"))) {
            assertRefused(program, "连不上数据库 " + url, "the database " + url + " cannot be reached");
            assertThat(program.err()).doesNotContain("geheim");
        }
    }

    /** On a file system of the given size, which a namespace lets even an ordinary user make. */
    @Test
    void a_full_disk() throws Exception {
        assumeTrue(namespacesAreAllowed(), "needs user namespaces to make a small file system");
        for (var megabytes : List.of(20, 75)) {
            var small = List.of("unshare", "-Urm", "sh", "-c",
                "mount -t tmpfs -o size=" + megabytes + "m small '" + folder + "' && exec \"$@\"", "sh");
            try (var program = new OtherProgram(small, PROGRAM, environment(Map.of()))) {
                assertRefused(program, "所在磁盘已满", "is full");
            }
        }
    }

    private OtherProgram start(Map<String, String> environment) throws IOException {
        return new OtherProgram(PROGRAM, environment(environment));
    }

    private Map<String, String> environment(Map<String, String> more) throws IOException {
        var all = new java.util.HashMap<>(Map.of("MINSHENG_DATA", folder.toString(),
            "MINSHENG_PORT", Integer.toString(OtherProgram.freePort())));
        all.putAll(more);
        return all;
    }

    private static void assertRefused(OtherProgram program, String chinese, String english) throws Exception {
        assertThat(program.exitCode()).isEqualTo(1);
        assertThat(program.err().lines().toList()).satisfiesExactly(
            line -> assertThat(line).startsWith("无法启动：").contains(chinese),
            line -> assertThat(line).startsWith("Cannot start: ").contains(english));
        assertThat(program.out()).doesNotContain("\tat ");
    }

    private static boolean namespacesAreAllowed() throws InterruptedException {
        try {
            var tried = new ProcessBuilder("unshare", "-Urm", "mount", "-t", "tmpfs", "small", "/mnt").start();
            return tried.waitFor(2, TimeUnit.MINUTES) && tried.exitValue() == 0;
        } catch (IOException missing) {
            return false;
        }
    }
}

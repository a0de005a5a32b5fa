package org.minsheng.database.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minsheng.testing.Beside;

@Beside
class EmbeddedPostgresTests {

    @TempDir
    static Path folder;

    @BeforeAll
    static void an_interrupted_first_start() throws IOException {
        Files.createDirectories(folder.resolve("postgres/unpacking-1/bin"));
        Files.createDirectories(folder.resolve("postgres/data.new/base"));
    }

    @Test
    void it_flushes_every_commit_to_the_disk() throws Exception {
        try (var postgres = new EmbeddedPostgres(folder, 0, false)) {
            assertThat(text(postgres, "show fsync")).isEqualTo("on");
            assertThat(text(postgres, "show synchronous_commit")).isEqualTo("on");
            assertThat(text(postgres, "show full_page_writes")).isEqualTo("on");
            assertThat(text(postgres, "show data_checksums")).isEqualTo("on");
        }
    }

    @Test
    void it_lets_in_only_whoever_knows_the_password_which_only_the_owner_can_read() throws Exception {
        try (var postgres = new EmbeddedPostgres(folder, 0, false)) {
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.url(), EmbeddedPostgres.USER, "guess"))
                .isInstanceOfSatisfying(SQLException.class,
                    refused -> assertThat(refused.getSQLState()).isEqualTo("28P01"));
            assertThat(text(postgres, "select left(rolpassword, 13) from pg_authid where rolname = current_user"))
                .isEqualTo("SCRAM-SHA-256");
            assertThat(Files.getPosixFilePermissions(folder.resolve("postgres/password")))
                .hasToString("[OWNER_READ, OWNER_WRITE]");
        }
    }

    @Test
    void it_is_reached_from_this_machine_only() throws Exception {
        try (var postgres = new EmbeddedPostgres(folder, 0, false)) {
            int port = URI.create(postgres.url().substring("jdbc:".length())).getPort();
            for (var address : addressesOfTheNetwork()) {
                assertThat(answers(address, port)).as(address.toString()).isFalse();
            }
            assertThat(answers(InetAddress.getLoopbackAddress(), port)).isTrue();
        }
    }

    @Test
    void data_stay_between_starts() throws Exception {
        try (var postgres = new EmbeddedPostgres(folder, 0, false)) {
            text(postgres, "create table stays as select '凤凰苑 3 栋' as place; select 1::text");
        }
        try (var postgres = new EmbeddedPostgres(folder, 0, false)) {
            assertThat(text(postgres, "select place from stays")).isEqualTo("凤凰苑 3 栋");
        }
    }

    @Test
    void a_note_of_a_dead_server_whose_number_another_process_has_now_does_no_harm() throws Exception {
        try (var postgres = new EmbeddedPostgres(folder, 0, false)) {
            assertThat(postgres.isGuest()).isFalse();
        }
        var note = List.of(Long.toString(ProcessHandle.current().pid()), folder + "/postgres/data",
            "1700000000", "5432", "", "127.0.0.1", "  1 1", "ready   ");
        Files.write(folder.resolve("postgres/data/postmaster.pid"), note);
        try (var postgres = new EmbeddedPostgres(folder, 0, false)) {
            assertThat(text(postgres, "select 'well'")).isEqualTo("well");
        }
    }

    @Test
    void what_an_interrupted_first_start_left_is_cleared_away() throws Exception {
        try (var postgres = new EmbeddedPostgres(folder, 0, false)) {
            assertThat(text(postgres, "select 'well'")).isEqualTo("well");
            assertThat(folder.resolve("postgres/unpacking-1")).doesNotExist();
            assertThat(folder.resolve("postgres/data.new")).doesNotExist();
        }
    }

    @Test
    void a_second_context_in_the_same_process_shares_the_server() throws Exception {
        try (var first = new EmbeddedPostgres(folder, 0, false)) {
            try (var second = new EmbeddedPostgres(folder, 0, false)) {
                assertThat(second.isGuest()).isTrue();
                assertThat(second.url()).isEqualTo(first.url());
            }
            assertThat(text(first, "select 'still there'")).isEqualTo("still there");
        }
    }

    @Test
    void root_without_user_namespaces_hands_the_files_to_an_ordinary_user(@TempDir Path other) throws Exception {
        assumeTrue(new UnixSystem().getUid() == 0, "only root has to step down");
        var files = Files.createDirectories(other.resolve("postgres"));
        OrdinaryUser.forFiles(files, false);
        other.toFile().setExecutable(true, false);
        try (var postgres = new EmbeddedPostgres(other, 0, false)) {
            assertThat(text(postgres, "select 'well'")).isEqualTo("well");
            assertThat(Files.getAttribute(files.resolve("data"), "unix:uid")).isEqualTo(65534);
        }
    }

    private static List<InetAddress> addressesOfTheNetwork() throws Exception {
        return NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> !address.isLoopbackAddress())
            .toList();
    }

    private static boolean answers(InetAddress address, int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 20_000);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private static String text(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.url(), EmbeddedPostgres.USER, postgres.password());
             var statement = connection.createStatement()) {
            for (boolean rows = statement.execute(sql); !rows; rows = statement.getMoreResults()) {
                // the statements before the question
            }
            var row = statement.getResultSet();
            row.next();
            return row.getString(1);
        }
    }
}

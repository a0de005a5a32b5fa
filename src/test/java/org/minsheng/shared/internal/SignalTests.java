package org.minsheng.shared.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;

/** Two nodes on one database. */
class SignalTests extends RunningServer {

    private final String topic = "test-" + UUID.randomUUID();
    private final BlockingQueue<String> atFirst = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> atSecond = new LinkedBlockingQueue<>();
    private final PostgresSignals first;
    private final PostgresSignals second;

    SignalTests(@Autowired DataSource database) {
        first = new PostgresSignals(SignalConfiguration.connections(database));
        second = new PostgresSignals(SignalConfiguration.connections(database));
    }

    @BeforeEach
    void both_nodes_run() {
        first.listen(topic, atFirst::add);
        second.listen(topic, atSecond::add);
        first.start();
        second.start();
    }

    @AfterEach
    void both_nodes_stop() {
        first.stop();
        second.stop();
    }

    @Test
    void every_node_hears_a_signal_its_sender_included() throws Exception {
        first.send(topic, "诉求 1");
        assertThat(heard(atFirst)).isEqualTo("诉求 1");
        assertThat(heard(atSecond)).isEqualTo("诉求 1");
    }

    @Test
    void signals_come_in_order_and_a_failing_listener_harms_nobody() throws Exception {
        second.listen(topic, payload -> {
            throw new IllegalStateException("a listener that fails on purpose");
        });
        for (int number = 0; number < 50; number++) {
            first.send(topic, "n" + number);
        }
        for (int number = 0; number < 50; number++) {
            assertThat(heard(atSecond)).isEqualTo("n" + number);
        }
    }

    @Test
    void a_node_hears_again_after_its_connections_were_cut() throws Exception {
        jdbc.sql("select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = :name")
            .param("name", SignalConfiguration.CONNECTION_NAME)
            .query(Long.class).single();
        String heard = null;
        for (int attempt = 0; attempt < 60 && heard == null; attempt++) {
            first.send(topic, "again");
            heard = atSecond.poll(1, TimeUnit.SECONDS);
        }
        assertThat(heard).isEqualTo("again");
    }

    @Test
    void a_signal_that_the_database_would_not_take_fails_at_once() {
        assertThatThrownBy(() -> first.send(topic, "长".repeat(3_000))).isInstanceOf(IllegalArgumentException.class);
    }

    private static String heard(BlockingQueue<String> node) throws InterruptedException {
        var heard = node.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return heard == null ? "nothing" : heard;
    }
}

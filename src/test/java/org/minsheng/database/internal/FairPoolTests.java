package org.minsheng.database.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;

class FairPoolTests extends RunningServer {

    private static final int MANY = 20;

    @Autowired
    DataSource database;

    private FairPool pool;

    @BeforeEach
    void a_pool_of_one_connection() throws SQLException {
        var running = database.unwrap(HikariDataSource.class);
        pool = new FairPool(1);
        pool.setJdbcUrl(running.getJdbcUrl());
        pool.setUsername(running.getUsername());
        pool.setPassword(running.getPassword());
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void whoever_asked_first_is_served_first() throws Exception {
        List<Integer> served = Collections.synchronizedList(new ArrayList<>());
        var waiting = new ArrayList<Thread>();
        try (var held = pool.getConnection()) {
            assertThat(held.isValid(1)).isTrue();
            assertThat(pool.isAwaited()).isFalse();
            for (int n = 0; n < MANY; n++) {
                int place = n;
                waiting.add(Thread.ofPlatform().start(() -> serve(served, place)));
                while (waiting.getLast().getState() != Thread.State.TIMED_WAITING) {
                    Thread.onSpinWait();
                }
            }
            assertThat(pool.isAwaited()).isTrue();
        }
        for (var thread : waiting) {
            thread.join();
        }
        assertThat(served).hasSize(MANY).isSorted();
        assertThat(pool.isAwaited()).isFalse();
    }

    private void serve(List<Integer> served, int place) {
        try (var connection = pool.getConnection()) {
            served.add(place);
            connection.createStatement().execute("select 1");
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    @Test
    void a_connection_closed_twice_gives_one_turn_back() throws SQLException {
        var first = pool.getConnection();
        first.close();
        first.close();
        try (Connection second = pool.getConnection()) {
            pool.setConnectionTimeout(250);
            assertThat(second.isClosed()).isFalse();
            assertThatThrownBy(pool::getConnection).isInstanceOf(SQLTransientConnectionException.class);
        }
    }

    @Test
    void what_the_database_refuses_takes_no_turn() throws SQLException {
        try (var connection = pool.getConnection(); var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("select nothing")).isInstanceOf(SQLException.class)
                .hasMessageContaining("nothing");
        }
        try (var connection = pool.getConnection()) {
            assertThat(List.of(connection)).contains(connection);
            assertThat(connection.unwrap(org.postgresql.PGConnection.class)).isNotNull();
        }
    }
}

package org.minsheng.database.internal;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A pool that lends its connections in the order in which they were asked for. The library gives a returned connection
 * to whoever asks at that moment, ahead of all who wait: with many requests at once some wait for several times as long
 * as most.
 */
final class FairPool extends HikariDataSource {

    private final Semaphore turns;

    FairPool(int connections) {
        setMaximumPoolSize(connections);
        turns = new Semaphore(connections, true);
    }

    /** @throws SQLTransientConnectionException when no turn came within the time set for connections */
    @Override
    public Connection getConnection() throws SQLException {
        awaitTurn();
        try {
            return lend(super.getConnection());
        } catch (SQLException | RuntimeException | Error none) {
            turns.release();
            throw none;
        }
    }

    /** Whether somebody waits for a turn. */
    boolean isAwaited() {
        return turns.hasQueuedThreads();
    }

    private void awaitTurn() throws SQLException {
        try {
            if (!turns.tryAcquire(getConnectionTimeout(), TimeUnit.MILLISECONDS)) {
                throw new SQLTransientConnectionException(getPoolName() + " - no connection within "
                    + getConnectionTimeout() + " ms");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new SQLTransientConnectionException(getPoolName() + " - interrupted while waiting for a connection",
                stopped);
        }
    }

    private Connection lend(Connection connection) {
        return (Connection) Proxy.newProxyInstance(FairPool.class.getClassLoader(), new Class<?>[] {Connection.class},
            new Lent(connection)::invoke);
    }

    /** A connection out of the pool, whose first closing gives the turn to the next. */
    private final class Lent {

        private final Connection connection;
        private final AtomicBoolean returned = new AtomicBoolean();

        Lent(Connection connection) {
            this.connection = connection;
        }

        @Nullable Object invoke(Object self, Method method, Object @Nullable [] arguments) throws Throwable {
            if (method.getName().equals("equals") && arguments != null) {
                return self == arguments[0];
            }
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException fault) {
                throw Objects.requireNonNull(fault.getCause());
            } finally {
                if (method.getName().equals("close") && returned.compareAndSet(false, true)) {
                    turns.release();
                }
            }
        }
    }
}

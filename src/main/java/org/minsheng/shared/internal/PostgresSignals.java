package org.minsheng.shared.internal;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.Signals;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Signals through LISTEN and NOTIFY. A NOTIFY makes its transaction queue behind one lock of the whole server when it
 * commits, so it never runs in a writer's transaction: a thread with a connection of its own sends what has gathered.
 */
final class PostgresSignals implements Signals, SmartLifecycle {

    /** The server takes less than 8,000 bytes. */
    static final int MOST_BYTES = 7_999;

    private static final Logger LOG = LoggerFactory.getLogger(PostgresSignals.class);
    private static final Duration LOOK_ALIVE_EVERY = Duration.ofSeconds(10);
    private static final Duration RECONNECT_AFTER = Duration.ofSeconds(1);
    private static final int MOST_WAITING = 10_000;
    private static final int MOST_AT_ONCE = 500;

    /** Opens a connection outside the pool. */
    interface Connections {

        Connection open() throws SQLException;
    }

    private final Connections connections;
    private final BlockingQueue<String> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Map<String, List<Consumer<String>>> listeners = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    /** Since signals last left. */
    private final AtomicLong dropped = new AtomicLong();
    private volatile boolean running;

    PostgresSignals(Connections connections) {
        this.connections = connections;
    }

    @Override
    public void send(String topic, String payload) {
        var message = topic + "\n" + payload;
        if (message.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new IllegalArgumentException("a signal has at most " + MOST_BYTES + " bytes");
        }
        if (!waiting.offer(message) && dropped.getAndIncrement() == 0) {
            LOG.warn("Signals are not leaving this node; those of {} are dropped until they do", topic);
        }
    }

    @Override
    public void listen(String topic, Consumer<String> listener) {
        listeners.computeIfAbsent(topic, first -> new CopyOnWriteArrayList<>()).add(listener);
    }

    /** Returns once this node hears signals, so that nothing sent afterwards is missed. */
    @Override
    public synchronized void start() {
        running = true;
        Connection first = null;
        try {
            first = openEar();
        } catch (SQLException later) {
            LOG.warn("Signals begin when the database answers: {}", later.getMessage());
        }
        Connection ear = first;
        threads.add(Thread.ofPlatform().daemon().name("signals-listen").start(() -> hear(ear)));
        threads.add(Thread.ofPlatform().daemon().name("signals-send").start(this::speak));
    }

    @Override
    public synchronized void stop() {
        running = false;
        threads.forEach(Thread::interrupt);
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private Connection openEar() throws SQLException {
        var connection = connections.open();
        try (var statement = connection.createStatement()) {
            statement.execute("listen minsheng");
        }
        return connection;
    }

    private void hear(@Nullable Connection first) {
        Connection open = first;
        while (running) {
            try (var ear = open == null ? openEar() : open) {
                hearOn(ear);
            } catch (SQLException lost) {
                pause("Signals are interrupted", lost);
            }
            open = null;
        }
    }

    private void hearOn(Connection ear) throws SQLException {
        var notifications = ear.unwrap(PGConnection.class);
        while (running) {
            var heard = notifications.getNotifications((int) LOOK_ALIVE_EVERY.toMillis());
            if (heard == null || heard.length == 0) {
                try (var statement = ear.createStatement()) {
                    statement.execute("select 1");
                }
                continue;
            }
            for (var one : heard) {
                tell(one.getParameter());
            }
        }
    }

    private void tell(String message) {
        int end = message.indexOf('\n');
        for (var listener : listeners.getOrDefault(message.substring(0, end), List.of())) {
            try {
                listener.accept(message.substring(end + 1));
            } catch (RuntimeException fault) {
                LOG.error("A listener to signals failed", fault);
            }
        }
    }

    private void speak() {
        List<String> unsent = new ArrayList<>();
        while (running) {
            try (var mouth = connections.open()) {
                mouth.setAutoCommit(true);
                while (running) {
                    if (unsent.isEmpty()) {
                        unsent.add(waiting.take());
                        waiting.drainTo(unsent, MOST_AT_ONCE);
                    }
                    say(mouth, unsent);
                    unsent.clear();
                    long lost = dropped.getAndSet(0);
                    if (lost > 0) {
                        LOG.warn("Signals leave this node again; {} were dropped", lost);
                    }
                }
            } catch (SQLException lost) {
                pause("Signals wait for the database", lost);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static void say(Connection mouth, List<String> messages) throws SQLException {
        try (var statement =
                mouth.prepareStatement("select count(pg_notify('minsheng', message)) from unnest(?) as message")) {
            statement.setArray(1, mouth.createArrayOf("text", messages.toArray()));
            statement.execute();
        }
    }

    private void pause(String because, SQLException lost) {
        if (running) {
            LOG.warn("{}: {}", because, lost.getMessage());
        }
        try {
            Thread.sleep(RECONNECT_AFTER);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}

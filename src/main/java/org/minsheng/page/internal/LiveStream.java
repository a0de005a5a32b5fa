package org.minsheng.page.internal;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.minsheng.shared.Viewer;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * What one open page is told. A slow reader loses events rather than holding up the others: they only say "look again".
 */
final class LiveStream {

    private static final int HEARTBEAT_SECONDS = 20;
    private static final int CHECK_SIGN_IN_EVERY_BEATS = 3;
    private static final int MOST_WAITING = 100;
    private static final Event END = new Event("", "");

    private record Event(String name, String payload) {
    }

    private final Viewer viewer;
    private final SseEmitter emitter;
    private final BooleanSupplier signedIn;
    private final BlockingQueue<Event> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final long opened = System.nanoTime();
    private volatile boolean open = true;

    LiveStream(Viewer viewer, SseEmitter emitter, BooleanSupplier signedIn) {
        this.viewer = viewer;
        this.emitter = emitter;
        this.signedIn = signedIn;
        emitter.onCompletion(this::close);
        emitter.onTimeout(this::close);
        emitter.onError(lost -> close());
    }

    /** Grows with time. */
    long opened() {
        return opened;
    }

    Viewer viewer() {
        return viewer;
    }

    boolean isOf(Viewer other) {
        return viewer.account() != null && viewer.account().equals(other.account());
    }

    void offer(String name, String payload) {
        waiting.offer(new Event(name, payload));
    }

    void close() {
        open = false;
        waiting.offer(END);
    }

    /** Runs until the page is closed, its time is over or its reader has signed out. */
    void run() {
        try {
            emitter.send(SseEmitter.event().comment("open").reconnectTime(2_000));
            long lastCheck = System.nanoTime();
            while (open) {
                var event = waiting.poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
                if (System.nanoTime() - lastCheck > TimeUnit.SECONDS.toNanos(
                    HEARTBEAT_SECONDS * CHECK_SIGN_IN_EVERY_BEATS)) {
                    lastCheck = System.nanoTime();
                    open = open && signedIn.getAsBoolean();
                }
                if (open) {
                    emitter.send(event == null ? SseEmitter.event().comment("")
                        : SseEmitter.event().name(event.name()).data(event.payload()));
                }
            }
            emitter.complete();
        } catch (IOException | IllegalStateException gone) {
            // The reader has left, which the container notices and cleans up after by itself.
            open = false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            emitter.complete();
        }
    }
}

package org.minsheng.page.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.LiveTopic;
import org.minsheng.shared.Signals;
import org.minsheng.shared.Viewer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One stream of events for each open console page of this node. Streams end after ten minutes, so that the browser
 * comes back with its present rights, and within a minute of the sign-out.
 */
@Controller
class LiveEvents implements SmartLifecycle {

    static final int MOST_STREAMS = 2_000;
    static final int MOST_OF_ONE_PERSON = 12;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Set<LiveStream> streams = ConcurrentHashMap.newKeySet();
    private final @Nullable SessionRepository<? extends Session> sessions;
    private volatile boolean running;

    LiveEvents(Signals signals, List<LiveTopic> topics, ObjectProvider<SessionRepository<? extends Session>> sessions) {
        this.sessions = sessions.getIfAvailable();
        topics.forEach(topic -> signals.listen(topic.name(), payload -> tell(topic, payload)));
    }

    @GetMapping("/console/events")
    ResponseEntity<SseEmitter> open(Viewer viewer, HttpServletRequest request) {
        if (!running || streams.size() >= MOST_STREAMS) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).header(HttpHeaders.RETRY_AFTER, "30").build();
        }
        makeRoomFor(viewer);
        var emitter = new SseEmitter(LONGEST.toMillis());
        var session = request.getSession(false);
        var stream = new LiveStream(viewer, emitter, session == null ? () -> true : () -> lives(session.getId()));
        streams.add(stream);
        Thread.ofVirtual().name("live-events").start(() -> {
            try {
                stream.run();
            } finally {
                streams.remove(stream);
            }
        });
        return ResponseEntity.ok()
            .contentType(MediaType.TEXT_EVENT_STREAM)
            .header(HttpHeaders.CACHE_CONTROL, "no-store")
            .header("X-Accel-Buffering", "no")
            .body(emitter);
    }

    /**
     * Pages that were left are noticed at the next heartbeat only, so a new page ends the oldest stream instead of
     * being refused.
     */
    private void makeRoomFor(Viewer viewer) {
        var own = streams.stream().filter(stream -> stream.isOf(viewer))
            .sorted(Comparator.comparingLong(LiveStream::opened)).toList();
        own.subList(0, Math.max(0, own.size() + 1 - MOST_OF_ONE_PERSON)).forEach(LiveStream::close);
    }

    private boolean lives(String session) {
        return sessions == null || sessions.findById(session) != null;
    }

    private void tell(LiveTopic topic, String payload) {
        for (var stream : streams) {
            if (topic.maySee(stream.viewer(), payload)) {
                stream.offer(topic.name(), payload);
            }
        }
    }

    int open() {
        return streams.size();
    }

    @Override
    public void start() {
        running = true;
    }

    /** Before the server waits for its last requests: open streams would keep it waiting. */
    @Override
    public void stop() {
        running = false;
        streams.forEach(LiveStream::close);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}

package org.minsheng.exchange.internal;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/**
 * Calls other systems: only where {@link Destinations} allow, without following redirects, for a few seconds at most
 * and by few threads at a time, since the timers of all modules share the same ones.
 */
@Component
public class Caller {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(8);
    private static final int MOST_BYTES = 64 * 1024;
    private static final int AT_A_TIME = 4;

    private final Destinations destinations;
    private final Semaphore free = new Semaphore(AT_A_TIME);
    private final HttpClient http = HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(CONNECT)
        .build();

    Caller(Destinations destinations) {
        this.destinations = destinations;
    }

    /** What came of a call. */
    public sealed interface Answer {

        /** @param body the first 64 KB of it */
        record Said(int status, String body) implements Answer {

            public boolean isGood() {
                return status >= 200 && status < 300;
            }
        }

        /** Nobody answered, or the address may not be called. */
        record Silence(String why) implements Answer {
        }

        /** Too many calls are under way on this node: ask again in a moment. */
        record Busy() implements Answer {
        }
    }

    public Answer post(String url, Map<String, String> headers, String json) {
        return call(url, headers, HttpRequest.newBuilder().POST(BodyPublishers.ofString(json))
            .header("Content-Type", "application/json"));
    }

    public Answer get(String url, Map<String, String> headers) {
        return call(url, headers, HttpRequest.newBuilder().GET());
    }

    private Answer call(String url, Map<String, String> headers, HttpRequest.Builder request) {
        if (!free.tryAcquire()) {
            return new Answer.Busy();
        }
        try {
            var fault = destinations.fault(url);
            if (fault != null) {
                return new Answer.Silence(fault);
            }
            headers.forEach(request::header);
            request.uri(URI.create(url)).timeout(ANSWER).header("User-Agent", "Minsheng");
            return said(request.build());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Answer.Silence("stopped");
        } finally {
            free.release();
        }
    }

    /** The time limit holds for the body too, which the client itself would wait for for ever. */
    private Answer said(HttpRequest request) throws InterruptedException {
        var coming = http.sendAsync(request,
            BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), MOST_BYTES));
        try {
            var response = coming.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer.Said(response.statusCode(), response.body());
        } catch (TimeoutException slow) {
            coming.cancel(true);
            return new Answer.Silence("no answer in " + ANSWER.toSeconds() + " s");
        } catch (ExecutionException silence) {
            var why = silence.getCause() == null ? silence : silence.getCause();
            return new Answer.Silence(why.getClass().getSimpleName());
        }
    }
}

package org.minsheng.exchange.internal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/**
 * Fetches what others point to, into a file and no larger than 10 MB. {@link Destinations} are asked before each hop;
 * the answer of the name service is kept for half a minute by Java, so that what was looked at is what is called.
 */
@Component
public class Fetcher {

    public static final long MOST_BYTES = 10L << 20;
    private static final int MOST_HOPS = 3;
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ALL = Duration.ofSeconds(20);

    private final Destinations destinations;
    private final HttpClient http = HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(CONNECT)
        .build();

    Fetcher(Destinations destinations) {
        this.destinations = destinations;
    }

    /** What came of it. */
    public sealed interface Result {

        record Saved() implements Result {
        }

        /** @param again whether it may go better later */
        record Failed(String why, boolean again) implements Result {
        }
    }

    public Result fetch(String address, Path into) {
        var url = address;
        var end = System.nanoTime() + ALL.toNanos();
        for (int hop = 0; hop <= MOST_HOPS; hop++) {
            var fault = destinations.faultOfPicture(url);
            if (fault != null) {
                return new Result.Failed(fault, fault.equals("exchange.url.unknown"));
            }
            try {
                var answer = get(url, into, end - System.nanoTime());
                if (answer.statusCode() / 100 != 3) {
                    return judged(answer.statusCode());
                }
                url = URI.create(url).resolve(answer.headers().firstValue("Location").orElse("")).toString();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return new Result.Failed("stopped", true);
            } catch (TimeoutException slow) {
                return new Result.Failed("no answer in " + ALL.toSeconds() + " s", true);
            } catch (ExecutionException | IOException broken) {
                return tooLarge(into) ? new Result.Failed("larger than " + (MOST_BYTES >> 20) + " MB", false)
                    : new Result.Failed(broken.getClass().getSimpleName(), true);
            } catch (IllegalArgumentException notAnAddress) {
                return new Result.Failed("exchange.url.wrong", false);
            }
        }
        return new Result.Failed("redirected too often", false);
    }

    private static Result judged(int status) {
        return status / 100 == 2 ? new Result.Saved()
            : new Result.Failed(Integer.toString(status), status >= 500 || status == 429 || status == 408);
    }

    /** The limit on time holds for the body too. */
    private HttpResponse<Path> get(String url, Path into, long nanos)
            throws InterruptedException, TimeoutException, ExecutionException, IOException {
        Files.write(into, new byte[0]);
        var request = HttpRequest.newBuilder(URI.create(url)).GET().timeout(ALL).header("User-Agent", "Minsheng")
            .header("Accept", "image/*").build();
        var coming = http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofFile(into), MOST_BYTES));
        try {
            return coming.get(Math.max(1, nanos), TimeUnit.NANOSECONDS);
        } catch (TimeoutException slow) {
            coming.cancel(true);
            throw slow;
        }
    }

    /** A body is given up when the next part of it would not fit any more. */
    private static boolean tooLarge(Path into) {
        try {
            return Files.size(into) > MOST_BYTES - (1 << 20);
        } catch (IOException gone) {
            return false;
        }
    }
}

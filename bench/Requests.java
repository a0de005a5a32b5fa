import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends requests to a node, eight at a time, and prints how many were answered and how many were not. */
class Requests {

    public static void main(String[] args) throws Exception {
        var base = args[0];
        int wanted = Integer.parseInt(args[1]);
        var pages = List.of(args).subList(2, args.length);
        var sent = new AtomicInteger();
        var failed = new AtomicInteger();
        long begin = System.nanoTime();
        try (var client = HttpClient.newHttpClient(); var senders = Executors.newFixedThreadPool(8)) {
            for (int sender = 0; sender < 8; sender++) {
                senders.submit(() -> {
                    for (int number = sent.getAndIncrement(); number < wanted; number = sent.getAndIncrement()) {
                        var request = HttpRequest.newBuilder(URI.create(base + pages.get(number % pages.size()))).build();
                        try {
                            int status = client.send(request, BodyHandlers.discarding()).statusCode();
                            if (status >= 500) {
                                failed.incrementAndGet();
                            }
                        } catch (Exception problem) {
                            failed.incrementAndGet();
                        }
                    }
                });
            }
        }
        System.out.printf("%d requests in %.1f s, %d failed%n", wanted, (System.nanoTime() - begin) / 1e9, failed.get());
    }
}

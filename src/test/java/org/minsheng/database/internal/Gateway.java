package org.minsheng.database.internal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/**
 * A gateway for short messages with a bad day: it is slow, refuses some (none more than twice, whose third attempt is
 * due after 25 seconds), and answers a repeat with DUPLICATE as the real ones do.
 */
final class Gateway implements AutoCloseable {

    /** How often each phone was really written to. */
    final Map<String, Integer> written = new ConcurrentHashMap<>();
    private final Map<String, Boolean> known = new ConcurrentHashMap<>();
    private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
    private final HttpServer server;
    private final Random random;

    Gateway(long seed) throws IOException {
        random = new Random(seed);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/send";
    }

    private void answer(HttpExchange exchange) throws IOException {
        var message = JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
        var id = message.get("id").asString();
        boolean refused;
        int wait;
        synchronized (random) {
            refused = random.nextInt(10) == 0;
            wait = random.nextInt(200);
        }
        pause(wait);
        var code = "LIMIT";
        if (!refused || refusals.merge(id, 1, Integer::sum) > 2) {
            code = known.putIfAbsent(id, true) == null ? "OK" : "DUPLICATE";
        }
        if (code.equals("OK")) {
            written.merge(message.get("to").asString(), 1, Integer::sum);
        }
        byte[] body = ("{\"code\":\"" + code + "\"}").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

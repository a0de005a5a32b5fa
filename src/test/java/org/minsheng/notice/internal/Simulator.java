package org.minsheng.notice.internal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A provider on this machine: it remembers what it was asked and answers as planned, then as usual. */
class Simulator implements AutoCloseable {

    /** One request as it came in. */
    record Request(String path, String query, HttpExchange exchange, String text, JsonNode body) {

        String header(String name) {
            var value = exchange.getRequestHeaders().getFirst(name);
            return value == null ? "" : value;
        }
    }

    record Answer(int status, String body, long delayMillis) {

        static Answer of(int status, String body) {
            return new Answer(status, body, 0);
        }
    }

    final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Deque<Answer> planned = new ConcurrentLinkedDeque<>();
    private final Function<Request, Answer> usual;
    private final HttpServer server;

    Simulator(Function<Request, Answer> usual) {
        this.usual = usual;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** The next answers, one for each request that is not a matter of course. */
    Simulator plan(Answer... answers) {
        planned.addAll(List.of(answers));
        return this;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Request> to(String path) {
        return requests.stream().filter(request -> request.path().equals(path)).toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var query = exchange.getRequestURI().getQuery();
        var request = new Request(exchange.getRequestURI().getPath(), query == null ? "" : query, exchange, text,
            JsonMapper.shared().readTree(text.isEmpty() ? "{}" : text));
        requests.add(request);
        var first = request.path().endsWith("stable_token") ? null : planned.poll();
        var answer = first == null ? usual.apply(request) : first;
        try {
            Thread.sleep(answer.delayMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

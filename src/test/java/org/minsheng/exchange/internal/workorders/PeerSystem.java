package org.minsheng.exchange.internal.workorders;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.minsheng.exchange.internal.Receiver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A hotline's system on the other side, with a bad line: in a storm it fails, loses answers after it did the work,
 * delays, and sends what it has to say several times and in any order.
 */
final class PeerSystem implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    /** An order as this side knows it. */
    static final class Order {

        final String number;
        final boolean theirs;
        final List<String> heard = new ArrayList<>();
        final TreeMap<Integer, JsonNode> early = new TreeMap<>();
        final TreeMap<Integer, Map<String, Object>> toTell = new TreeMap<>();
        JsonNode given = JSON.createObjectNode();
        JsonNode last = JSON.createObjectNode();
        int applied;
        int said;
        String state = "";
        String seen = "";
        int answers;

        Order(String number, boolean theirs) {
            this.number = number;
            this.theirs = theirs;
        }
    }

    final Map<String, Order> orders = new ConcurrentHashMap<>();
    final AtomicInteger requests = new AtomicInteger();
    final Receiver receiver = new Receiver(this::answer);
    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final Random random;
    private volatile boolean stormy;
    private volatile boolean reopening;

    PeerSystem(String base, Random random) {
        this.base = base;
        this.random = random;
    }

    void storm(boolean on) {
        stormy = on;
    }

    /** Half of what we answer is asked for a second time. */
    void reopening(boolean on) {
        reopening = on;
    }

    private Receiver.Reply answer(Receiver.Received request) {
        requests.incrementAndGet();
        int luck = stormy ? random.nextInt(10) : 9;
        if (luck < 3) {
            return new Receiver.Reply(500, "");
        }
        LockSupport.parkNanos(luck < 6 ? random.nextInt(40_000_000) : 0);
        var number = accept(request);
        return luck < 5 ? new Receiver.Reply(0, "") : new Receiver.Reply(200, "{\"appeal\":\"T-" + number + "\"}");
    }

    private String accept(Receiver.Received request) {
        var body = JSON.readTree(request.body());
        var parts = request.path().split("/");
        if (parts.length == 2) {
            var number = body.get("number").asString();
            var order = orders.computeIfAbsent(number, given -> new Order(given, false));
            synchronized (order) {
                if (order.given.isEmpty()) {
                    order.given = body;
                    handle(order);
                }
            }
            return number;
        }
        var order = Objects.requireNonNull(orders.get(parts[2]));
        synchronized (order) {
            if (body.get("sequence").asInt() > order.applied) {
                order.early.put(body.get("sequence").asInt(), body);
            }
            while (order.early.containsKey(order.applied + 1)) {
                hear(order, Objects.requireNonNull(order.early.remove(++order.applied)));
            }
        }
        return order.number;
    }

    private void hear(Order order, JsonNode event) {
        var kind = event.get("event").asString();
        order.heard.add(kind);
        order.last = event;
        order.seen = event.get("state").asString();
        if (!order.theirs && kind.equals("DISPATCHED")) {
            handle(order);
        } else if (!order.theirs && kind.equals("CLOSED")) {
            say(order, "UPDATED", "CLOSED", "archived");
        } else if (order.theirs && kind.equals("ANSWERED")) {
            order.answers++;
            if (reopening && order.answers == 1 && order.number.hashCode() % 2 == 0) {
                say(order, "REOPENED", "REOPENED", "还没有解决");
            } else {
                say(order, "CLOSED", "CLOSED", "满意");
            }
        }
    }

    private void handle(Order order) {
        say(order, "ACCEPTED", "ACCEPTED", "");
        say(order, "UPDATED", "IN_HANDLING", "已到现场");
        say(order, "ANSWERED", "ANSWERED", "对方已经处理好。");
    }

    void say(Order order, String event, String state, String note) {
        synchronized (order) {
            order.state = state;
            order.toTell.put(++order.said, Map.of("sequence", order.said, "event", event,
                "state", state, "note", note));
        }
    }

    /** Says everything that was not acknowledged once more, in any order, some of it twice. */
    void speak(String token) throws IOException, InterruptedException {
        for (var order : orders.values()) {
            List<Map<String, Object>> all;
            synchronized (order) {
                all = new ArrayList<>(order.toTell.values());
            }
            if (stormy) {
                Collections.shuffle(all, random);
                all.addAll(all.stream().filter(one -> random.nextBoolean()).toList());
            }
            for (var event : all) {
                var answer = tell(token, order.number, JSON.writeValueAsString(event));
                boolean lost = stormy && random.nextInt(4) == 0;
                if (answer.statusCode() == 200 && !lost) {
                    int received = JSON.readTree(answer.body()).get("received").asInt();
                    synchronized (order) {
                        order.toTell.headMap(received, true).clear();
                    }
                }
            }
        }
    }

    HttpResponse<String> tell(String token, String number, String event) throws IOException, InterruptedException {
        return http.send(request(token, "/" + number + "/events").POST(BodyPublishers.ofString(event)).build(),
            BodyHandlers.ofString());
    }

    HttpResponse<String> give(String token, String order) throws IOException, InterruptedException {
        return http.send(request(token, "").POST(BodyPublishers.ofString(order)).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> ask(String token, String number) throws IOException, InterruptedException {
        return http.send(request(token, "/" + number).GET().build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String token, String path) {
        return HttpRequest.newBuilder(URI.create(base + "/api/v1/workorders" + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json");
    }

    boolean isQuiet() {
        return orders.values().stream().allMatch(order -> order.toTell.isEmpty());
    }

    @Override
    public void close() {
        receiver.close();
    }
}

package org.minsheng.database.internal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.minsheng.testing.Views;

/** Pictures for under a map, until it breaks down. */
final class TileServer implements AutoCloseable {

    private static final byte[] TILE = Views.png(7, 256, 60);

    private final HttpServer server;
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final Queue<String> referers = new ConcurrentLinkedQueue<>();
    private volatile boolean broken;

    TileServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestURI().getPath());
        referers.add(String.valueOf(exchange.getRequestHeaders().getFirst("Referer")));
        exchange.getResponseHeaders().add("Content-Type", "image/png");
        exchange.getResponseHeaders().add("Cache-Control", "no-store");
        exchange.sendResponseHeaders(broken ? 503 : 200, broken ? -1 : TILE.length);
        if (!broken) {
            exchange.getResponseBody().write(TILE);
        }
        exchange.close();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort() + "/{z}/{x}/{y}.png";
    }

    List<String> asked() {
        return List.copyOf(asked);
    }

    List<String> referers() {
        return List.copyOf(referers);
    }

    void breakDown() {
        broken = true;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

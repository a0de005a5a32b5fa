package org.minsheng.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minsheng.testing.Beside;
import org.minsheng.testing.RunningServer;

/** A resident's first view is small: everything it loads, compressed, as it travels. */
@Beside
class FirstViewTests extends RunningServer {

    private static final int LIMIT = 80 * 1024;
    private static final Pattern LOADED =
        Pattern.compile("(?:href|src)=\"(/assets/[^\"#]+)|from\\s*\"\\./([^\"]+)\"|import\\s*\"\\./([^\"]+)\"");

    @ParameterizedTest
    @ValueSource(strings = {"/", "/p/DemoFenghuangYuan501", "/appeals/new?plate=DemoFenghuangYuan501"})
    void a_residents_first_view_stays_under_eighty_kilobytes(String first) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var waiting = new ArrayDeque<>(Set.of(first));
            Set<String> seen = new LinkedHashSet<>(waiting);
            int bytes = 0;
            while (!waiting.isEmpty()) {
                var path = waiting.remove();
                var body = fetch(http, path);
                bytes += body.length;
                var found = LOADED.matcher(unzipped(body));
                while (found.find()) {
                    var address = found.group(1) != null ? found.group(1)
                        : "/assets/" + (found.group(2) != null ? found.group(2) : found.group(3));
                    if (seen.add(address)) {
                        waiting.add(address);
                    }
                }
            }
            System.out.println("first view: " + bytes + " bytes in " + seen.size() + " files " + seen);
            assertThat(seen).anyMatch(address -> address.endsWith(".css")).anyMatch(address -> address.endsWith(".js"));
            assertThat(bytes).isLessThan(LIMIT);
        }
    }

    private byte[] fetch(HttpClient http, String path) throws IOException, InterruptedException {
        var answer = http.send(HttpRequest.newBuilder(URI.create(base() + path))
            .header("Accept-Encoding", "gzip").build(),
            HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private static String unzipped(byte[] body) throws IOException {
        boolean zipped = body.length > 2 && body[0] == (byte) 0x1f && body[1] == (byte) 0x8b;
        if (!zipped) {
            return new String(body, StandardCharsets.UTF_8);
        }
        try (var in = new GZIPInputStream(new java.io.ByteArrayInputStream(body))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

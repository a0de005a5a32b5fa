package org.minsheng.visit.internal.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.minsheng.testing.RunningServer;

/** The app is small enough for a slow network, and everything it needs is on the list of its worker. */
class FieldSizeTests extends RunningServer {

    private static final int LIMIT = 150 * 1024;
    private static final Pattern ADDRESS = Pattern.compile("[\"`'](/(?:assets/[^\"`']+|field))[\"`']");

    @Test
    void the_whole_app_stays_under_a_hundred_and_fifty_kilobytes() throws IOException {
        var client = anybody();
        var worker = client.get("/field/worker.js");
        assertThat(worker.headers().firstValue("Service-Worker-Allowed")).hasValue("/field");
        assertThat(worker.headers().firstValue("Cache-Control"))
            .hasValueSatisfying(value -> assertThat(value).contains("no-cache"));
        Map<String, Integer> sizes = new LinkedHashMap<>();
        sizes.put("/field/worker.js", zipped(client.bytes("/field/worker.js")));
        var found = ADDRESS.matcher(worker.body());
        while (found.find()) {
            assertThat(client.get(found.group(1)).statusCode()).as(found.group(1)).isEqualTo(200);
            sizes.putIfAbsent(found.group(1), zipped(client.bytes(found.group(1))));
        }
        int bytes = sizes.values().stream().mapToInt(Integer::intValue).sum();
        System.out.println("field app: " + bytes + " bytes compressed in " + sizes);
        assertThat(sizes.keySet()).contains("/field")
            .anyMatch(address -> address.contains("/field-") && address.endsWith(".js"))
            .anyMatch(address -> address.contains("/map-"));
        assertThat(bytes).isLessThan(LIMIT);
    }

    @Test
    void the_shell_says_nothing_about_anybody() {
        assertThat(client("grid").get("/field").body()).isEqualTo(anybody().get("/field").body());
    }

    @Test
    void the_home_screen_knows_what_to_show() {
        var manifest = Phone.json(anybody().get("/field/manifest.webmanifest"));
        assertThat(manifest.get("start_url").asString()).isEqualTo("/field");
        assertThat(manifest.get("scope").asString()).isEqualTo("/field");
        assertThat(manifest.get("icons")).hasSize(3).allSatisfy(icon ->
            assertThat(anybody().get(icon.get("src").asString()).statusCode()).isEqualTo(200));
    }

    private static int zipped(byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(content);
        }
        return out.size();
    }
}

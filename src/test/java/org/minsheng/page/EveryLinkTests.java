package org.minsheng.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.minsheng.testing.Beside;
import org.minsheng.testing.Client;
import org.minsheng.testing.RunningServer;

/**
 * Whoever is shown a link may follow it: from the start page of every sign-in of the demo, one address of each shape.
 * Another test may have ended meanwhile what a link led to, so a link that failed counts when at the end it still
 * stands there and fails.
 */
@Beside
@Order(3)
class EveryLinkTests extends RunningServer {

    private static final List<String> STAFF = List.of("admin", "security", "auditor", "leader", "clerk", "longquan",
        "longquan-care", "tiyuchang", "county-desk", "caizheng", "chengguan", "grid", "zy-grid", "jishan", "keeper",
        "meijiang", "mingcheng", "minzheng", "wuye", "yingfu", "yingfu-clerk", "yiyuan", "zhujian", "ziying");
    private static final List<String> RESIDENTS = List.of("13885207750", "19905270001", "19900000501");
    private static final Pattern LINK = Pattern.compile("<a\\b[^>]*\\bhref=\"(/[^\"#]*)");
    /** Files, the start page for everybody, and appeals that other tests write messages about without filing them. */
    private static final Pattern NOT_FOLLOWED = Pattern.compile(
        "/|/\\?.*|.*\\.(xlsx|pdf|csv|yaml|json|geojson|txt|xml|html|jpg|png|zip)(\\?.*)?|/(files|attachments)/.*"
        + "|.*/(export|photo|signature)s?(/.*)?"
        + "|/console/appeals/(\\d{6}-\\d{8}-(?!\\d{6}\\b)|[^/]*[0-9a-f]{4}-[0-9a-f]{4}-).*");
    private static final Pattern NUMBER = Pattern.compile("[0-9a-f]{8,}|\\d+");
    private static final int SHAPES_FOR_ONE = 120;

    private final List<Broken> broken = new ArrayList<>();

    @Test
    void every_link_leads_somewhere() {
        for (var who : STAFF) {
            follow(who, new Client(base()).signIn(who), "/console");
        }
        for (var phone : RESIDENTS) {
            follow(phone, resident(phone), "/me");
        }
        follow("anybody", new Client(base()), "/");
        broken.removeIf(Broken::isMended);
        assertThat(broken.stream().map(Broken::told)).isEmpty();
    }

    private void follow(String who, Client client, String start) {
        Set<String> shapes = new HashSet<>();
        var waiting = new ArrayDeque<Link>();
        waiting.add(new Link("", start));
        while (!waiting.isEmpty() && shapes.size() < SHAPES_FOR_ONE) {
            var link = waiting.poll();
            if (!shapes.add(shape(link.to()))) {
                continue;
            }
            var answer = client.get(link.to());
            if (answer.statusCode() >= 400) {
                broken.add(new Broken(who, client, link, answer.statusCode()));
            }
            links(answer).stream()
                .filter(next -> !start.equals("/console") || !next.startsWith("/me"))
                .forEach(next -> waiting.add(new Link(link.to(), next)));
        }
        assertThat(shapes).as("shapes that " + who + " saw").hasSizeGreaterThan(3);
    }

    private static Set<String> links(HttpResponse<String> page) {
        Set<String> links = new LinkedHashSet<>();
        if (page.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
            LINK.matcher(page.body()).results()
                .map(found -> found.group(1).replace("&amp;", "&"))
                .filter(link -> !NOT_FOLLOWED.matcher(link).matches())
                .forEach(links::add);
        }
        return links;
    }

    /** Without numbers, and of the question only which fields it has: /console/grids/#?tab. */
    private static String shape(String path) {
        var parts = path.split("\\?", 2);
        var fields = parts.length == 1 ? "" : "?" + parts[1].replaceAll("=[^&]*", "");
        return NUMBER.matcher(parts[0]).replaceAll("#") + fields;
    }

    private record Link(String from, String to) {
    }

    private record Broken(String who, Client client, Link link, int status) {

        boolean isMended() {
            return !links(client.get(link.from())).contains(link.to()) || client.get(link.to()).statusCode() < 400;
        }

        String told() {
            return who + " finds " + link.to() + " on " + link.from() + ": " + status;
        }
    }
}

package org.minsheng.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.minsheng.testing.RunningServer;

/** Every screen of the table of routes that needs no number, and the first one behind each list, in English on both widths. */
class EveryScreenStories extends RunningServer {

    private static final List<String> STAFF = List.of("clerk", "longquan", "tiyuchang", "admin", "security", "auditor", "leader", "grid");
    private static final Pattern NO_SCREEN = Pattern.compile(".*(\\{|\\*|\\.(xlsx|pdf|csv|yaml|json|geojson|txt|xml|html|js|webmanifest)$|^/(api|v3|actuator|open311|demo|error|favicon)"
        + "|/(events|bell|count|export|answer|next|accounts/areas|accounts/organisations|authorization)$|/appeals/(places|routes)$|/consents/).*");
    /** A place for a word that nobody filled; a message key without a text fails the page by itself. */
    private static final Pattern ODD = Pattern.compile("\\{\\d}");

    private final List<String> wrong = new ArrayList<>();
    private final Set<String> seen = new LinkedHashSet<>();

    @Test
    void every_screen_reads_well_in_english_and_fits() throws IOException {
        var paths = Files.readAllLines(Path.of("src/main/resources/access.txt")).stream()
            .filter(line -> line.startsWith("GET "))
            .map(line -> line.split("\\s+")[1])
            .filter(path -> !NO_SCREEN.matcher(path).matches())
            .toList();
        for (var who : STAFF) {
            look(staffWindow(DESKTOP, who), who, paths.stream().filter(path -> path.startsWith("/console")).toList());
        }
        look(residentWindow(DESKTOP, "13885207750"), "resident", paths.stream().filter(path -> !path.startsWith("/console")).toList());
        assertThat(wrong).isEmpty();
        assertThat(seen).hasSizeGreaterThan(30);
    }

    private void look(Page page, String who, List<String> paths) {
        page.context().addCookies(List.of(new Cookie("language", "en").setUrl(base())));
        for (var path : paths) {
            if (!seen.contains(path) && look(page, who, path)) {
                var first = page.locator("#list td:first-child a").first();
                if (first.count() > 0) {
                    var behind = first.getAttribute("href");
                    if (behind.startsWith("/") && seen.stream().noneMatch(known -> known.startsWith(path + "/") && known.length() == behind.length())) {
                        look(page, who, behind);
                    }
                }
            }
        }
    }

    /** @return whether this person may look there */
    private boolean look(Page page, String who, String path) {
        page.setViewportSize(DESKTOP, 900);
        var answer = page.navigate(path);
        if (answer == null || answer.status() == 403 || answer.status() == 404 && !path.matches(".*[a-z]$")) {
            return false;
        }
        if (answer.status() != 200) {
            wrong.add(who + " " + path + " " + answer.status());
            return false;
        }
        seen.add(path);
        var text = page.locator("body").innerText();
        var odd = ODD.matcher(text);
        while (odd.find()) {
            wrong.add(who + " " + path + " says " + odd.group());
        }
        for (int width : new int[] {DESKTOP, PHONE}) {
            page.setViewportSize(width, width == PHONE ? 844 : 900);
            var most = ((Number) page.evaluate("document.scrollingElement.scrollWidth")).intValue();
            if (most > width) {
                wrong.add(who + " " + path + " is " + most + " wide at " + width);
            }
            if (System.getenv("EVERY_PICTURE") != null) {
                picture(page, "en" + path.replaceAll("[^a-z0-9-]+", "_") + "-" + width);
            }
        }
        return true;
    }
}

package org.minsheng.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.minsheng.testing.Beside;
import org.minsheng.testing.Client;
import org.minsheng.testing.Knocking;
import org.minsheng.testing.RunningServer;

/**
 * Every screen of the table of routes that needs no number, and the first one behind each list, in English on both
 * widths.
 */
@Beside
@Order(2)
class EveryScreenStories extends RunningServer {

    private static final List<String> STAFF = List.of("clerk", "longquan", "tiyuchang", "admin", "security",
        "auditor", "leader", "grid");
    /** Whose screens are others than the ones that everybody before them was shown: units and the keeper of a shop. */
    private static final List<String> BESIDES = List.of("yiyuan", "caizheng", "keeper");
    /** A resident, a registered member of 凤冈, and somebody who has points to spend. */
    private static final List<String> RESIDENTS = List.of("13885207750", "19905270001", "19900000501");
    private static final Pattern NO_SCREEN = Pattern.compile(".*(\\{|\\*"
        + "|\\.(xlsx|pdf|csv|yaml|json|geojson|txt|xml|html|js|webmanifest)$"
        + "|^/(api|v3|actuator|open311|demo|error|favicon)"
        + "|/(events|bell|count|export|answer|next|accounts/areas|accounts/organisations|authorization)$"
        + "|/appeals/(places|routes)$|/consents/).*");
    /** What looks another for units and keepers. */
    private static final Pattern TOGETHER = Pattern.compile(
        "/console(/(orders|listings|agreements|whistles|members|unit-registrations|activities|rankings|deeds|counter"
        + "|shops|points|vacancies)(/.*)?)?");
    /** What looks another for members and for those who have points. */
    private static final Pattern GIVING = Pattern.compile("/me(/(volunteer|orders|whistles|points)(/.*)?)?");
    /** A place for a word that nobody filled; a message key without a text fails the page by itself. */
    private static final Pattern ODD = Pattern.compile("\\{\\d}");

    private final List<String> wrong = new ArrayList<>();
    private final Set<String> seen = new LinkedHashSet<>();
    private @Nullable CDPSession browser;
    private int width = DESKTOP;

    @Test
    void every_screen_reads_well_in_english_and_fits() throws IOException {
        var paths = Files.readAllLines(Path.of("src/main/resources/access.txt")).stream()
            .filter(line -> line.startsWith("GET "))
            .map(line -> line.split("\\s+")[1])
            .filter(path -> !NO_SCREEN.matcher(path).matches())
            .toList();
        for (var who : STAFF) {
            look(staffWindow(DESKTOP, who), openTo(who), who,
                paths.stream().filter(path -> path.startsWith("/console")).toList());
        }
        assertThat(seen).hasSizeGreaterThan(30);
        for (var who : BESIDES) {
            seen.clear();
            look(staffWindow(DESKTOP, who), openTo(who), who,
                paths.stream().filter(TOGETHER.asMatchPredicate()).toList());
            assertThat(seen).as(who).hasSizeGreaterThan(3);
        }
        var everybody = RESIDENTS.getFirst();
        look(residentWindow(DESKTOP, everybody), any -> true, everybody,
            paths.stream().filter(path -> !path.startsWith("/console")).toList());
        for (var phone : RESIDENTS.subList(1, RESIDENTS.size())) {
            seen.clear();
            look(residentWindow(DESKTOP, phone), any -> true, phone,
                paths.stream().filter(GIVING.asMatchPredicate()).toList());
        }
        assertThat(wrong).isEmpty();
    }

    /** Learned by knocking, which is much quicker than looking. */
    private Predicate<String> openTo(String who) {
        var client = new Client(base()).signIn(who).with(Knocking.ONLY, "1");
        return path -> client.get(path).statusCode() == Knocking.OPEN;
    }

    private void look(Page page, Predicate<String> open, String who, List<String> paths) {
        deaf(page);
        page.context().addCookies(List.of(new Cookie("language", "en").setUrl(base())));
        browser = page.context().newCDPSession(page);
        for (var path : paths) {
            if (!seen.contains(path) && open.test(path) && look(page, who, path)) {
                var first = page.locator("#list td:first-child a").first();
                if (first.count() > 0) {
                    var behind = first.getAttribute("href");
                    if (behind.startsWith("/") && seen.stream().noneMatch(known -> known.startsWith(path + "/")
                        && known.length() == behind.length())) {
                        look(page, who, behind);
                    }
                }
            }
        }
    }

    /**
     * Begins with the width at which the screen before ended, since each change of it costs time.
     *
     * @return whether this person may look there
     */
    private boolean look(Page page, String who, String path) {
        var answer = page.navigate(path);
        if (answer == null || answer.status() == 403 || answer.status() == 404 && !path.matches(".*[a-z]$")) {
            return false;
        }
        if (answer.status() != 200) {
            wrong.add(who + " " + path + " " + answer.status());
            return false;
        }
        seen.add(path);
        var odd = ODD.matcher(page.locator("body").innerText());
        while (odd.find()) {
            wrong.add(who + " " + path + " says " + odd.group());
        }
        for (int next : new int[] {width, width == PHONE ? DESKTOP : PHONE}) {
            widen(page, next);
            var most = ((Number) page.evaluate("document.scrollingElement.scrollWidth")).intValue();
            if (most > width) {
                wrong.add(who + " " + path + " is " + most + " wide at " + width);
            }
            if (PICTURES.equals("all")) {
                picture(page, "en" + path.replaceAll("[^a-z0-9-]+", "_") + "-" + width);
            }
        }
        return true;
    }

    /** Said to the browser itself: it takes a new size of the screen at once, of its window not. */
    private void widen(Page page, int to) {
        width = to;
        if (PICTURES.equals("all")) {
            page.setViewportSize(to, to == PHONE ? 844 : 900);
            return;
        }
        var size = new JsonObject();
        size.addProperty("width", to);
        size.addProperty("height", to == PHONE ? 844 : 900);
        size.addProperty("deviceScaleFactor", 1);
        size.addProperty("mobile", false);
        Objects.requireNonNull(browser).send("Emulation.setDeviceMetricsOverride", size);
        assertThat(page.evaluate("window.innerWidth")).isEqualTo(to);
    }
}

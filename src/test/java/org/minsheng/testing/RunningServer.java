package org.minsheng.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The real server with the real database, one for the whole run, and when asked for a real browser, one for each thread
 * that runs tests. Tests keep out of each other's way by making their own data.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {"minsheng.data=target/test-data", "minsheng.trusted-proxy=true", "minsheng.sms.secret=of-the-gateway",
        "minsheng.timers-every=200ms", "minsheng.sign-in.codes-per-address=10000"})
public abstract class RunningServer {

    protected static final int PHONE = 390;
    protected static final int DESKTOP = 1440;

    /** How long something may take that happens at once: a slow machine with much to do stalls for many seconds. */
    protected static final Duration PATIENCE = Duration.ofSeconds(60);

    /**
     * Which pictures of screens are kept: "none" where nobody will look at them, "all" for every screen there is, else
     * those of the stories.
     */
    protected static final String PICTURES = Objects.requireNonNullElse(System.getenv("PICTURES"), "");

    @LocalServerPort
    protected int port;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected SentCodes codes;

    private final List<BrowserContext> open = new ArrayList<>();

    static {
        Awaitility.pollInSameThread();
        Awaitility.setDefaultTimeout(PATIENCE);
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        Awaitility.setDefaultPollInterval(Duration.ofMillis(50));
    }

    private static final Map<String, String> STATES = new ConcurrentHashMap<>();
    private static final Map<String, Client> CLIENTS = new ConcurrentHashMap<>();

    protected String base() {
        return "http://localhost:" + port;
    }

    /** A new window of the given width, signed in as nobody, in Chinese. */
    protected Page window(int width) {
        return window(new Browser.NewContextOptions().setViewportSize(width, width == PHONE ? 844 : 900));
    }

    protected Page window(Browser.NewContextOptions options) {
        BrowserContext context = Chromium.BROWSER.get().newContext(options.setBaseURL(base()).setLocale("zh-CN"));
        context.setDefaultTimeout(PATIENCE.toMillis());
        open.add(context);
        return context.newPage();
    }

    /** A window left open listens to live events, and reloads its lists, for the rest of the run. */
    @AfterEach
    void closeWindows() {
        open.forEach(BrowserContext::close);
    }

    /**
     * Shows the page, and waits until its stream of live events is open: what is told from now on comes there.
     * Whoever only asked for the stream may still miss what is told at once.
     */
    protected static void listening(Page page, Runnable showing) {
        page.waitForResponse(answer -> answer.url().endsWith("/console/events"), showing);
    }

    /**
     * The pages of this window hear no live events. A server lets one person listen on a dozen pages, so that whoever
     * leafs through many takes the stream away from a page that another test watches.
     */
    protected static void deaf(Page page) {
        page.addInitScript("window.EventSource = class extends EventTarget { close() {} }");
    }

    /** A window signed in as this member of staff of the demo; the form is filled in once a run for each name. */
    protected Page staffWindow(int width, String username) {
        return signedIn(width, "staff " + username, page -> {
            page.navigate("/sign-in");
            page.fill("input[name=username]", username);
            page.fill("input[name=password]", "minsheng");
            page.click("main button[type=submit]");
            page.waitForURL(base() + "/console**");
        });
    }

    /** A window signed in as the resident with this mobile number, who is made known when new. */
    protected Page residentWindow(int width, String phone) {
        return signedIn(width, "resident " + phone, page -> {
            page.navigate("/me/sign-in");
            page.fill("input[name=phone]", phone);
            page.click("main button[type=submit]");
            page.fill("input[name=code]", codes.lastFor(phone));
            page.click("main button[type=submit]");
            page.waitForURL(address -> !address.contains("/sign-in"));
        });
    }

    private Page signedIn(int width, String who, Consumer<Page> signIn) {
        var state = STATES.computeIfAbsent(port + " " + who, first -> {
            var page = window(width);
            signIn.accept(page);
            var cookies = page.context().storageState();
            page.context().close();
            return cookies;
        });
        return window(new Browser.NewContextOptions().setViewportSize(width, width == PHONE ? 844 : 900)
            .setStorageState(state));
    }

    /**
     * Talks HTTP as this member of staff of the demo; redirects are not followed. Each thread of tests has its own,
     * since the sentence that an action leaves for the next page travels in a cookie.
     */
    protected Client client(String username) {
        return CLIENTS.computeIfAbsent(port + " " + Thread.currentThread().threadId() + " " + username,
            first -> new Client(base()).signIn(username));
    }

    /** Talks HTTP as nobody, with cookies of its own. */
    protected Client anybody() {
        return new Client(base());
    }

    /** Talks HTTP as the resident with this mobile number. */
    protected Client resident(String phone) {
        return CLIENTS.computeIfAbsent(port + " resident " + phone, first -> newResident(phone));
    }

    /** A session of its own for the resident with this mobile number; a second one within a minute gets no code. */
    protected Client newResident(String phone) {
        var client = new Client(base());
        client.post("/me/sign-in", Map.of("phone", phone));
        client.post("/me/sign-in/code", Map.of("phone", phone, "code", codes.lastFor(phone)));
        return client;
    }

    /** Goes on from the first page of a report; what neighbours said before is another matter. */
    protected static void goOnWithReport(Page page) {
        page.click("main button.btn-primary");
        page.locator("textarea[name=body]")
            .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        page.waitForLoadState();
        if (page.locator("input[type=hidden][name=seen]").count() > 0) {
            page.click("main button.btn-primary");
        }
    }

    /** Keeps a picture under target/pictures for a person to look at. */
    protected static void picture(Page page, String name) {
        if (PICTURES.equals("none")) {
            return;
        }
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/pictures", name + ".png"))
            .setFullPage(true));
    }

    /** The same screen as it looks on a phone, once the menu has slid away; afterwards it is as wide as before. */
    protected static void onPhone(Page page, String name) {
        page.setViewportSize(PHONE, 844);
        still(page);
        picture(page, name);
        page.setViewportSize(DESKTOP, 900);
    }

    /** Waits until nothing slides or fades any more. */
    protected static void still(Page page) {
        page.evaluate("""
            Promise.allSettled(document.getAnimations()
                .filter(one => one.effect.getComputedTiming().endTime !== Infinity)
                .map(one => one.finished)).then(() => null)""");
    }

    /** The pages of a PDF as pictures beside the others; @return how many there are */
    protected static int paper(byte[] pdf, String name) {
        try (var document = Loader.loadPDF(pdf)) {
            Files.createDirectories(Path.of("target/pictures"));
            for (int at = 0; at < document.getNumberOfPages() && !PICTURES.equals("none"); at++) {
                ImageIO.write(new PDFRenderer(document).renderImageWithDPI(at, 96), "png",
                    Path.of("target/pictures", name + "-" + (at + 1) + ".png").toFile());
            }
            return document.getNumberOfPages();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /**
     * Started by the first test that needs it, closed when the run ends. Each thread has its own, since what drives a
     * browser may not be called from two.
     */
    private static final class Chromium {

        static final ThreadLocal<Browser> BROWSER = ThreadLocal.withInitial(Chromium::start);

        static {
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
        }

        private static Browser start() {
            var playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            var browser = playwright.chromium().launch(new BrowserType.LaunchOptions()
                .setExecutablePath(Path.of("/usr/bin/chromium"))
                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                    "--disable-background-networking", "--disable-component-update", "--disable-sync")));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
            return browser;
        }
    }
}

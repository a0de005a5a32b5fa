package org.minsheng.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The real server with the real database and, when asked for, a real browser: one of each for the whole run. Tests keep
 * out of each other's way by making their own data.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "minsheng.data=target/test-data")
public abstract class RunningServer {

    protected static final int PHONE = 390;
    protected static final int DESKTOP = 1440;

    @LocalServerPort
    protected int port;

    @Autowired
    protected JdbcClient jdbc;

    protected String base() {
        return "http://localhost:" + port;
    }

    /** A new window of the given width, signed in as nobody, in Chinese. */
    protected Page window(int width) {
        return window(new Browser.NewContextOptions().setViewportSize(width, width == PHONE ? 844 : 900));
    }

    protected Page window(Browser.NewContextOptions options) {
        BrowserContext context = Chromium.BROWSER.newContext(options.setBaseURL(base()).setLocale("zh-CN"));
        context.setDefaultTimeout(15_000);
        return context.newPage();
    }

    /** Keeps a picture under target/pictures for a person to look at. */
    protected static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/pictures", name + ".png")).setFullPage(true));
    }

    /** Started by the first test that needs it, closed when the run ends. */
    private static final class Chromium {

        static final Browser BROWSER = start();

        private static Browser start() {
            var playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(java.util.Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            var browser = playwright.chromium().launch(new BrowserType.LaunchOptions()
                .setExecutablePath(Path.of("/usr/bin/chromium"))
                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                    "--disable-background-networking", "--disable-component-update", "--disable-sync")));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
            return browser;
        }
    }
}

package org.minsheng.visit.internal.field;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;

/** What the stories of the field app share: a phone that is signed in, has its list and can start without a network. */
abstract class FieldBrowser extends RunningServer {

    @Autowired
    protected FieldTown town;

    protected Page app(FieldTown.Round round) {
        return opened(signedIn(round));
    }

    /** A phone that is signed in already; the screens of signing in have stories of their own. */
    protected Page signedIn(FieldTown.Round round) {
        var page = window(PHONE);
        page.context().addCookies(session(round));
        return page;
    }

    protected List<Cookie> session(FieldTown.Round round) {
        return resident(round.phone()).cookies().stream().map(text -> text.split(";")[0].split("=", 2))
            .map(parts -> new Cookie(parts[0], parts[1]).setUrl(base())).toList();
    }

    protected static Page opened(Page page) {
        page.navigate("/field");
        assertThat(page.locator(".door-row").first()).isVisible();
        page.evaluate("() => navigator.serviceWorker.ready.then(() => true)");
        return page;
    }

    protected static Browser.NewContextOptions phoneOptions() {
        return new Browser.NewContextOptions().setViewportSize(PHONE, 844);
    }

    protected void signIn(Page page, String phone) {
        page.navigate(base() + "/me/sign-in");
        page.fill("input[name=phone]", phone);
        page.click("main button[type=submit]");
        page.fill("input[name=code]", codes.lastFor(phone));
        page.click("main button[type=submit]");
        page.waitForURL(address -> !address.contains("/sign-in"));
    }

    /** Fills in a door of the list as short as can be, and marks it as done. */
    protected static void fill(Page page, int door, String people) {
        page.click("nav >> text=今日");
        page.click(".door-row >> nth=" + door);
        page.click("a.btn-primary");
        page.fill("[id='f-people']", people);
        page.check("input[value=own]");
        page.click("text=完成，等待发送");
        page.waitForURL("**/field#list");
    }

    protected static void assertState(Page page, String state) {
        page.click("nav >> text=待发");
        assertThat(page.locator(".door-row").first()).containsText(state);
    }

    protected List<String> results(FieldTown.Round round) {
        return jdbc.sql("select state from visit.result where campaign = :campaign order by id")
            .param("campaign", round.campaign())
            .query(String.class).list();
    }

    /** Rows in a table of the only store on this phone. */
    protected static int stored(Page page, String table) {
        return (Integer) page.evaluate("""
            async table => {
              const name = (await indexedDB.databases()).map(one => one.name).find(one => /^field-\\d+$/.test(one))
              if (!name) return -1
              const db = await new Promise(done => {
                const open = indexedDB.open(name)
                open.onsuccess = () => done(open.result)
              })
              const count = await new Promise(done => {
                const ask = db.transaction(table).objectStore(table).count()
                ask.onsuccess = () => done(ask.result)
              })
              db.close()
              return count
            }
            """, table);
    }

    /** Noise does not shrink: the photo is as large as one of a busy street. */
    protected static byte[] picture(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var random = new Random(7);
        var canvas = image.createGraphics();
        for (int spot = 0; spot < 6000; spot++) {
            canvas.setColor(new Color(random.nextInt(0x1000000)));
            canvas.fillRect(random.nextInt(width), random.nextInt(height), 60, 40);
        }
        canvas.dispose();
        try (var out = new ByteArrayOutputStream()) {
            ImageIO.write(image, "jpg", out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}

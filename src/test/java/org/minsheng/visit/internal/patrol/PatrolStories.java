package org.minsheng.visit.internal.patrol;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.minsheng.testing.RunningServer;

/** A grid worker walks, takes a photo of what is wrong, solves one thing and hands another on. */
class PatrolStories extends RunningServer {

    @Test
    void a_grid_worker_reports_on_the_way_and_the_desk_gets_an_appeal() {
        jdbc.sql("update visit.patrol set ended_at = now() where ended_at is null").update();
        var page = staffWindow(PHONE, "grid");
        page.navigate("/console/patrols");
        picture(page, "patrol-start-390");
        main(page).getByText("开始巡查").click();
        main(page).getByText("随手拍上报").click();
        main(page).locator("input[name='before.files']").setInputFiles(photo("before", Color.GRAY));
        main(page).locator("textarea[name=said]").fill("3 栋单元门口堆着旧沙发");
        main(page).locator("input[name=outcome][value=SOLVED]").check();
        picture(page, "patrol-report-390");
        main(page).getByText("提交").click();
        assertThat(main(page)).containsText("请填写");
        main(page).locator("textarea[name=done]").fill("联系住户当场搬走");
        main(page).locator("input[name='after.files']").setInputFiles(photo("after", Color.GREEN));
        main(page).getByText("提交").click();
        assertThat(page.locator(".flash")).containsText("已记录");

        main(page).getByText("随手拍上报").click();
        main(page).locator("textarea[name=said]").fill("健身器材螺丝松了，小孩玩很危险");
        main(page).locator("input[name=where]").fill("凤凰苑");
        main(page).locator("input[name=outcome][value=APPEAL]").check();
        main(page).getByText("提交").click();
        page.waitForLoadState();
        if (main(page).locator("input[name=place]").count() > 0) {
            main(page).locator("input[name=place]").first().check();
            main(page).getByText("提交").click();
        }
        assertThat(page.locator(".flash")).containsText("已转为诉求");
        picture(page, "patrol-one-390");
        main(page).getByText("结束巡查").click();
        assertThat(page.locator(".flash")).containsText("巡查已结束");

        var secretary = staffWindow(DESKTOP, "tiyuchang");
        secretary.navigate("/console/patrols");
        picture(secretary, "patrol-log-1440");
        main(secretary).locator("tbody tr a").first().click();
        picture(secretary, "patrol-one-1440");
        main(secretary).locator("a[href^='/console/appeals/']").first().click();
        assertThat(main(secretary)).containsText("健身器材螺丝松了");
        secretary.context().addCookies(List.of(new Cookie("language", "en").setUrl(base())));
        secretary.navigate("/console/patrols");
        assertThat(main(secretary)).containsText("Became appeals");
    }

    private static FilePayload photo(String name, Color color) {
        var image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
        var paint = image.createGraphics();
        paint.setColor(color);
        paint.fillRect(0, 0, 320, 240);
        paint.dispose();
        try (var bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, "jpg", bytes);
            return new FilePayload(name + ".jpg", "image/jpeg", bytes.toByteArray());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Locator main(Page page) {
        return page.locator("#main");
    }
}

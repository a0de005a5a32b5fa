package org.minsheng.appeal.internal.proof;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.AppealFixture;
import org.minsheng.appeal.internal.steps.StepRequest;
import org.springframework.beans.factory.annotation.Autowired;

/** A resident takes the own history home and checks it there. */
class ProofStories extends AppealFixture {

    @Autowired
    private ChainingHistory chaining;
    @Autowired
    private SealingDay sealing;
    @Autowired
    private Chain chain;

    private Appeal sealed() {
        var appeal = taken(clerk(), file(compound(), "单元门关不上，夜里不安全"), new StepRequest.Accept(null, "compound.drain"));
        appeal = taken(clerk(), appeal, new StepRequest.Refuse("由物业负责", "请找物业服务中心"));
        var written = appeal;
        await().until(() -> chaining.chain() >= 0 && chain.ofAppeal(written.id().value()).size() >= 3);
        sealing.seal(true);
        return appeal;
    }

    @Test
    void a_resident_checks_the_own_history_without_network_and_a_changed_file_is_refused(@TempDir Path home)
        throws IOException {
        var appeal = sealed();
        var phone = window(PHONE);
        phone.navigate("/t/" + appeal.tracking());
        picture(phone, "proof-tracking");
        var history = home.resolve("history.json");
        phone.waitForDownload(() -> phone.click("a:has-text('下载办理凭证')")).saveAs(history);
        phone.navigate("/ledger");
        assertThat(phone.locator("main")).containsText("一环扣一环");
        picture(phone, "proof-ledger-390");
        var tool = home.resolve("verifier.html");
        phone.waitForDownload(() -> phone.click("a:has-text('下载核对工具')")).saveAs(tool);

        var offline = window(PHONE);
        offline.context().setOffline(true);
        offline.navigate(tool.toUri().toString());
        offline.setInputFiles("#file", history);
        assertThat(offline.locator(".good")).containsText("没有被改过。共 3 步");
        assertThat(offline.locator("#result")).containsText("单元门关不上");
        assertThat(offline.locator(".facts").first()).containsText("类型：投诉");
        assertThat(offline.locator(".facts").nth(1)).containsText("（代码 compound.drain）");
        assertThat(offline.locator(".facts").first()).containsText("（代码 " + appeal.said().place() + " ");
        assertThat(offline.locator("#result")).containsText("封存的是后面的代码");
        var page = chain.lastSheet().orElseThrow();
        assertThat(offline.locator("#result")).containsText(Hash.hex(page.hash()));
        picture(offline, "proof-verifier-390");

        var changed = Files.writeString(home.resolve("changed.json"),
            Files.readString(history).replace("由物业负责", "已经修好"));
        offline.setInputFiles("#file", changed);
        assertThat(offline.locator("#result")).containsText("第 3 步：文字被改过");
        var wrong = Files.writeString(home.resolve("wrong.json"), "[1");
        offline.setInputFiles("#file", wrong);
        assertThat(offline.locator("#result")).containsText("这不是凭证文件");
        picture(offline, "proof-verifier-refuses");
    }

    /** The two examples of GB/T 32905-2016, annex A. */
    @Test
    void the_tool_computes_what_the_standard_says(@TempDir Path home) throws IOException {
        var tool = Files.writeString(home.resolve("verifier.html"), anybody().get("/ledger/verifier.html").body());
        var page = window(DESKTOP);
        page.navigate(tool.toUri().toString());
        assertThat(page.evaluate("hex(sm3(utf8('abc')))"))
            .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
        assertThat(page.evaluate("hex(sm3(utf8('abcd'.repeat(16))))"))
            .isEqualTo("debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
        for (int length = 0; length < 200; length += 7) {
            var text = "a".repeat(length);
            assertThat(page.evaluate("text => hex(sm3(utf8(text)))", text)).isEqualTo(Hash.hex(Hash.of(text)));
        }
    }

    @Test
    void the_auditor_sees_the_seals_and_runs_the_check() {
        sealed();
        var auditor = staffWindow(DESKTOP, "auditor");
        auditor.navigate("/console/history");
        auditor.click("button:has-text('现在核对')");
        assertThat(auditor.locator("main")).containsText("历次核对");
        assertThat(auditor.locator("main table tbody tr").first()).isVisible();
        picture(auditor, "proof-console-1440");
    }
}

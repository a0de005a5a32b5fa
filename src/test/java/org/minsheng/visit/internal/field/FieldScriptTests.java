package org.minsheng.visit.internal.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.minsheng.testing.Beside;

/**
 * The app's own tests: its queue under cuts, repeats and kills, its clock, and the rules of forms by the cases that
 * Java passes too.
 */
@Beside
class FieldScriptTests {

    @Test
    void the_queue_the_clock_and_the_rules_of_forms_keep_their_promises() throws IOException, InterruptedException {
        var node = new ProcessBuilder("node", "web/test.mjs", "target/web-tests").redirectErrorStream(true).start();
        var said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(node.waitFor(10, TimeUnit.MINUTES)).isTrue();
        assertThat(node.exitValue()).as(said).isZero();
        assertThat(said).contains("nothing is lost and nothing doubled", "fail 0");
    }
}

package org.minsheng.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;

/** The small values that every page is made of. */
class PageTests {

    private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");

    @Test
    void an_address_keeps_its_filters_and_changes_one() {
        var url = new Url("/console/appeals", Map.of("state", List.of("OPEN"), "q", List.of("路灯 & 水")));
        assertThat(url.with("after", "x/1")).hasToString(
            "/console/appeals?after=x%2F1&q=%E8%B7%AF%E7%81%AF%20%26%20%E6%B0%B4&state=OPEN");
        assertThat(url.with("q", "").without("state")).hasToString("/console/appeals");
        assertThat(url.is("state", "OPEN")).isTrue();
        assertThat(url.get("nothing")).isEmpty();
    }

    @Test
    void a_form_keeps_what_was_typed_and_counts_characters_as_people_do() {
        var form = typed("title", "  路灯不亮😀 ");
        assertThat(form.required("title", 5)).isEqualTo("路灯不亮😀");
        assertThat(form.hasErrors()).isFalse();
        assertThat(form.required("title", 4)).isEqualTo("路灯不亮😀");
        assertThat(form.fault("title")).isEqualTo(form.faults().get("title")).isNotNull();
    }

    @Test
    void a_form_rejects_what_is_missing_or_no_choice_and_remembers_the_first_fault() {
        var form = typed("tier", "MOON");
        assertThat(form.choice("tier", org.minsheng.shared.Tier.class)).isNull();
        form.reject("tier", "form.required");
        form.required("title", 10);
        assertThat(form.faults().keySet()).containsExactly("tier", "title");
        assertThat(form.fault("tier")).extracting(Form.Fault::key).isEqualTo("form.not-a-choice");
    }

    @Test
    void a_deadline_says_how_much_is_left_and_how_pressing_it_is() {
        var calm = Deadline.of(NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(6)), NOW);
        assertThat(calm).isEqualTo(new Deadline(Duration.ofDays(6), false, 14));
        assertThat(calm.tone()).isEqualTo("good");
        assertThat(Deadline.of(NOW.minus(Duration.ofDays(9)), NOW.plus(Duration.ofDays(3)), NOW).tone())
            .isEqualTo("warn");
        assertThat(Deadline.of(NOW, NOW.plus(Duration.ofHours(23)), NOW).tone()).isEqualTo("warn");
        var over = Deadline.of(NOW.minus(Duration.ofDays(9)), NOW.minus(Duration.ofDays(2)), NOW);
        assertThat(over).isEqualTo(new Deadline(Duration.ofDays(2), true, 100));
        assertThat(over.tone()).isEqualTo("bad");
        assertThat(Deadline.of(NOW, NOW, NOW).used()).isEqualTo(100);
    }

    @Test
    void only_paths_of_this_site_are_safe_to_go_back_to() {
        assertThat(SafePath.of("/console/appeals?q=1")).isEqualTo("/console/appeals?q=1");
        for (var wrong : List.of("", "console", "//evil.example", "/\\evil.example",
            "https://evil.example", "/a\r\nSet-Cookie: x=1")) {
            assertThat(SafePath.of(wrong)).isEqualTo("/");
        }
    }

    private static Form typed(String field, String value) {
        var fields = new LinkedMultiValueMap<String, String>();
        fields.add(field, value);
        return new Form(fields);
    }
}

package org.minsheng.visit.internal.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Java keeps to the cases that the field app keeps to as well. */
class FormCaseTests {

    private final JsonMapper mapper = JsonMapper.builder().build();
    private final FormJson json = new FormJson();

    /** @param kept null where the case does not say; {@code shown} likewise */
    record Case(String name, LocalDate today, JsonNode definition, Map<String, Object> answers,
                List<List<String>> faults, @Nullable JsonNode kept, @Nullable List<String> shown) {
    }

    @TestFactory
    Stream<DynamicTest> each_case_has_the_faults_that_the_file_says() throws IOException {
        return cases().stream().map(one -> DynamicTest.dynamicTest(one.name(), () -> hold(one)));
    }

    private List<Case> cases() throws IOException {
        try (var file = Objects.requireNonNull(getClass().getResourceAsStream("/visit/form-cases.json"))) {
            return mapper.readValue(file.readAllBytes(), new TypeReference<List<Case>>() {
            });
        }
    }

    private void hold(Case one) {
        var form = json.definition(one.definition().toString());
        assertThat(form.check(one.answers(), one.today()).stream().map(FormCaseTests::told).toList())
            .isEqualTo(one.faults());
        if (one.kept() != null) {
            assertThat(mapper.readTree(json.write(form.kept(one.answers())))).isEqualTo(one.kept());
        }
        if (one.shown() != null) {
            assertThat(form.shown(one.answers())).isEqualTo(one.shown());
        }
        assertThat(json.definition(json.write(form))).isEqualTo(form);
    }

    private static List<String> told(Fault fault) {
        var told = new ArrayList<>(List.of(fault.key(), fault.code()));
        told.addAll(fault.args());
        return told;
    }
}

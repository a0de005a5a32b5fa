package org.minsheng;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whoever runs the program reads what can be set. */
class OperationsTests {

    @Test
    void every_variable_of_the_configuration_is_explained() throws IOException {
        var told = Files.readString(Path.of("docs/operations.md"));
        var set = Files.readString(Path.of("src/main/resources/application.yaml"));
        assertThat(Pattern.compile("\\$\\{(MINSHENG_[A-Z_]+)").matcher(set).results().map(MatchResult::group))
            .isNotEmpty()
            .allSatisfy(variable -> assertThat(told).contains(variable.substring(2)));
    }
}

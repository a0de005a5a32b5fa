package org.minsheng;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What STYLE.md asks of every file and a machine can see. */
class StyleTests {

    private static final int MOST_COLUMNS = 120;

    @Test
    void lines_have_at_most_120_columns() throws IOException {
        assertThat(longLines()).isEmpty();
    }

    /** Each as its file below {@code org/minsheng} and its number. */
    private static List<String> longLines() throws IOException {
        var found = new ArrayList<String>();
        for (var root : List.of(Path.of("src/main/java/org/minsheng"), Path.of("src/test/java/org/minsheng"))) {
            try (var files = Files.walk(root)) {
                for (var file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    var lines = Files.readAllLines(file);
                    for (int at = 0; at < lines.size(); at++) {
                        if (lines.get(at).codePointCount(0, lines.get(at).length()) > MOST_COLUMNS) {
                            found.add(root.relativize(file) + " " + (at + 1));
                        }
                    }
                }
            }
        }
        return found;
    }
}

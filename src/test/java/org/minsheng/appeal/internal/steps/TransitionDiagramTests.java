package org.minsheng.appeal.internal.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The diagram in the documents is drawn from the table; run with -Ddiagrams=write after the table changed. */
class TransitionDiagramTests {

    private static final Path DOCUMENT = Path.of("docs/appeal-states.md");

    @Test
    void the_document_shows_the_table_as_it_is() throws IOException {
        if ("write".equals(System.getProperty("diagrams"))) {
            Files.writeString(DOCUMENT, document());
        }
        assertThat(Files.readString(DOCUMENT)).isEqualTo(document());
    }

    private static String document() {
        var edges = Transitions.table().stream()
            .filter(edge -> edge.from() != edge.to())
            .sorted(Comparator.comparing(Transitions.Edge::from).thenComparing(Transitions.Edge::to)
                .thenComparing(Transitions.Edge::action))
            .map(edge -> "    " + edge.from() + " --> " + edge.to() + ": " + edge.action() + " ("
                + edge.by().stream().sorted().map(party -> party.name().toLowerCase(java.util.Locale.ROOT))
                    .collect(Collectors.joining(", ")) + ")")
            .distinct()
            .collect(Collectors.joining("\n"));
        return """
            # The states of an appeal
            Drawn from the table of transitions in `appeal.internal.Transitions`; a test keeps it true.

            ```mermaid
            stateDiagram-v2
                [*] --> FILED: FILE (anybody)
            %s
            ```
            """.formatted(edges);
    }
}

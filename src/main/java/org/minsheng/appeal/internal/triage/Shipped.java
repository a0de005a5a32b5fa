package org.minsheng.appeal.internal.triage;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.minsheng.appeal.internal.triage.Learning.Example;
import org.springframework.core.io.ClassPathResource;

/** The words that come with the product, as if somebody had said them: known before anybody has confirmed anything. */
enum Shipped {

    KINDS, MATTERS;

    private static final String KIND = "kind.";

    /**
     * What is learnt together with so much that a county confirmed. Beside much of it the sentences would speak for
     * people elsewhere; the first line of each label stays, so that none is unknown.
     */
    List<Example> beside(int confirmed) {
        var all = examples();
        if (confirmed < Hearing.MUCH) {
            return all;
        }
        Map<String, Example> first = new LinkedHashMap<>();
        all.forEach(example -> first.putIfAbsent(example.label(), example));
        return List.copyOf(first.values());
    }

    List<Example> examples() {
        try (var csv = CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(
                new ClassPathResource("appeal/seeds.csv").getInputStream(), StandardCharsets.UTF_8))) {
            return csv.stream()
                .filter(line -> line.getField("label").startsWith(KIND) == (this == KINDS))
                .map(line -> new Example(Features.of(List.of(line.getField("words").split(" "))),
                    line.getField("label").replace(KIND, "")))
                .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

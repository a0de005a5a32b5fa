package org.minsheng.appeal.internal.triage;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.minsheng.appeal.internal.triage.Learning.Example;
import org.springframework.core.io.ClassPathResource;

/** The words that come with the product, as if somebody had said them: known before anybody has confirmed anything. */
enum Shipped {

    KINDS, MATTERS;

    private static final String KIND = "kind.";

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

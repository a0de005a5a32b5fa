package org.minsheng.grid.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutlineTests {

    static String square(double west, double south, double size) {
        return "{\"type\":\"Polygon\",\"coordinates\":[[[%1$s,%2$s],[%3$s,%2$s],[%3$s,%4$s],[%1$s,%4$s],[%1$s,%2$s]]]}"
            .formatted(west, south, west + size, south + size);
    }

    @Test
    void areas_are_in_hectares() throws Exception {
        assertThat(Shapes.hectares(Shapes.read(square(107.7, 27.95, 0.01)))).isCloseTo(109.2, within(0.3));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "nonsense|grid.outline.not-json",
        "{\"type\":\"Point\",\"coordinates\":[1,2]}|grid.outline.no-polygon",
        "{\"type\":\"Polygon\",\"coordinates\":[[[1,1],[2,1],[2,2]]]}|grid.outline.not-closed",
        "{\"type\":\"Polygon\",\"coordinates\":[[[1,1],[2,1],[2,200],[1,1]]]}|grid.outline.not-on-globe",
        "{\"type\":\"Polygon\",\"coordinates\":[[[1,1],[2,2],[2,1],[1,2],[1,1]]]}|grid.outline.crosses",
        "{\"type\":\"Polygon\",\"coordinates\":[]}|grid.outline.no-polygon"})
    void what_is_wrong_with_an_outline_is_said_in_a_sentence(String text, String key) {
        assertThatThrownBy(() -> Shapes.read(text)).isInstanceOf(Shapes.Unusable.class).hasMessage(key);
    }

    @Test
    void what_two_outlines_share_and_lack_is_found() throws Exception {
        var one = Shapes.read(square(107.7, 27.95, 0.01));
        var other = Shapes.read(square(107.705, 27.95, 0.01));
        assertThat(Shapes.hectares(Shapes.common(one, other))).isCloseTo(54.6, within(0.3));
        assertThat(Shapes.hectares(Shapes.without(one, other))).isCloseTo(54.6, within(0.3));
        assertThat(Shapes.neighbours(one, Shapes.read(square(107.71, 27.95, 0.01)))).isTrue();
        assertThat(Shapes.neighbours(one, Shapes.read(square(107.72, 27.95, 0.01)))).isFalse();
        assertThat(Shapes.hectares(Shapes.common(one, Shapes.read(square(107.71, 27.95, 0.01)))))
            .isCloseTo(0, within(0.0001));
    }

    @Test
    void a_file_says_for_each_feature_what_will_become_of_it() throws Exception {
        var text = "{\"type\":\"FeatureCollection\",\"features\":["
            + feature("520327001003001", "", square(107.7, 27.95, 0.01)) + ","
            + feature("520327001003001", "", square(107.7, 27.95, 0.01)) + "," + feature("12", "x", square(1, 1, 1))
                + ","
            + feature("520327001003009", "新片", square(107.8, 27.95, 0.01)) + ","
                + feature("520327001003010", "", square(107.8, 27.95, 0.01)) + ","
            + feature("520327001003", "", square(107.7, 27.95, 0.02)) + ","
                + feature("520399001003001", "外地", square(1, 1, 1)) + "]}";
        var entries = OutlineFile.read(text, code -> null, community -> community.value().startsWith("520327"));
        assertThat(entries).extracting(OutlineFile.Entry::fault)
            .containsExactly("grid.import.no-name", "grid.import.twice", "grid.import.no-code", "",
            "grid.import.no-name", "", "grid.refused.not-yours");
        assertThat(entries).extracting(OutlineFile.Entry::what).contains("new", "community");
        for (var broken : Map.of("[]", "grid.import.no-features", "{", "grid.import.not-json", "{\"features\":[]}",
            "grid.import.no-features").entrySet()) {
            assertThatThrownBy(() -> OutlineFile.read(broken.getKey(), code -> null, community -> true))
                .hasMessage(broken.getValue());
        }
    }

    private static String feature(String code, String name, String geometry) {
        return "{\"type\":\"Feature\",\"properties\":{\"code\":\"%s\",\"name\":\"%s\"},\"geometry\":%s}".formatted(code,
            name, geometry);
    }
}

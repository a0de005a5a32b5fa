package org.minsheng.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.minsheng.shared.AreaCode.Level;

class AreaCodeTests {

    @Provide
    Arbitrary<AreaCode> codes() {
        return Arbitraries.of(Level.values())
            .flatMap(level -> Arbitraries.strings().numeric().ofLength(level.digits()).map(AreaCode::new));
    }

    @Property(tries = 300)
    void every_place_lies_within_everything_above_it(@ForAll("codes") AreaCode code) {
        int rungs = 0;
        for (var above = code; above != null; above = above.parent()) {
            assertThat(above.contains(code)).isTrue();
            assertThat(code.at(above.level())).isEqualTo(above);
            rungs++;
        }
        assertThat(rungs).isEqualTo(code.level().ordinal() + 1);
    }

    @Property(tries = 300)
    void one_place_contains_another_only_when_it_is_its_ancestor(@ForAll("codes") AreaCode one,
        @ForAll("codes") AreaCode other) {
        assertThat(one.contains(other)).isEqualTo(one.equals(other.at(one.level())));
    }

    @Property(tries = 300)
    void any_other_text_is_refused(@ForAll String text) {
        boolean fits = text.matches("[0-9]*") && Arrays.stream(Level.values())
            .anyMatch(level -> level.digits() == text.length());
        assertThat(AreaCode.isValid(text)).isEqualTo(fits);
        if (!fits) {
            assertThatIllegalArgumentException().isThrownBy(() -> new AreaCode(text));
        }
    }
}

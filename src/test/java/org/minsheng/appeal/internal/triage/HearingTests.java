package org.minsheng.appeal.internal.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.minsheng.appeal.internal.triage.Hearing.Heard;
import org.minsheng.appeal.internal.triage.Learning.Example;

/** A county's first confirmed matters add to the shipped words and do not drown them. */
class HearingTests {

    private static final Sorter SHIPPED = Learning.from(Shipped.MATTERS.examples());
    private static final String THROWN = "楼上高空抛物，扔烟头砸到人";

    @Test
    void few_confirmed_matters_of_one_sort_do_not_drown_what_the_shipped_words_are_sure_of() {
        var alone = new Hearing(null, SHIPPED, 0).on(said(THROWN));
        assertLabel(alone, "compound.falling");
        for (int confirmed : List.of(5, 8, 20, 60)) {
            var heard = county(confirmed).on(said(THROWN));
            assertLabel(heard, "compound.falling");
        }
    }

    @Test
    void what_the_county_confirmed_is_heard_from_the_first_handful_on() {
        var heard = county(8).on(said("咕噜机坏了没人管"));
        assertLabel(heard, "health.epidemic");
        assertThat(heard == null ? 0 : heard.learntFrom()).isEqualTo(8);
    }

    @Test
    void a_county_that_confirmed_much_goes_its_own_way() {
        var examples = new ArrayList<>(Shipped.MATTERS.examples());
        int confirmed = 0;
        for (var seed : Shipped.MATTERS.examples()) {
            var label = seed.label().equals("compound.falling") ? "safety.order" : seed.label();
            for (int time = 0; time < 20; time++) {
                examples.add(new Example(seed.said(), label));
                confirmed++;
            }
        }
        var heard = new Hearing(Learning.from(examples), SHIPPED, confirmed).on(said(THROWN));
        assertThat(confirmed).isGreaterThan(Hearing.MUCH);
        assertLabel(heard, "safety.order");
        assertThat(heard == null ? 0 : heard.learntFrom()).isEqualTo(confirmed);
    }

    @Test
    void what_nobody_knows_is_left_to_people() {
        assertThat(new Hearing(null, SHIPPED, 0).on(said("zzz 123"))).isNull();
    }

    private static void assertLabel(@Nullable Heard heard, String label) {
        assertThat(heard).isNotNull();
        if (heard != null) {
            assertThat(heard.guess().label()).as("%s", heard).isEqualTo(label);
            assertThat(heard.guess().share()).as("%s", heard).isGreaterThanOrEqualTo(Triage.LEAST_SHARE);
        }
    }

    private static Hearing county(int confirmed) {
        var examples = new ArrayList<>(Shipped.MATTERS.examples());
        for (int n = 0; n < confirmed; n++) {
            examples.add(new Example(said("咕噜机坏了没人管，第" + n + "次说了"), "health.epidemic"));
        }
        return new Hearing(Learning.from(examples), SHIPPED, confirmed);
    }

    private static Features said(String body) {
        return Features.of("", body, text -> List.of());
    }
}

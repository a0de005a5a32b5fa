package org.minsheng.grid.internal.roster.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.minsheng.grid.AnswerableChanged;
import org.minsheng.grid.internal.roster.RosterFixture;
import org.minsheng.page.NamedRows.Line;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Whoever follows rosters hears of a sheet that is written, and of one that is taken back. */
@RecordApplicationEvents
class TakingBackTests extends RunningServer {

    @Autowired
    private PreparingImport preparing;
    @Autowired
    private MendingRow mending;
    @Autowired
    private ConfirmingImport confirming;
    @Autowired
    private UndoingImport undoing;
    @Autowired
    private ApplicationEvents events;

    @Test
    void taking_a_sheet_back_is_told_as_writing_it_was() {
        var here = new RosterFixture(jdbc);
        write(here, "前任");
        long second = write(here, "新人");
        events.clear();

        assertThat(undoing.undo(here.secretary, second)).isEqualTo(1);

        assertThat(events.stream(AnswerableChanged.class)).singleElement().satisfies(event -> {
            assertThat(Objects.requireNonNull(event.unit()).value()).isEqualTo(here.unit.id());
            assertThat(Objects.requireNonNull(event.before()).name()).isEqualTo("新人");
            assertThat(Objects.requireNonNull(event.after()).name()).isEqualTo("前任");
        });
    }

    @Test
    void a_row_is_mended_in_the_preview_alone() {
        var here = new RosterFixture(jdbc);
        long id = preparing.prepare(here.secretary, here.community, "名册.csv", List.of(line(here, 2, "第一联户", "甲")));
        assertThat(Objects.requireNonNull(mending.mend(here.secretary, id, 2, Map.of("part", "第1联户"))).state())
            .isEqualTo(ImportRow.State.NEW);
        assertThat(mending.mend(here.secretary, id, 3, Map.of("part", "第1联户"))).isNull();
        assertThat(confirming.confirm(here.secretary, id).count()).isEqualTo(1);
        assertThat(mending.mend(here.secretary, id, 2, Map.of("name", "乙"))).isNull();
    }

    private long write(RosterFixture here, String name) {
        long id = preparing.prepare(here.secretary, here.community, "名册.csv", List.of(line(here, 2, "第1联户", name)));
        assertThat(confirming.confirm(here.secretary, id).count()).isEqualTo(1);
        return id;
    }

    private Line line(RosterFixture here, int number, String unit, String name) {
        var code = jdbc.sql("select code from grid.grid where id = :id").param("id", here.grid.id())
            .query(String.class).single();
        return new Line(number,
            Map.of("grid", code, "part", unit, "name", name, "phone", RosterFixture.phone().digits()));
    }
}

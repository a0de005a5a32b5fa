package org.minsheng.page;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.html.HtmlContent;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which cells of a row are shown in which order. */
class TableColumnsTests {

    private static final TableColumns USUAL = new TableColumns("overdue",
        List.of("matter", "place", "holder", "due", ""), List.of("due"), null);
    private static final String ROW = "<tr data-live-key=\"1\"><td class=\"a\">路灯</td>\n<td>凤凰苑</td><td>"
        + "<form><button>甲</button></form></td><td>明天</td><td><a href=\"/x\">剔除</a></td></tr>";

    private static String rows(TableColumns columns, String rows) {
        var output = new StringOutput();
        HtmlContent written = to -> to.writeContent(rows);
        columns.arrange(written).writeTo(new OwaspHtmlTemplateOutput(output));
        return output.toString().replace("\n", "");
    }

    private static TableColumns chosen(String... columns) {
        return new TableColumns(USUAL.table(), USUAL.heads(), USUAL.seldom(),
            new TableColumns.Choice(List.of(columns), false));
    }

    @Test
    void nobody_chose_and_what_is_seldom_wanted_stays_away() {
        assertThat(USUAL.shown()).containsExactly("place", "holder");
        assertThat(USUAL.all()).containsExactly("place", "holder", "due");
        assertThat(rows(USUAL, ROW)).isEqualTo("<tr data-live-key=\"1\"><td class=\"a\">路灯</td><td>凤凰苑</td><td>"
            + "<form><button>甲</button></form></td><td><a href=\"/x\">剔除</a></td></tr>");
    }

    @Test
    void the_chosen_columns_stand_in_the_chosen_order_between_the_first_and_what_can_be_done() {
        var columns = chosen("due", "place", "gone", "matter", "");
        assertThat(columns.shown()).containsExactly("due", "place");
        assertThat(columns.all()).containsExactly("due", "place", "holder");
        assertThat(rows(columns, ROW + ROW)).isEqualTo(("<tr data-live-key=\"1\"><td class=\"a\">路灯</td><td>明天</td>"
            + "<td>凤凰苑</td><td><a href=\"/x\">剔除</a></td></tr>").repeat(2));
        assertThat(rows(chosen(), ROW)).isEqualTo("<tr data-live-key=\"1\"><td class=\"a\">路灯</td>"
            + "<td><a href=\"/x\">剔除</a></td></tr>");
    }

    @Test
    void a_row_that_spans_the_table_and_a_table_as_it_was_written_are_left_alone() {
        assertThat(rows(chosen("due"), "<tr><td colspan=\"5\">没有了</td></tr>"))
            .isEqualTo("<tr><td colspan=\"5\">没有了</td></tr>");
        assertThat(rows(chosen("place", "holder", "due"), ROW)).isEqualTo(ROW.replace("\n", ""));
    }
}

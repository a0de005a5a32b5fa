package org.minsheng.household.internal.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.minsheng.page.UnreadableFile;

/** Sheets as communities keep them are read as they are meant. */
class TableFileTests {

    @Test
    void a_family_address_merged_down_stands_in_every_row() throws UnreadableFile {
        var book = new Book().sheet("1栋", new Object[][] {
            {"某社区人口台账", "", ""},
            {"住址", "姓名", "与户主关系"},
            {"3栋2单元501", "张三", "户主"},
            {"", "李四", "配偶"},
            {"3栋2单元502", "王五", "户主"}}, Book.merged(0, 0, 0, 2, 2, 0, 3, 0)).bytes();
        assertThat(rows(book, 0)).extracting(row -> row.getFirst())
            .containsExactly("某社区人口台账", "住址", "3栋2单元501", "3栋2单元501", "3栋2单元502");
        assertThat(head(book).row()).isEqualTo(2);
        assertThat(head(book).columns()).extracting(TableHead.Column::guess)
            .containsExactly(Field.ADDRESS, Field.NAME, Field.RELATION);
    }

    @Test
    void headings_over_two_rows_are_read_together() throws UnreadableFile {
        var book = new Book().sheet("表", new Object[][] {
            {"序号", "户主信息", "", "", "家庭成员信息", "", "", "备注"},
            {"", "姓 名", "身份证\n号码", "联系电话", "姓名", "关系", "身份证号", ""},
            {1, "张三", "", "", "李四", "配偶", "", ""}},
            Book.merged(0, 1, 0, 3, 0, 4, 0, 6, 0, 0, 1, 0, 0, 7, 1, 7)).bytes();
        var head = head(book);
        assertThat(head.row()).isEqualTo(2);
        assertThat(head.columns()).extracting(TableHead.Column::guess)
            .containsExactly(null, Field.HEAD, Field.HEAD_IDENTITY,
            Field.HEAD_PHONE, Field.NAME, Field.RELATION, Field.IDENTITY, Field.REMARK);
        assertThat(head.titles()).startsWith("序号", "户主信息 / 姓 名").endsWith("备注");
    }

    @Test
    void a_second_row_of_headings_may_be_shorter_than_the_first() throws UnreadableFile {
        var book = new Book()
            .sheet("表", new Object[][] {{"房屋", "", "姓名", "身份证号"}, {"单元", "房号", "", ""}, {1, 501, "张三", ""}}).bytes();
        assertThat(head(book).columns()).extracting(TableHead.Column::guess)
            .containsExactly(Field.UNIT, Field.DOOR, Field.NAME, Field.IDENTITY);
    }

    @Test
    void every_worksheet_is_seen_and_a_hidden_one_is_known_as_such() throws UnreadableFile {
        var book = new Book().sheet("1栋", new Object[][] {{"姓名", "房号"}, {"张三", "501"}})
            .sheet("说明", new Object[][] {{"填表说明"}},
                sheet -> sheet.setVisibilityState(org.dhatim.fastexcel.VisibilityState.HIDDEN)).bytes();
        try (var file = TableFile.open(book)) {
            assertThat(file.tables()).extracting(TableFile.Table::name).containsExactly("1栋", "说明");
            assertThat(file.tables()).extracting(TableFile.Table::visible).containsExactly(true, false);
            assertThat(file.tables().getFirst().rows()).isEqualTo(2);
            assertThat(TableHead.find(file, 1)).isEmpty();
        }
    }

    @Test
    void a_number_with_more_digits_than_excel_keeps_is_shown_in_powers_of_ten() {
        assertThat(ExcelFile.number("5.20329199001011E+17")).isEqualTo("5.20329E+17");
        assertThat(ExcelFile.number("520329199001011000")).isEqualTo("5.20329E+17");
        assertThat(ExcelFile.number("520329199001011234")).isEqualTo("520329199001011234");
        assertThat(ExcelFile.number("1.3812345678E10")).isEqualTo("13812345678");
        assertThat(ExcelFile.number("501.0")).isEqualTo("501");
        assertThat(ExcelFile.number("0.0")).isEqualTo("0");
        assertThat(ExcelFile.number("1E400")).isEqualTo("1E400");
        assertThat(ExcelFile.number("三楼")).isEqualTo("三楼");
    }

    @Test
    void csv_is_read_in_the_letters_that_chinese_excel_writes() throws UnreadableFile {
        var text = "某社区台账\r\n姓名,身份证号,房号\r\n张三,=\"520329199001011234\",501\r\n";
        for (var bytes : List.of(text.getBytes(StandardCharsets.UTF_8), text.getBytes(Charset.forName("GB18030")),
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8), ("\uFEFF" + text.replace(',', '\t'))
                .getBytes(StandardCharsets.UTF_16LE))) {
            assertThat(head(bytes).row()).isEqualTo(2);
            assertThat(Plain.text(rows(bytes, 0).get(2).get(1))).isEqualTo("520329199001011234");
        }
    }

    @Test
    void columns_about_those_who_visit_are_not_taken_for_those_who_live_there() {
        assertThat(Field.of("", "网格员姓名")).isEmpty();
        assertThat(Field.of("联户长", "电话")).isEmpty();
        assertThat(Field.of("", "监护人联系电话")).isEmpty();
        assertThat(Field.of("", "户籍地址")).isEmpty();
        assertThat(Field.of("", "公民身份号码（必填）*")).contains(Field.IDENTITY);
        assertThat(Field.of("户主", "联系方式")).contains(Field.HEAD_PHONE);
        assertThat(Field.of("与户主关系", "与户主关系")).contains(Field.RELATION);
    }

    @Test
    void what_is_no_table_is_refused_in_a_sentence() {
        assertThatThrownBy(() -> TableFile.open(new byte[0])).isInstanceOf(UnreadableFile.class)
            .hasMessage("file.empty");
        assertThatThrownBy(() -> TableFile.open(new byte[] {'P', 'K', 3, 4, 0, 0})).hasMessage("file.not-a-table");
        assertThatThrownBy(() -> TableFile.open(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}))
            .hasMessage("file.old");
        assertThatThrownBy(() -> TableFile.open(new byte[] {'a', 0, 0, 'b'})).hasMessage("file.not-a-table");
    }

    private static TableHead head(byte[] bytes) throws UnreadableFile {
        try (var file = TableFile.open(bytes)) {
            return TableHead.find(file, 0).orElseThrow();
        }
    }

    private static List<List<String>> rows(byte[] bytes, int table) throws UnreadableFile {
        var rows = new ArrayList<List<String>>();
        try (var file = TableFile.open(bytes)) {
            file.walk(table, (number, cells) -> rows.add(List.copyOf(cells)));
        }
        return rows;
    }
}

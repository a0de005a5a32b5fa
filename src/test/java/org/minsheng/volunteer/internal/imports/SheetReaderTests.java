package org.minsheng.volunteer.internal.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SheetReaderTests {

    @Test
    void a_mended_column_that_the_sheet_lacks_stands_behind_everything_and_says_nothing_about_other_rows() {
        var rows = List.of(List.of("姓名", "手机号"), List.of("罗小兰", "19900001234", "", "旁边的字"),
            List.of("龙一", "19900001235"));
        var sheet = new SheetReader.Read(rows, 0, List.of("姓名", "手机号"), List.of("name", "phone"));
        var mended = SheetReader.mended(sheet, 3, Map.of("community", "迎涪社区", "name", "龙小一"));
        var lines = SheetReader.lines(SheetReader.reread(SheetReader.written(mended.rows())), 0, mended.columns());
        assertThat(lines).extracting(line -> line.get("community")).containsExactly("", "迎涪社区");
        assertThat(lines).extracting(line -> line.get("name")).containsExactly("罗小兰", "龙小一");
        assertThat(mended.titles()).hasSize(5).endsWith("社区");
    }
}

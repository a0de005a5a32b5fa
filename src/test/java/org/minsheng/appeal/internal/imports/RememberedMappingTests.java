package org.minsheng.appeal.internal.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.minsheng.shared.RequestKey;
import org.minsheng.testing.Client;
import org.minsheng.testing.RunningServer;

/** A sheet whose columns nobody could guess is understood the second time. */
class RememberedMappingTests extends RunningServer {

    private static final String EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @Test
    void what_a_column_means_is_remembered_for_the_other_system_and_known_numbers_are_skipped() {
        var origin = "县长信箱" + System.nanoTime();
        var first = upload(origin, List.of(List.of("流水", "说了什么"), List.of("M-1", "滨河路的井盖松动，车过就响"),
            List.of("M-2", "早市占道")));
        assertThat(client("longquan").post(first + "/mapping", Map.of()).statusCode()).isEqualTo(422);
        assertThat(client("longquan").post(first + "/mapping", Map.of("TEXT", "说了什么", "NUMBER", "流水")).statusCode())
            .isEqualTo(303);
        assertThat(client("longquan").get(first).body()).contains("新登记 2 件");
        assertThat(client("longquan").post(first + "/confirmation", Map.of()).statusCode()).isEqualTo(303);
        org.awaitility.Awaitility.await().until(() -> filed(origin) == 2);

        var second = upload(origin, List.of(List.of("流水", "说了什么", "备注"), List.of("M-2", "早市占道", ""),
            List.of("M-3", "路灯昏暗", "无")));
        assertThat(client("longquan").get(second).body()).containsPattern("value=\"说了什么\"[^>]*selected")
            .containsPattern("value=\"流水\"[^>]*selected");
        assertThat(client("longquan").post(second + "/mapping", Map.of("TEXT", "说了什么", "NUMBER", "流水")).statusCode())
            .isEqualTo(303);
        assertThat(client("longquan").get(second).body()).contains("新登记 1 件");
        client("longquan").post(second + "/confirmation", Map.of());
        org.awaitility.Awaitility.await().until(() -> filed(origin) == 3);
        assertThat(client("meijiang").get(second).statusCode()).isIn(403, 404);
    }

    private long filed(String origin) {
        return jdbc.sql("select count(*) from appeal.appeal where origin = :origin").param("origin", origin)
            .query(Long.class).single();
    }

    private String upload(String origin, List<List<String>> rows) {
        var form = new LinkedHashMap<>(Map.of("origin", origin, "kind", "COMPLAINT", "place", "520327001",
            "requestKey", RequestKey.fresh().toString()));
        var answer = client("longquan").post("/console/appeals/imports", form,
            List.of(new Client.Upload("file", "来信.xlsx", EXCEL, excel(rows))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
    }

    private static byte[] excel(List<List<String>> rows) {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "test", "1.0")) {
            var sheet = book.newWorksheet("1");
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < rows.get(row).size(); column++) {
                    sheet.value(row, column, rows.get(row).get(column));
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}

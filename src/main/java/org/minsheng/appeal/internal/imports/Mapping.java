package org.minsheng.appeal.internal.imports;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which column of a file means what. */
public record Mapping(Map<Field, String> columns) {

    /** What can be taken over; the names are those that files of other systems were seen to use. */
    public enum Field {
        NUMBER("编号", "工单号", "单号", "id", "number"),
        TITLE("主题", "标题", "title"),
        TEXT("详情", "内容", "正文", "描述", "text", "content", "description"),
        FILED_AT("时间", "日期", "date", "time"),
        KIND("类型", "诉求类型", "kind", "type"),
        PLACE("区域代码", "地点编码", "place"),
        PLACE_DETAIL("地址", "地点", "位置", "address"),
        PHONE("电话", "手机", "phone", "mobile"),
        NAME("姓名", "联系人", "name");

        private final List<String> signs;

        Field(String... signs) {
            this.signs = List.of(signs);
        }
    }

    public Mapping {
        columns = Map.copyOf(columns);
    }

    /** The first column whose heading contains a known sign, for each field; a column is used once. */
    static Mapping guess(List<String> headers) {
        var columns = new EnumMap<Field, String>(Field.class);
        for (var field : Field.values()) {
            headers.stream()
                .filter(header -> !columns.containsValue(header))
                .filter(header -> field.signs.stream().anyMatch(header.toLowerCase(Locale.ROOT)::contains))
                .findFirst()
                .ifPresent(header -> columns.put(field, header));
        }
        return new Mapping(columns);
    }

    /** What was remembered, as far as this file has the columns, else the guess. */
    static Mapping remembered(Optional<Mapping> last, List<String> headers) {
        return last.filter(known -> headers.containsAll(known.columns().values())).orElseGet(() -> guess(headers));
    }

    String get(Map<String, String> cells, Field field) {
        var column = columns.get(field);
        return column == null ? "" : cells.getOrDefault(column, "").strip();
    }

    boolean has(Field field) {
        return columns.containsKey(field);
    }
}

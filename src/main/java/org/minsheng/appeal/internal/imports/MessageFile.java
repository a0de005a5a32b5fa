package org.minsheng.appeal.internal.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.minsheng.page.Sheet;
import org.minsheng.page.UnreadableFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A file of messages as another system gave it out: Excel, CSV, or one JSON object a line. */
record MessageFile(List<String> headers, List<Line> lines) {

    static final int MOST_ROWS = 20_000;

    /** @param number the line of the file, as the program that made it counts */
    record Line(int number, Map<String, String> cells) {
    }

    static MessageFile read(byte[] file, ObjectMapper json) throws UnreadableFile {
        Sheet.checkSize(file);
        return file[0] == '{' ? jsonLines(Sheet.text(file), json) : table(Sheet.read(file, MOST_ROWS + 1));
    }

    private static MessageFile jsonLines(String text, ObjectMapper json) throws UnreadableFile {
        Set<String> headers = new LinkedHashSet<>();
        var lines = new ArrayList<Line>();
        int number = 0;
        for (var line : text.lines().toList()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            if (lines.size() == MOST_ROWS) {
                throw new UnreadableFile("file.too-many-rows", MOST_ROWS);
            }
            var cells = cells(line, number, json);
            headers.addAll(cells.keySet());
            lines.add(new Line(number, cells));
        }
        return checked(new MessageFile(List.copyOf(headers), lines));
    }

    private static Map<String, String> cells(String line, int number, ObjectMapper json) throws UnreadableFile {
        try {
            Map<String, String> cells = new LinkedHashMap<>();
            for (var property : json.readTree(line).properties()) {
                JsonNode value = property.getValue();
                cells.put(property.getKey(),
                    value.isNull() ? "" : value.isValueNode() ? value.asString() : value.toString());
            }
            return cells;
        } catch (JacksonException broken) {
            throw new UnreadableFile("appeal.import.broken-line", number);
        }
    }

    private static MessageFile table(Sheet sheet) throws UnreadableFile {
        var rows = sheet.rows();
        int head = 0;
        while (head < rows.size() && rows.get(head).stream().filter(cell -> !cell.isBlank()).count() < 2) {
            head++;
        }
        if (head == rows.size()) {
            throw new UnreadableFile("appeal.import.no-head");
        }
        var headers = rows.get(head).stream().map(String::strip).toList();
        var lines = new ArrayList<Line>();
        for (int row = head + 1; row < rows.size(); row++) {
            Map<String, String> cells = new LinkedHashMap<>();
            for (int column = 0; column < Math.min(headers.size(), rows.get(row).size()); column++) {
                if (!headers.get(column).isEmpty()) {
                    cells.put(headers.get(column), rows.get(row).get(column));
                }
            }
            if (cells.values().stream().anyMatch(cell -> !cell.isBlank())) {
                lines.add(new Line(row + 1, cells));
            }
        }
        return checked(new MessageFile(headers.stream().filter(header -> !header.isEmpty()).distinct().toList(),
            lines));
    }

    private static MessageFile checked(MessageFile file) throws UnreadableFile {
        if (file.lines().isEmpty()) {
            throw new UnreadableFile("appeal.import.no-rows");
        }
        return file;
    }
}

package org.minsheng.area.internal;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** Reads an Excel or CSV file and finds the columns by what stands above them. */
final class SheetReader {

    static final int MOST_BYTES = 10 * 1024 * 1024;
    static final int MOST_ROWS = 20_000;
    private static final int MOST_COLUMNS = 40;
    private static final long MOST_UNPACKED_BYTES = 300L * 1024 * 1024;
    private static final int HEAD_WITHIN_ROWS = 10;

    /** One row by column name; {@code number} as the program that made the file counts. */
    record Line(int number, Map<String, String> cells) {

        String get(String column) {
            return cells.getOrDefault(column, "");
        }
    }

    /** The file cannot be used; the key's sentence says why. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1;

        final String key;
        final transient Object[] args;

        Unreadable(String key, Object... args) {
            super(key);
            this.key = key;
            this.args = args;
        }

        Unreadable(String key, Exception cause) {
            super(key, cause);
            this.key = key;
            this.args = new Object[0];
        }
    }

    private static final Map<String, List<String>> NAMES = Map.of(
        "code", List.of("编码", "地点编码", "code"),
        "community", List.of("社区", "社区村", "村", "村社区", "社区名称", "社区编码", "所属社区", "community"),
        "compound", List.of("小区", "小区名称", "院落", "小区院落", "所属小区", "compound"),
        "building", List.of("楼栋", "栋", "幢", "楼号", "栋号", "楼栋号", "building"),
        "unit", List.of("单元", "单元号", "unit", "stair"),
        "door", List.of("户", "户号", "门户", "门牌", "门牌号", "房号", "房间号", "室", "室号", "door", "room"));

    private SheetReader() {
    }

    static List<Line> read(byte[] file) throws Unreadable {
        if (file.length == 0) {
            throw new Unreadable("area.file.empty");
        }
        if (file.length > MOST_BYTES) {
            throw new Unreadable("area.file.too-large", MOST_BYTES / 1024 / 1024);
        }
        var lines = lines(starts(file, 'P', 'K') ? excel(file) : starts(file, 0xD0, 0xCF) ? old(file) : csv(file));
        if (lines.isEmpty()) {
            throw new Unreadable("area.file.no-rows");
        }
        return lines;
    }

    private static boolean starts(byte[] file, int first, int second) {
        return file.length > 1 && (file[0] & 0xFF) == first && (file[1] & 0xFF) == second;
    }

    /** A container of the old kind: either an .xls file or one locked with a password. */
    private static List<List<String>> old(byte[] file) throws Unreadable {
        var locked = new String(file, StandardCharsets.ISO_8859_1).replace("\0", "").contains("EncryptedPackage");
        throw new Unreadable(locked ? "area.file.locked" : "area.file.old");
    }

    private static List<List<String>> excel(byte[] file) throws Unreadable {
        try {
            checkUnpackedSize(file);
            var rows = new ArrayList<List<String>>();
            try (var book = new ReadableWorkbook(new ByteArrayInputStream(file));
                 var stream = book.getFirstSheet().openStream()) {
                var all = stream.iterator();
                while (all.hasNext()) {
                    var row = all.next();
                    while (rows.size() < row.getRowNum() - 1 && rows.size() <= MOST_ROWS) {
                        rows.add(List.of());
                    }
                    rows.add(cells(row));
                    checkRows(rows.size());
                }
            }
            return rows;
        } catch (IOException | RuntimeException broken) {
            throw new Unreadable("area.file.not-excel", broken);
        }
    }

    private static void checkRows(int rows) throws Unreadable {
        if (rows > MOST_ROWS + HEAD_WITHIN_ROWS) {
            throw new Unreadable("area.file.too-many-rows", MOST_ROWS);
        }
    }

    /** A small file may unpack to gigabytes. */
    private static void checkUnpackedSize(byte[] file) throws IOException, Unreadable {
        long unpacked = 0;
        var buffer = new byte[64 * 1024];
        try (var zip = ZipFile.builder().setByteArray(file).get()) {
            for (var entry : Collections.list(zip.getEntries())) {
                try (var in = zip.getInputStream(entry)) {
                    for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                        unpacked += read;
                        if (unpacked > MOST_UNPACKED_BYTES) {
                            throw new Unreadable("area.file.not-excel");
                        }
                    }
                }
            }
        }
    }

    private static List<String> cells(Row row) {
        var cells = new ArrayList<String>();
        for (int column = 0; column < Math.min(row.getCellCount(), MOST_COLUMNS); column++) {
            var cell = row.getCell(column);
            var text = cell == null ? "" : cell.getText();
            cells.add(text == null ? "" : text.replaceFirst("^(\\d+)\\.0$", "$1"));
        }
        return cells;
    }

    /** UTF-8, or what Chinese Excel writes when it is not. */
    private static List<List<String>> csv(byte[] file) throws Unreadable {
        for (int i = 0; i < Math.min(file.length, 4096); i++) {
            if (file[i] == 0) {
                throw new Unreadable("area.file.not-excel");
            }
        }
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(file)).toString();
        } catch (CharacterCodingException notUtf8) {
            text = new String(file, Charset.forName("GB18030"));
        }
        var rows = new ArrayList<List<String>>();
        var head = text.lines().findFirst().orElse("");
        char between = head.contains("\t") ? '\t' : head.contains(";") ? ';' : ',';
        try (var csv = CsvReader.builder().fieldSeparator(between).skipEmptyLines(false).allowExtraFields(true).allowMissingFields(true)
               
                .ofCsvRecord(text.startsWith("\uFEFF") ? text.substring(1) : text)) {
            for (var row : csv) {
                rows.add(row.getFields());
                checkRows(rows.size());
            }
        } catch (IOException | RuntimeException broken) {
            throw new Unreadable("area.file.not-excel", broken);
        }
        return rows;
    }

    private static List<Line> lines(List<List<String>> rows) throws Unreadable {
        for (int head = 0; head < Math.min(rows.size(), HEAD_WITHIN_ROWS); head++) {
            var columns = columns(rows.get(head));
            if (columns.containsValue("compound") || columns.containsValue("door")) {
                return lines(rows, head, columns);
            }
        }
        throw new Unreadable(rows.stream().allMatch(List::isEmpty) ? "area.file.empty" : "area.file.no-head");
    }

    private static Map<Integer, String> columns(List<String> head) {
        Map<Integer, String> columns = new HashMap<>();
        for (int column = 0; column < head.size(); column++) {
            var title = Normalizer.normalize(head.get(column), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT)
                .replaceAll("\\(.*?\\)|[\\s/、*:]", "");
            for (var name : NAMES.entrySet()) {
                if (name.getValue().contains(title) && !columns.containsValue(name.getKey())) {
                    columns.put(column, name.getKey());
                }
            }
        }
        return columns;
    }

    private static List<Line> lines(List<List<String>> rows, int head, Map<Integer, String> columns) {
        var lines = new ArrayList<Line>();
        for (int row = head + 1; row < rows.size(); row++) {
            Map<String, String> cells = new HashMap<>();
            for (var column : columns.entrySet()) {
                var text = column.getKey() < rows.get(row).size() ? rows.get(row).get(column.getKey()).strip() : "";
                if (!text.isEmpty()) {
                    cells.put(column.getValue(), text);
                }
            }
            if (!cells.isEmpty()) {
                lines.add(new Line(row + 1, cells));
            }
        }
        return lines;
    }
}

package org.minsheng.page;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/**
 * The cells of an Excel or CSV file as texts, row by row, blank rows kept so that positions are those of the program
 * that made the file. Bounded in bytes, rows and columns; what is not a table is refused in one sentence.
 */
public record Sheet(List<List<String>> rows) {

    public static final int MOST_BYTES = 20 * 1024 * 1024;
    private static final int MOST_COLUMNS = 60;
    private static final long MOST_UNPACKED_BYTES = 300L * 1024 * 1024;

    /** @throws UnreadableFile when it is empty, too large, locked with a password or no table */
    public static Sheet read(byte[] file, int mostRows) throws UnreadableFile {
        checkSize(file);
        if (starts(file, 'P', 'K')) {
            return new Sheet(excel(file, mostRows));
        }
        if (starts(file, 0xD0, 0xCF)) {
            throw old(file);
        }
        return new Sheet(csv(text(file), mostRows));
    }

    /**
     * The cells as one text, for keeping them sealed until they are {@link #kept read again}; a cell loses tabs, line
     * ends and what is too long.
     */
    public static String keep(List<List<String>> rows, int longestCell) {
        return rows.stream().map(row -> row.stream().map(cell -> plain(cell, longestCell))
            .collect(Collectors.joining("\t")))
            .collect(Collectors.joining("\n"));
    }

    private static String plain(String cell, int longest) {
        var text = cell.replaceAll("[\\t\\r\\n]+", " ");
        return text.length() > longest ? text.substring(0, longest) : text;
    }

    public static List<List<String>> kept(String text) {
        return text.lines().map(line -> List.of(line.split("\t", -1))).toList();
    }

    public static void checkSize(byte[] file) throws UnreadableFile {
        if (file.length == 0) {
            throw new UnreadableFile("file.empty");
        }
        if (file.length > MOST_BYTES) {
            throw new UnreadableFile("file.too-large", MOST_BYTES / 1024 / 1024);
        }
    }

    /** UTF-8, or what Chinese Excel writes when it is not. */
    public static String text(byte[] file) throws UnreadableFile {
        for (int i = 0; i < Math.min(file.length, 4096); i++) {
            if (file[i] == 0) {
                throw new UnreadableFile("file.not-a-table");
            }
        }
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(file)).toString();
        } catch (CharacterCodingException notUtf8) {
            text = new String(file, Charset.forName("GB18030"));
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static boolean starts(byte[] file, int first, int second) {
        return file.length > 1 && (file[0] & 0xFF) == first && (file[1] & 0xFF) == second;
    }

    /** A container of the old kind: either an .xls file or one locked with a password. */
    private static UnreadableFile old(byte[] file) {
        var locked = new String(file, StandardCharsets.ISO_8859_1).replace("\0", "").contains("EncryptedPackage");
        return new UnreadableFile(locked ? "file.locked" : "file.old");
    }

    private static List<List<String>> excel(byte[] file, int mostRows) throws UnreadableFile {
        try {
            checkUnpackedSize(file);
            var rows = new ArrayList<List<String>>();
            try (var book = new ReadableWorkbook(new ByteArrayInputStream(file));
                var stream = book.getFirstSheet().openStream()) {
                var all = stream.iterator();
                while (all.hasNext()) {
                    var row = all.next();
                    while (rows.size() < row.getRowNum() - 1 && rows.size() <= mostRows) {
                        rows.add(List.of());
                    }
                    rows.add(cells(row));
                    checkRows(rows.size(), mostRows);
                }
            }
            return rows;
        } catch (IOException | RuntimeException broken) {
            throw (UnreadableFile) new UnreadableFile("file.not-a-table").initCause(broken);
        }
    }

    private static void checkRows(int rows, int mostRows) throws UnreadableFile {
        if (rows > mostRows) {
            throw new UnreadableFile("file.too-many-rows", mostRows);
        }
    }

    /** A small file may unpack to gigabytes. */
    private static void checkUnpackedSize(byte[] file) throws IOException, UnreadableFile {
        long unpacked = 0;
        var buffer = new byte[64 * 1024];
        try (var zip = ZipFile.builder().setByteArray(file).get()) {
            for (var entry : Collections.list(zip.getEntries())) {
                try (var in = zip.getInputStream(entry)) {
                    for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                        unpacked += read;
                        if (unpacked > MOST_UNPACKED_BYTES) {
                            throw new UnreadableFile("file.not-a-table");
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

    private static List<List<String>> csv(String text, int mostRows) throws UnreadableFile {
        var rows = new ArrayList<List<String>>();
        var head = text.lines().findFirst().orElse("");
        char between = head.contains("\t") ? '\t' : head.contains(";") ? ';' : ',';
        try (var csv = CsvReader.builder().fieldSeparator(between).skipEmptyLines(false).allowExtraFields(true)
                .allowMissingFields(true).ofCsvRecord(text)) {
            for (var row : csv) {
                rows.add(row.getFields());
                checkRows(rows.size(), mostRows);
            }
        } catch (IOException | RuntimeException broken) {
            throw (UnreadableFile) new UnreadableFile("file.not-a-table").initCause(broken);
        }
        return rows;
    }
}

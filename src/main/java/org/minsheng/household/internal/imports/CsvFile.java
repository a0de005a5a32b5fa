package org.minsheng.household.internal.imports;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.minsheng.page.Sheet;
import org.minsheng.page.UnreadableFile;

/** Values between commas, tabs or semicolons, in UTF-8, GB18030 or the UTF-16 that Excel calls Unicode text. */
final class CsvFile implements TableFile {

    private static final char MARK = '\uFEFF';

    private final String text;
    private final int rows;

    private CsvFile(String text) {
        this.text = text;
        this.rows = (int) text.chars().filter(letter -> letter == '\n').count() + 1;
    }

    static CsvFile open(byte[] file) throws UnreadableFile {
        if (file.length > 1 && (file[0] & 0xFF) == 0xD0 && (file[1] & 0xFF) == 0xCF) {
            Sheet.read(file, 1);
        }
        if (file.length > 1 && (file[0] & 0xFF) == 0xFF && (file[1] & 0xFF) == 0xFE) {
            return new CsvFile(unmarked(new String(file, StandardCharsets.UTF_16LE)));
        }
        return new CsvFile(unmarked(Sheet.text(file)));
    }

    private static String unmarked(String text) {
        return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
    }

    @Override
    public List<Table> tables() {
        return List.of(new Table("", true, rows));
    }

    @Override
    public void walk(int table, RowTaker taker) throws UnreadableFile {
        int number = 0;
        try (var csv = CsvReader.builder().fieldSeparator(separator()).skipEmptyLines(false).allowExtraFields(true)
                .allowMissingFields(true).ofCsvRecord(text)) {
            for (var row : csv) {
                number++;
                var fields = row.getFields();
                if (!taker.take(number, fields.size() > MOST_COLUMNS ? fields.subList(0, MOST_COLUMNS) : fields)) {
                    return;
                }
            }
        } catch (IOException | RuntimeException broken) {
            throw (UnreadableFile) new UnreadableFile("file.not-a-table").initCause(broken);
        }
    }

    /** What stands most often in the first lines; a title above the table has none of them. */
    private char separator() {
        var head = text.lines().limit(10).toList();
        char best = ',';
        long most = 0;
        for (char candidate : new char[] {',', '\t', ';'}) {
            long count = head.stream().mapToLong(line -> line.chars().filter(letter -> letter == candidate).count())
                .sum();
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }

    @Override
    public void close() {
        // the text is all there is
    }
}

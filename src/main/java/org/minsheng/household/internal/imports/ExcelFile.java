package org.minsheng.household.internal.imports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.minsheng.page.UnreadableFile;

/** The worksheets of an Excel file. */
final class ExcelFile implements TableFile {

    private static final long MOST_UNPACKED_BYTES = 300L * 1024 * 1024;
    private static final long MOST_TEXT_BYTES = 40L * 1024 * 1024;
    private static final int EXACT_DIGITS = 15;

    private final ReadableWorkbook book;
    private final List<SheetScan> scans;
    private final List<Table> tables;

    private ExcelFile(ReadableWorkbook book, List<SheetScan> scans) {
        this.book = book;
        this.scans = scans;
        this.tables = new ArrayList<>();
        book.getSheets()
            .forEach(sheet -> tables.add(new Table(sheet.getName(), sheet.getVisibility() == SheetVisibility.VISIBLE,
            scans.get(sheet.getIndex()).rows())));
    }

    static ExcelFile open(byte[] file) throws UnreadableFile {
        ReadableWorkbook book = null;
        try {
            checkTexts(file);
            book = new ReadableWorkbook(new ByteArrayInputStream(file));
            return new ExcelFile(book, scans(file, book));
        } catch (IOException | XMLStreamException | RuntimeException broken) {
            throw (UnreadableFile) new UnreadableFile("file.not-a-table").initCause(broken);
        }
    }

    /** The table of texts is kept in memory; a small file may unpack to gigabytes. */
    private static void checkTexts(byte[] file) throws IOException {
        try (var zip = ZipFile.builder().setByteArray(file).get()) {
            var texts = zip.getEntry("xl/sharedStrings.xml");
            if (texts != null) {
                try (var in = zip.getInputStream(texts)) {
                    long unpacked = 0;
                    var buffer = new byte[64 * 1024];
                    for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                        unpacked += read;
                        if (unpacked > MOST_TEXT_BYTES) {
                            throw new IOException("too much text");
                        }
                    }
                }
            }
        }
    }

    private static List<SheetScan> scans(byte[] file, ReadableWorkbook book) throws IOException, XMLStreamException {
        var scans = new ArrayList<SheetScan>();
        long left = MOST_UNPACKED_BYTES;
        try (var zip = ZipFile.builder().setByteArray(file).get()) {
            var paths = paths(zip);
            for (var sheet : book.getSheets().toList()) {
                var entry = zip.getEntry(paths.getOrDefault(sheet.getId(), ""));
                if (entry == null) {
                    scans.add(new SheetScan(0, List.of()));
                    continue;
                }
                try (var in = zip.getInputStream(entry)) {
                    scans.add(SheetScan.of(in, left));
                }
                left -= Math.max(0, entry.getSize());
            }
        }
        return scans;
    }

    /** Where each worksheet lies in the package, by the id that the workbook calls it. */
    private static Map<String, String> paths(ZipFile zip) throws IOException, XMLStreamException {
        Map<String, String> paths = new HashMap<>();
        var entry = zip.getEntry("xl/_rels/workbook.xml.rels");
        if (entry == null) {
            return paths;
        }
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (InputStream in = zip.getInputStream(entry)) {
            var xml = factory.createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == javax.xml.stream.XMLStreamConstants.START_ELEMENT && xml.getLocalName()
                    .equals("Relationship")) {
                    var target = xml.getAttributeValue(null, "Target");
                    paths.put(xml.getAttributeValue(null, "Id"), target.startsWith("/") ? target.substring(1)
                        : "xl/" + target);
                }
            }
        }
        return paths;
    }

    @Override
    public List<Table> tables() {
        return tables;
    }

    @Override
    public void walk(int table, RowTaker taker) throws UnreadableFile {
        var merged = new MergedCells(scans.get(table).merged());
        try (var rows = book.getSheet(table).orElseThrow().openStream()) {
            var all = rows.iterator();
            while (all.hasNext()) {
                var row = all.next();
                var cells = cells(row);
                merged.fill(row.getRowNum(), cells);
                if (!taker.take(row.getRowNum(), cells)) {
                    return;
                }
            }
        } catch (IOException | RuntimeException broken) {
            throw (UnreadableFile) new UnreadableFile("file.not-a-table").initCause(broken);
        }
    }

    private static List<String> cells(Row row) {
        int width = Math.min(row.getCellCount(), MOST_COLUMNS);
        var cells = new ArrayList<String>(width);
        for (int column = 0; column < width; column++) {
            var cell = row.getCell(column);
            cells.add(cell == null ? "" : text(cell));
        }
        return cells;
    }

    private static String text(Cell cell) {
        var type = cell.getType();
        if (type == CellType.NUMBER || type == CellType.FORMULA) {
            var raw = cell.getRawValue();
            return raw == null ? "" : number(raw);
        }
        var text = cell.getText();
        return text == null ? "" : text;
    }

    /**
     * A number as its digits. One that has more digits than a spreadsheet keeps is written in powers of ten, as the
     * spreadsheet shows it, so that nobody takes the zeros at its end for digits.
     */
    static String number(String raw) {
        BigDecimal value;
        try {
            value = new BigDecimal(raw.strip());
        } catch (NumberFormatException text) {
            return raw;
        }
        if (value.signum() == 0) {
            return "0";
        }
        if (value.precision() - value.scale() > 30) {
            return raw;
        }
        var plain = value.stripTrailingZeros().toPlainString();
        boolean rounded = raw.indexOf('E') >= 0 || raw.indexOf('e') >= 0 || plain.endsWith("000");
        if (rounded && plain.length() > EXACT_DIGITS && plain.indexOf('.') < 0) {
            var digits = value.round(new MathContext(EXACT_DIGITS)).unscaledValue().toString();
            return digits.charAt(0) + "." + digits.substring(1, Math.min(6, digits.length())) + "E+"
                + (plain.length() - 1);
        }
        return plain;
    }

    @Override
    public void close() {
        try {
            book.close();
        } catch (IOException inMemory) {
            throw new IllegalStateException(inMemory);
        }
    }
}

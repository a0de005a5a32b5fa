package org.minsheng.household.internal.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Makes small workbooks as communities do. */
final class Book {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Workbook book = new Workbook(bytes, "Excel", "1.0");

    Book sheet(String name, Object[][] rows) {
        return sheet(name, rows, sheet -> { });
    }

    /** @param more what else the sheet has, such as merged cells */
    Book sheet(String name, Object[][] rows, Consumer<Worksheet> more) {
        var sheet = book.newWorksheet(name);
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < rows[row].length; column++) {
                switch (rows[row][column]) {
                    case Number number -> sheet.value(row, column, number);
                    case String text when !text.isEmpty() -> sheet.value(row, column, text);
                    default -> { }
                }
            }
        }
        more.accept(sheet);
        return this;
    }

    static Consumer<Worksheet> merged(int... blocks) {
        return sheet -> {
            for (int at = 0; at < blocks.length; at += 4) {
                sheet.range(blocks[at], blocks[at + 1], blocks[at + 2], blocks[at + 3]).merge();
            }
        };
    }

    byte[] bytes() {
        try {
            book.close();
            return bytes.toByteArray();
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }
}

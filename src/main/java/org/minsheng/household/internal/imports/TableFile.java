package org.minsheng.household.internal.imports;

import java.util.List;
import org.minsheng.page.UnreadableFile;

/** A file of one or several tables that is walked through row by row and never held as a whole. */
sealed interface TableFile extends AutoCloseable permits ExcelFile, CsvFile {

    int MOST_ROWS = 100_000;
    int MOST_COLUMNS = 60;

    /** @param rows about how many there are, for the progress bar */
    record Table(String name, boolean visible, int rows) {
    }

    /** Takes one row; cells are as wide as the row is written. */
    interface RowTaker {

        /** @param number as the program that made the file counts. @return false to see no more */
        boolean take(int number, List<String> cells) throws UnreadableFile;
    }

    List<Table> tables();

    /** Walks through one table; cells that were merged all have the text of the first. */
    void walk(int table, RowTaker taker) throws UnreadableFile;

    @Override
    void close();

    /** @throws UnreadableFile when it is empty, too large, locked with a password or no table */
    static TableFile open(byte[] file) throws UnreadableFile {
        org.minsheng.page.Sheet.checkSize(file);
        boolean packed = file.length > 1 && file[0] == 'P' && file[1] == 'K';
        return packed ? ExcelFile.open(file) : CsvFile.open(file);
    }
}

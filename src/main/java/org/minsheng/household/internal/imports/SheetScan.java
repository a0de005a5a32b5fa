package org.minsheng.household.internal.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What is known of a worksheet only after its last row: which cells are merged, and how many rows there are. Looks
 * through the unpacked text once without making anything of it.
 */
record SheetScan(int rows, List<Merged> merged) {

    /** A block of cells that shows one text; rows count from one, columns from zero, both ends inside. */
    record Merged(int top, int left, int bottom, int right) {
    }

    private static final int CHUNK = 256 * 1024;
    private static final int CARRY = 200;
    private static final int MOST_MERGED = 200_000;
    private static final String ROW = "<row";
    private static final String MERGE = "mergeCell ";
    private static final Pattern REFERENCE =
        Pattern.compile("mergeCell [^>]{0,60}?ref=\"([A-Z]{1,3})(\\d{1,7}):([A-Z]{1,3})(\\d{1,7})\"");

    /** @param most bytes to unpack */
    static SheetScan of(InputStream in, long most) throws IOException {
        var merged = new ArrayList<Merged>();
        int rows = 0;
        long unpacked = 0;
        var carry = "";
        for (boolean more = true; more;) {
            var bytes = in.readNBytes(CHUNK);
            unpacked += bytes.length;
            if (unpacked > most) {
                throw new IOException("unpacks to more than " + most + " bytes");
            }
            more = bytes.length > 0;
            var text = carry + new String(bytes, StandardCharsets.ISO_8859_1);
            int end = more ? Math.max(0, text.length() - CARRY) : text.length();
            rows += count(text, end);
            collect(text, end, merged);
            carry = text.substring(end);
        }
        merged.sort(Comparator.comparingInt(Merged::top));
        return new SheetScan(rows, merged);
    }

    /** Beginnings before {@code end}; what begins later is seen again at the front of the next piece. */
    private static int count(String text, int end) {
        int rows = 0;
        for (int at = text.indexOf(ROW); at >= 0 && at < end; at = text.indexOf(ROW, at + ROW.length())) {
            int after = at + ROW.length();
            rows += after < text.length() && (text.charAt(after) == ' ' || text.charAt(after) == '>') ? 1 : 0;
        }
        return rows;
    }

    private static void collect(String text, int end, List<Merged> merged) {
        int first = text.indexOf(MERGE);
        if (first < 0) {
            return;
        }
        var found = REFERENCE.matcher(text);
        for (int at = first; at >= 0 && at < end && merged.size() < MOST_MERGED; at = text.indexOf(MERGE, at + 1)) {
            if (found.region(at, text.length()).lookingAt()) {
                merged.add(new Merged(Integer.parseInt(found.group(2)), column(found.group(1)),
                    Integer.parseInt(found.group(4)),
                    column(found.group(3))));
            }
        }
    }

    static int column(String letters) {
        int column = 0;
        for (char letter : letters.toCharArray()) {
            column = column * 26 + (letter - 'A' + 1);
        }
        return column - 1;
    }
}

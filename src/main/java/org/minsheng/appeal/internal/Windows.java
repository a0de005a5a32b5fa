package org.minsheng.appeal.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * How a search walks back through the ledger: window by window, an older one only when the newer ones have not filled
 * the page. What many say is found among the newest appeals of a ledger of any size; what is said less often, as far
 * back as the rows found so far promise a full page; and what nobody said of late is looked for in all that is left, at
 * once.
 */
public final class Windows {

    /** So many are read one by one within a millisecond or two, whatever words they are to hold. */
    static final long WALKED = 2_000;
    /** Two partitions of the word index. */
    static final long NEWEST = 131_072;
    /**
     * Of how many pages' worth the next window is: rows lie unevenly, and a further window costs more than a few rows
     * too many.
     */
    private static final double AMPLE = 1.5;
    /** A window at least doubles how far back was looked. */
    private static final double LEAST = 2;

    /**
     * Appeals from one number to before another.
     *
     * @param rare whether newer windows have not filled the page, so that few hold the words: then all that do are
     * looked up in the index, while else the newest are walked through until the page is full
     */
    public record Window(long from, long until, boolean rare) {

        /**
         * The part of a statement that selects the appeals of this window that are hits, at most {@code :most} unless
         * they are rare. Then what stands around the part must not decide how it is read, or the planner walks the
         * numbers backwards for an order and a limit that the few hits never fill.
         *
         * @param from an index that goes by the name of need, and what is joined to it
         * @param where what hits fulfil, the bounds of the window among it
         */
        public String hits(String from, String where) {
            return """
                select appeal
                from (
                    select need.appeal
                    from %s
                    where %s
                    %s
                ) as hits""".formatted(from, where, rare ? "offset 0" : "order by need.appeal desc\nlimit :most");
        }
    }

    private Windows() {
    }

    /**
     * Rows before a number, newest first: one more than fit on a page if there are so many.
     *
     * @param found gives at most so many rows of a window, newest first
     */
    public static <R> List<R> walk(long begin, int size, BiFunction<Window, Integer, List<R>> found) {
        var rows = new ArrayList<R>();
        long until = read(rows, begin, begin, WALKED, size, false, found);
        while (until > 0 && rows.size() <= size) {
            until = read(rows, begin, until, farther(begin - until, rows.size(), size + 1), size, true, found);
        }
        return rows;
    }

    /** How far back a page fills, judging by how much of it has been found that far. */
    private static long farther(long back, int found, int wanted) {
        if (found == 0) {
            return back < NEWEST ? NEWEST : Long.MAX_VALUE;
        }
        return (long) (back * Math.max(LEAST, AMPLE * wanted / found));
    }

    private static <R> long read(List<R> rows, long begin, long until, long back, int size, boolean rare,
                                 BiFunction<Window, Integer, List<R>> found) {
        if (until == 0 || rows.size() > size) {
            return until;
        }
        long from = Math.max(0, begin - back);
        rows.addAll(found.apply(new Window(from, until, rare), size + 1 - rows.size()));
        return from;
    }
}

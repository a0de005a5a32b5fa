package org.minsheng.appeal.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * How a search walks back through the ledger: window by window, an older one only when the newer ones have not filled the
 * page. What many say is found in the newest window of a ledger of any size.
 */
public final class Windows {

    /** Two partitions of the word index. */
    public static final long NEWEST = 131_072;
    private static final long[] OLDER = {1_048_576, 8_388_608, Long.MAX_VALUE};
    private static final long[] ALL = {Long.MAX_VALUE};
    private static final int FEW = 5;

    /**
     * Appeals from one number to before another.
     *
     * @param rare whether newer windows have not filled the page, so that few hold the words: then all that do are looked up in
     *             the index, while else the newest are walked through until the page is full
     */
    public record Window(long from, long until, boolean rare) {

        /**
         * The end of the part of a statement that selects the hits of this window by that column, at most {@code :most} unless
         * they are rare. Then what stands around the part must not decide how it is read, or the planner walks the numbers
         * backwards for an order and a limit that the few hits never fill.
         */
        public String newest(String column) {
            return rare ? "offset 0" : "order by " + column + " desc\nlimit :most";
        }
    }

    private Windows() {
    }

    /**
     * Rows before a number, newest first: one more than fit on a page if there are so many.
     *
     * @param first how far back the first windows look, ascending
     * @param found gives at most so many rows of a window, newest first
     */
    public static <R> List<R> walk(long begin, int size, List<Long> first, BiFunction<Window, Integer, List<R>> found) {
        var rows = new ArrayList<R>();
        long until = begin;
        for (long back : first) {
            until = read(rows, begin, until, back, size, false, found);
        }
        for (long back : rows.size() <= FEW ? ALL : OLDER) {
            until = read(rows, begin, until, back, size, true, found);
        }
        return rows;
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

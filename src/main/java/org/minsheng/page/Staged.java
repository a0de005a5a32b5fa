package org.minsheng.page;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** What every sheet goes through: it is looked through row by row, written after a yes, and taken back as one. */
public final class Staged {

    /** Nothing is written before it is confirmed; {@code UPLOADED} while nobody has said what its columns mean. */
    public enum Stage { UPLOADED, PREPARED, CONFIRMED, UNDONE }

    /** What a row would do. */
    public enum Judged { NEW, CHANGED, SAME, WRONG }

    /** A cell in which what is wrong can be put right. */
    public record Mend(String column, String value) {
    }

    /** How many rows would do what. */
    public record Counts(int added, int changed, int same, int wrong) {

        public static <R> Counts of(Collection<R> rows, Function<R, Judged> judged) {
            var counts = new int[Judged.values().length];
            rows.forEach(row -> counts[judged.apply(row).ordinal()]++);
            return new Counts(counts[0], counts[1], counts[2], counts[3]);
        }

        public int of(Judged how) {
            return switch (how) {
                case NEW -> added;
                case CHANGED -> changed;
                case SAME -> same;
                case WRONG -> wrong;
            };
        }

        /** How many rows are written by a yes. */
        public int work() {
            return added + changed;
        }

        /** What is to be looked at first. */
        Judged first() {
            return wrong > 0 ? Judged.WRONG : added > 0 ? Judged.NEW : changed > 0 ? Judged.CHANGED : Judged.SAME;
        }
    }

    private Staged() {
    }

    /** The rows that the address asks for by {@code state}, else those to be looked at first. */
    public static Judged shown(Page page, Counts counts) {
        return Arrays.stream(Judged.values()).filter(one -> page.url().is("state", one.name()))
            .findFirst().orElse(counts.first());
    }

    /** A tab for each kind of row. @param texts message keys begin with it: {@code <texts>.rows.NEW} */
    public static List<Tab> tabs(Page page, String texts, String path, Counts counts, Judged shown) {
        return Arrays.stream(Judged.values())
            .map(one -> new Tab(page.t(texts + ".rows." + one), path + "?state=" + one, one == shown,
                (long) counts.of(one))).toList();
    }

    /** A message key with its arguments as it is stored beside a row. */
    public static String reason(String key, Object... args) {
        var said = new StringBuilder(key);
        for (var arg : args) {
            said.append('|').append(String.valueOf(arg).replace('|', ' '));
        }
        return said.toString();
    }

    /** What {@link #reason} kept, in words. */
    public static String said(Page page, String reason) {
        var parts = List.of(reason.split("\\|", -1));
        return page.t(parts.getFirst(), parts.subList(1, parts.size()).toArray());
    }
}

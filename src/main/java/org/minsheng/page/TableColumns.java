package org.minsheng.page;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table that remembers which of them its reader wants to see, in which order.
 *
 * @param table by which the choice is kept, such as {@code overdue}
 * @param heads the keys of the headings in the order in which the template writes the cells; the first always stands
 * first, and what has no heading last
 * @param seldom those that are shown only to who chose them
 * @param choice null while the reader has not chosen
 */
public record TableColumns(String table, List<String> heads, List<String> seldom, @Nullable Choice choice) {

    public TableColumns {
        heads = List.copyOf(heads);
        seldom = List.copyOf(seldom);
    }

    /** @param dense whether rows stand close */
    public record Choice(List<String> columns, boolean dense) {

        public Choice {
            columns = List.copyOf(columns);
        }
    }

    /** The same with columns that are shown only to who chose them. */
    public TableColumns seldom(String... columns) {
        return new TableColumns(table, heads, List.of(columns), choice);
    }

    public boolean dense() {
        return choice != null && choice.dense();
    }

    /** Those that can be chosen and are shown, in their order. */
    public List<String> shown() {
        var choosable = choosable();
        return choice == null ? choosable.stream().filter(head -> !seldom.contains(head)).toList()
            : choice.columns().stream().filter(choosable::contains).toList();
    }

    /** The shown ones in their order, then the others. */
    public List<String> all() {
        var all = new ArrayList<>(shown());
        choosable().stream().filter(head -> !all.contains(head)).forEach(all::add);
        return all;
    }

    private List<String> choosable() {
        return heads.stream().skip(1).filter(head -> !head.isEmpty()).toList();
    }

    /** The headings from left to right; an empty one stands above what can be done with a row. */
    public List<String> texts(Page page) {
        return order().stream().map(heads::get).map(head -> head.isEmpty() ? "" : page.t(head)).toList();
    }

    /** The rows as the template wrote them, with the cells of each as the reader wants them. */
    public Content arrange(Content rows) {
        var order = order();
        var natural = IntStream.range(0, heads.size()).boxed().toList();
        return order.equals(natural) ? rows : new ArrangedRows(rows, order, heads.size());
    }

    private List<Integer> order() {
        var order = new ArrayList<Integer>();
        order.add(0);
        shown().forEach(head -> order.add(heads.indexOf(head)));
        IntStream.range(1, heads.size()).filter(at -> heads.get(at).isEmpty()).forEach(order::add);
        return List.copyOf(order);
    }
}

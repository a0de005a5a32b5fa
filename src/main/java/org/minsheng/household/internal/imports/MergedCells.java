package org.minsheng.household.internal.imports;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.minsheng.household.internal.imports.SheetScan.Merged;

/** Writes the text of the first cell of each merged block into the others, on the way down through the rows. */
final class MergedCells {

    /** A block that reaches into rows below, with its text. */
    private record Open(Merged block, String text) {
    }

    private final Deque<Merged> waiting;
    private final List<Open> open = new ArrayList<>();

    /** @param blocks by their first row */
    MergedCells(List<Merged> blocks) {
        this.waiting = new ArrayDeque<>(blocks);
    }

    void fill(int row, List<String> cells) {
        open.removeIf(block -> block.block().bottom() < row);
        for (var next = waiting.peek(); next != null && next.top() <= row; next = waiting.peek()) {
            var block = waiting.remove();
            if (block.bottom() >= row && block.left() < TableFile.MOST_COLUMNS) {
                open.add(new Open(block, block.top() == row && block.left() < cells.size() ? cells.get(block.left())
                    : ""));
            }
        }
        for (var block : open) {
            int right = Math.min(block.block().right(), TableFile.MOST_COLUMNS - 1);
            for (int column = block.block().left(); column <= right && !block.text().isEmpty(); column++) {
                while (cells.size() <= column) {
                    cells.add("");
                }
                if (cells.get(column).isEmpty()) {
                    cells.set(column, block.text());
                }
            }
        }
    }
}

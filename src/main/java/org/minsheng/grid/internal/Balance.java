package org.minsheng.grid.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks for moves of whole blocks between neighbouring grids that make their loads more equal. Each step takes the move
 * that lowers the sum of squared distances from the mean most; it ends when none lowers it by a hundredth, or after so
 * many moves.
 */
final class Balance {

    /** What moves as one: a building, or a stair of a large one, in the order of the codes. */
    record Block(String code, long grid, long load) {
    }

    record Move(String block, long from, long to, long load) {
    }

    static final int MOST_MOVES = 12;
    private static final double LEAST_GAIN = 0.01;

    private final List<Block> blocks;
    private final Map<Long, Set<Long>> drawnNeighbours;
    private final Map<Long, Long> loads = new LinkedHashMap<>();
    private final long[] at;

    /**
     * @param drawn which outlines lie side by side; grids that nobody has drawn are neighbours where their blocks
     * follow each other
     */
    Balance(List<Block> blocks, Collection<Long> grids, Map<Long, Set<Long>> drawn) {
        this.blocks = List.copyOf(blocks);
        this.drawnNeighbours = drawn;
        this.at = blocks.stream().mapToLong(Block::grid).toArray();
        grids.forEach(grid -> loads.put(grid, 0L));
        blocks.forEach(block -> loads.merge(block.grid(), block.load(), Long::sum));
    }

    List<Move> propose() {
        var moves = new ArrayList<Move>();
        var moved = new HashSet<Integer>();
        double mean = loads.values().stream().mapToLong(Long::longValue).average().orElse(0);
        double unevenness = loads.values().stream().mapToDouble(load -> (load - mean) * (load - mean)).sum();
        while (moves.size() < MOST_MOVES) {
            var best = best(mean, moved);
            if (best == null || gain(best, mean) < unevenness * LEAST_GAIN) {
                break;
            }
            unevenness -= gain(best, mean);
            int index = indexOf(best.block());
            at[index] = best.to();
            moved.add(index);
            loads.merge(best.from(), -best.load(), Long::sum);
            loads.merge(best.to(), best.load(), Long::sum);
            moves.add(best);
        }
        return moves;
    }

    /** The loads after the moves that were proposed. */
    Map<Long, Long> loads() {
        return Map.copyOf(loads);
    }

    private int indexOf(String code) {
        for (int index = 0; index < blocks.size(); index++) {
            if (blocks.get(index).code().equals(code)) {
                return index;
            }
        }
        throw new IllegalArgumentException(code);
    }

    private @Nullable Move best(double mean, Set<Integer> moved) {
        Move best = null;
        var adjacent = adjacent();
        for (int index = 0; index < blocks.size(); index++) {
            long from = at[index];
            if (moved.contains(index) || blocks.get(index).load() == 0 || blocksIn(from) < 2) {
                continue;
            }
            for (long to : targets(index, from, adjacent)) {
                var move = new Move(blocks.get(index).code(), from, to, blocks.get(index).load());
                if (best == null || gain(move, mean) > gain(best, mean)) {
                    best = move;
                }
            }
        }
        return best == null || gain(best, mean) <= 0 ? null : best;
    }

    private long blocksIn(long grid) {
        long count = 0;
        for (long one : at) {
            count += one == grid ? 1 : 0;
        }
        return count;
    }

    /**
     * The grids of the blocks before and behind; where both outlines are drawn they have to lie side by side as well.
     */
    private Set<Long> targets(int index, long from, Map<Integer, Set<Long>> adjacent) {
        var targets = new HashSet<>(adjacent.getOrDefault(index, Set.of()));
        targets.remove(from);
        targets.removeIf(to -> drawnNeighbours.containsKey(from) && drawnNeighbours.containsKey(to)
            && !drawnNeighbours.getOrDefault(from, Set.of()).contains(to));
        return targets;
    }

    private Map<Integer, Set<Long>> adjacent() {
        var adjacent = new HashMap<Integer, Set<Long>>();
        for (int index = 0; index < at.length; index++) {
            var beside = new HashSet<Long>();
            if (index > 0) {
                beside.add(at[index - 1]);
            }
            if (index < at.length - 1) {
                beside.add(at[index + 1]);
            }
            adjacent.put(index, beside);
        }
        return adjacent;
    }

    private double gain(Move move, double mean) {
        double from = loads.getOrDefault(move.from(), 0L) - mean;
        double to = loads.getOrDefault(move.to(), 0L) - mean;
        double less = from - move.load();
        double more = to + move.load();
        return from * from + to * to - less * less - more * more;
    }
}

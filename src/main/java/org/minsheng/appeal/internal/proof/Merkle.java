package org.minsheng.appeal.internal.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * A tree over hashes: a leaf is SM3(0, hash), a node SM3(1, left, right), and one left over goes up as it is. The roots
 * of batches are the nodes of the day's tree, so that one path leads from an entry to the day.
 */
final class Merkle {

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private Merkle() {
    }

    /** One step up: the neighbour, and whether it stands on the left. */
    record Turn(boolean left, byte[] hash) {
    }

    static byte[] leaf(byte[] hash) {
        return Hash.of(LEAF, hash);
    }

    static byte[] node(byte[] left, byte[] right) {
        return Hash.of(NODE, left, right);
    }

    static byte[] root(List<byte[]> nodes) {
        var level = nodes;
        while (level.size() > 1) {
            level = above(level);
        }
        return level.isEmpty() ? Hash.beginning() : level.getFirst();
    }

    static List<Turn> path(List<byte[]> nodes, int place) {
        List<Turn> turns = new ArrayList<>();
        var level = nodes;
        for (int at = place; level.size() > 1; at /= 2) {
            int neighbour = at ^ 1;
            if (neighbour < level.size()) {
                turns.add(new Turn(neighbour < at, level.get(neighbour)));
            }
            level = above(level);
        }
        return turns;
    }

    private static List<byte[]> above(List<byte[]> level) {
        List<byte[]> above = new ArrayList<>((level.size() + 1) / 2);
        for (int at = 0; at < level.size(); at += 2) {
            above.add(at + 1 < level.size() ? node(level.get(at), level.get(at + 1)) : level.get(at));
        }
        return above;
    }
}

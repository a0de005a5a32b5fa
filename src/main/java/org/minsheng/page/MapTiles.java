package org.minsheng.page;

/**
 * Where the pictures under maps come from.
 *
 * @param address with {z}, {x} and {y}, for instance {@code https://tiles.example.cn/{z}/{x}/{y}.png}; empty for a
 * plain ground
 * @param attribution whom the pictures are from, shown on the map
 */
public record MapTiles(String address, String attribution) {

    public boolean areThere() {
        return !address.isEmpty();
    }
}

package org.minsheng.attachment;

/**
 * What a photo looks like, in 64 bits: which of its coarse waves of light are stronger than usual. It outlives scaling,
 * packing anew and another brightness; it does not outlive turning or cutting off much.
 */
public record PhotoLook(long bits) {

    /** Two photos that differ in more bits are not taken for the same; chance alone makes about 32. */
    public static final int MOST_DIFFERENT = 8;

    public int distance(PhotoLook other) {
        return Long.bitCount(bits ^ other.bits);
    }

    public boolean isLike(PhotoLook other) {
        return distance(other) <= MOST_DIFFERENT;
    }
}

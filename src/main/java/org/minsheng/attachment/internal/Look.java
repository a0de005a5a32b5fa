package org.minsheng.attachment.internal;

import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.minsheng.attachment.PhotoLook;

/**
 * Takes the look of a photo: 32 × 32 grey points, their 8 × 8 coarsest cosine waves, and for each whether it is above
 * the middle one.
 */
final class Look {

    private static final int SIDE = 32;
    private static final int WAVES = 8;
    /** Below this spread of grey there is nothing to be recognised by: a wall, the sky, a black pocket. */
    private static final double LEAST_SPREAD = 6;
    private static final double[][] COSINES = cosines();

    private Look() {
    }

    /** Null when there is nothing in it to be recognised by. */
    static @Nullable PhotoLook of(BufferedImage picture) {
        var grey = grey(picture);
        if (spread(grey) < LEAST_SPREAD) {
            return null;
        }
        var waves = waves(grey);
        var ordered = Arrays.copyOfRange(waves, 1, waves.length);
        Arrays.sort(ordered);
        double middle = ordered[ordered.length / 2];
        long bits = 0;
        for (int at = 1; at < waves.length; at++) {
            if (waves[at] > middle) {
                bits |= 1L << at;
            }
        }
        return new PhotoLook(bits);
    }

    private static double[][] grey(BufferedImage picture) {
        var small = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        var canvas = small.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        canvas.drawImage(halved(picture), 0, 0, SIDE, SIDE, null);
        canvas.dispose();
        var grey = new double[SIDE][SIDE];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                int colour = small.getRGB(x, y);
                grey[y][x] = 0.299 * (colour >> 16 & 255) + 0.587 * (colour >> 8 & 255) + 0.114 * (colour & 255);
            }
        }
        return grey;
    }

    /** Made smaller by halves, so that every pixel counts and a rescaled copy comes out the same. */
    private static BufferedImage halved(BufferedImage picture) {
        var now = picture;
        while (now.getWidth() > 2 * SIDE && now.getHeight() > 2 * SIDE) {
            var half = new BufferedImage(now.getWidth() / 2, now.getHeight() / 2, BufferedImage.TYPE_INT_RGB);
            var canvas = half.createGraphics();
            canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            canvas.drawImage(now, 0, 0, half.getWidth(), half.getHeight(), null);
            canvas.dispose();
            now = half;
        }
        return now;
    }

    private static double spread(double[][] grey) {
        double middle = Arrays.stream(grey).flatMapToDouble(Arrays::stream).average().orElse(0);
        return Math.sqrt(Arrays.stream(grey).flatMapToDouble(Arrays::stream)
            .map(one -> (one - middle) * (one - middle)).average().orElse(0));
    }

    private static double[] waves(double[][] grey) {
        var rows = new double[SIDE][WAVES];
        for (int y = 0; y < SIDE; y++) {
            for (int wave = 0; wave < WAVES; wave++) {
                for (int x = 0; x < SIDE; x++) {
                    rows[y][wave] += grey[y][x] * COSINES[wave][x];
                }
            }
        }
        var waves = new double[WAVES * WAVES];
        for (int down = 0; down < WAVES; down++) {
            for (int across = 0; across < WAVES; across++) {
                for (int y = 0; y < SIDE; y++) {
                    waves[down * WAVES + across] += rows[y][across] * COSINES[down][y];
                }
            }
        }
        return waves;
    }

    private static double[][] cosines() {
        var cosines = new double[WAVES][SIDE];
        for (int wave = 0; wave < WAVES; wave++) {
            for (int at = 0; at < SIDE; at++) {
                cosines[wave][at] = Math.cos(Math.PI * wave * (2 * at + 1) / (2.0 * SIDE));
            }
        }
        return cosines;
    }
}

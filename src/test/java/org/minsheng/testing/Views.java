package org.minsheng.testing;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** Made-up photos: the same number is the same view, however large and in whatever light. */
public final class Views {

    private Views() {
    }

    public static byte[] png(int number, int width, int brighter) {
        var random = new Random(number);
        var picture = new BufferedImage(width, width * 3 / 4, BufferedImage.TYPE_INT_RGB);
        var canvas = picture.createGraphics();
        for (int thing = 0; thing < 20; thing++) {
            int grey = Math.clamp(40 + random.nextInt(180) + brighter, 0, 255);
            canvas.setColor(new Color(grey, grey, Math.min(255, grey + number % 40)));
            canvas.fillRect((int) (random.nextDouble() * width - width * 0.2),
                (int) (random.nextDouble() * width * 0.7 - width * 0.1),
                (int) (width * (0.1 + random.nextDouble() * 0.4)), (int) (width * (0.1 + random.nextDouble() * 0.3)));
        }
        canvas.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", bytes);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return bytes.toByteArray();
    }

    public static InputStream open(int number, int width, int brighter) {
        return new ByteArrayInputStream(png(number, width, brighter));
    }
}

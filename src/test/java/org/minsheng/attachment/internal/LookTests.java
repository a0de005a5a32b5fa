package org.minsheng.attachment.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.awt.image.RescaleOp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.junit.jupiter.api.Test;
import org.minsheng.attachment.PhotoLook;
import org.minsheng.testing.Beside;

/** Made-up views of streets: sky, ground, houses, a hole, and grain as a camera adds it. */
@Beside
class LookTests {

    private static final int SCENES = 24;

    static BufferedImage scene(long seed, int width, int height) {
        var random = new Random(seed);
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var canvas = picture.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setColor(new Color(150 + random.nextInt(80), 170 + random.nextInt(60), 220));
        canvas.fillRect(0, 0, width, height);
        canvas.setColor(new Color(90 + random.nextInt(60), 90 + random.nextInt(40), 80));
        int ground = (int) (height * (0.4 + random.nextDouble() * 0.3));
        canvas.fillRect(0, ground, width, height);
        for (int thing = 0; thing < 14; thing++) {
            canvas.setColor(new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256)));
            int wide = (int) (width * (0.05 + random.nextDouble() * 0.3));
            int high = (int) (height * (0.05 + random.nextDouble() * 0.4));
            int left = random.nextInt(width) - wide / 2;
            int top = random.nextInt(height) - high / 2;
            if (thing % 2 == 0) {
                canvas.fillRect(left, top, wide, high);
            } else {
                canvas.fillOval(left, top, wide, high);
            }
        }
        canvas.dispose();
        return picture;
    }

    private static BufferedImage scaled(BufferedImage picture, double factor) {
        return new AffineTransformOp(AffineTransform.getScaleInstance(factor, factor), AffineTransformOp.TYPE_BILINEAR)
            .filter(picture,
                new BufferedImage((int) (picture.getWidth() * factor), (int) (picture.getHeight() * factor),
                    BufferedImage.TYPE_INT_RGB));
    }

    private static BufferedImage brighter(BufferedImage picture, float factor, float more) {
        return new RescaleOp(factor, more, null).filter(picture, null);
    }

    private static BufferedImage grainy(BufferedImage picture, long seed) {
        var random = new Random(seed);
        var grainy = brighter(picture, 1, 0);
        for (int y = 0; y < grainy.getHeight(); y++) {
            for (int x = 0; x < grainy.getWidth(); x++) {
                var colour = new Color(picture.getRGB(x, y));
                int grain = (int) (random.nextGaussian() * 12);
                grainy.setRGB(x, y, new Color(Math.clamp(colour.getRed() + grain, 0, 255),
                    Math.clamp(colour.getGreen() + grain, 0, 255), Math.clamp(colour.getBlue() + grain, 0, 255))
                    .getRGB());
            }
        }
        return grainy;
    }

    private static BufferedImage packed(BufferedImage picture, float quality) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            var how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), how);
        }
        return Photos.opened(bytes.toByteArray());
    }

    private static PhotoLook look(BufferedImage picture) {
        return Objects.requireNonNull(Look.of(picture));
    }

    @Test
    void a_photo_scaled_packed_anew_grainy_or_in_another_light_looks_the_same() throws IOException {
        for (int seed = 0; seed < SCENES; seed++) {
            var scene = scene(seed, 360, 270);
            var look = look(scene);
            var others = List.of(look(scaled(scene, 0.4)), look(scaled(scene, 1.7)), look(packed(scene, 0.25f)),
                look(brighter(scene, 1, 30)), look(brighter(scene, 0.7f, 0)), look(grainy(scene, seed)),
                look(packed(scaled(brighter(scene, 1.1f, -15), 0.5), 0.4f)));
            assertThat(others).as("scene " + seed).allMatch(look::isLike);
        }
    }

    @Test
    void photos_of_other_things_do_not_look_alike() {
        List<PhotoLook> looks = new ArrayList<>();
        for (int seed = 0; seed < 6 * SCENES; seed++) {
            looks.add(look(scene(1000 + seed, 160, 120)));
        }
        long alike = 0;
        for (int one = 0; one < looks.size(); one++) {
            for (int other = one + 1; other < looks.size(); other++) {
                alike += looks.get(one).isLike(looks.get(other)) ? 1 : 0;
            }
        }
        assertThat(alike).isZero();
    }

    @Test
    void a_photo_of_nothing_has_no_look() {
        var wall = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
        assertThat(Look.of(wall)).isNull();
        assertThat(Look.of(grainy(wall, 1))).isNull();
        assertThat(Look.of(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB))).isNull();
        assertThat(Look.of(scene(1, 3000, 2))).isNull();
    }
}

package org.minsheng.attachment.internal;

import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.webp.WebpMetadataReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.exif.GpsDirectory;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.Orientation;
import org.jspecify.annotations.Nullable;
import org.minsheng.attachment.PhotoLook;
import org.minsheng.shared.GeoPoint;
import org.springframework.stereotype.Component;

/**
 * Makes a new picture from a photo: upright, at most 2,560 pixels long, with nothing in it but pixels. Each takes up to
 * 90 MB while it is open, so a small heap works on one at a time and the others wait their turn.
 */
@Component
class Darkroom {

    private static final int LONGEST_SIDE = 2560;
    private static final int SMALL_SIDE = 320;
    private static final long MOST_PIXELS = 50_000_000;
    /** WebP is unpacked whole before any of it can be left out. */
    private static final long MOST_PIXELS_WEBP = 13_000_000;
    /** Larger photos are read with every second or third pixel left out, so that 48 MB hold any of them. */
    private static final double OPEN_PIXELS = 16_000_000;
    private static final long HEAP_FOR_ONE = 150L << 20;
    private static final float QUALITY = 0.86f;

    private final Semaphore places = new Semaphore((int) Math.clamp(Runtime.getRuntime().maxMemory() / HEAP_FOR_ONE - 1,
        1, 4));

    sealed interface Result {

        record Picture(byte[] whole, byte[] small, int width, int height,
                       @Nullable GeoPoint location, @Nullable PhotoLook look)
            implements Result {
        }

        record TooManyPixels(long megapixels) implements Result {
        }

        record Unreadable() implements Result {
        }
    }

    Result develop(Path file, FileKind kind, boolean locationConsent) throws IOException {
        places.acquireUninterruptibly();
        try {
            return print(file, kind, locationConsent);
        } finally {
            places.release();
        }
    }

    private Result print(Path file, FileKind kind, boolean locationConsent) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(kind.name()).next();
        try (var in = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(in, true, true);
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            if (pixels > (kind == FileKind.WEBP ? MOST_PIXELS_WEBP : MOST_PIXELS)) {
                return new Result.TooManyPixels(pixels / 1_000_000);
            }
            BufferedImage open = read(reader, pixels);
            if (open == null) {
                return new Result.Unreadable();
            }
            Metadata notes = notes(file, kind);
            BufferedImage whole = upright(fitted(open, LONGEST_SIDE), notes);
            open.flush();
            BufferedImage small = fitted(whole, SMALL_SIDE);
            return new Result.Picture(jpeg(whole), jpeg(small), whole.getWidth(), whole.getHeight(),
                locationConsent ? location(notes) : null, Look.of(small));
        } catch (IOException | RuntimeException broken) {
            return new Result.Unreadable();
        } finally {
            reader.dispose();
        }
    }

    /** Null when the file ends before its picture does. */
    private static @Nullable BufferedImage read(ImageReader reader, long pixels) throws IOException {
        var cutShort = new AtomicBoolean();
        reader.addIIOReadWarningListener((source, warning) -> {
            if (warning.startsWith("Truncated") || warning.contains("remature end")) {
                cutShort.set(true);
            }
        });
        var how = reader.getDefaultReadParam();
        int longest = Math.max(reader.getWidth(0), reader.getHeight(0));
        int step = (int) Math.max(Math.ceil(Math.sqrt(pixels / OPEN_PIXELS)),
            Math.ceil(longest / (2.0 * LONGEST_SIDE)));
        if (step > 1) {
            how.setSourceSubsampling(step, step, 0, 0);
        }
        BufferedImage open = reader.read(0, how);
        return cutShort.get() ? null : open;
    }

    /** Made smaller by halves at most, so that no pixel is passed over. */
    private static BufferedImage fitted(BufferedImage picture, int longest) {
        int now = Math.max(picture.getWidth(), picture.getHeight());
        int next = Math.max(longest, (now + 1) / 2);
        if (now <= longest) {
            return picture.getType() == BufferedImage.TYPE_INT_RGB ? picture : drawn(picture, 1);
        }
        return fitted(drawn(picture, (double) next / now), longest);
    }

    private static BufferedImage drawn(BufferedImage picture, double scale) {
        int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        var plain = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var canvas = plain.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        canvas.drawImage(picture, 0, 0, width, height, Color.WHITE, null);
        canvas.dispose();
        return plain;
    }

    private static BufferedImage upright(BufferedImage picture, Metadata notes) {
        var main = notes.getFirstDirectoryOfType(ExifIFD0Directory.class);
        Integer turn = main == null ? null : main.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
        if (turn == null || turn < 2 || turn > 8) {
            return picture;
        }
        return fitted(ExifFilterUtils.getFilterForOrientation(Orientation.typeOf(turn)).apply(picture), LONGEST_SIDE);
    }

    /** Only Exif is read: other metadata may be packed so as to fill the memory when unpacked. */
    private static Metadata notes(Path file, FileKind kind) throws IOException {
        try {
            return switch (kind) {
                case JPEG -> JpegMetadataReader.readMetadata(file.toFile(), List.of(new ExifReader()));
                case WEBP -> WebpMetadataReader.readMetadata(file.toFile());
                default -> new Metadata();
            };
        } catch (ImageProcessingException none) {
            return new Metadata();
        }
    }

    private static @Nullable GeoPoint location(Metadata notes) {
        var gps = notes.getFirstDirectoryOfType(GpsDirectory.class);
        var point = gps == null ? null : gps.getGeoLocation();
        if (point == null || point.isZero()) {
            return null;
        }
        return new GeoPoint(point.getLongitude(), point.getLatitude());
    }

    private static byte[] jpeg(BufferedImage picture) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            var how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}

package org.minsheng.attachment.internal;

import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.webp.WebpMetadataReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.exif.GpsDirectory;
import java.awt.Color;
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
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.Orientation;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.GeoPoint;
import org.springframework.stereotype.Component;

/**
 * Makes a new picture from a photo: upright, at most 2,560 pixels long, with nothing in it but pixels. Only a few are in
 * the works at a time, since each takes tens of megabytes while it is open.
 */
@Component
class Darkroom {

    private static final int LONGEST_SIDE = 2560;
    private static final int SMALL_SIDE = 320;
    private static final long MOST_PIXELS = 50_000_000;
    /** Larger photos are read with every second or third pixel left out, so that 48 MB hold any of them. */
    private static final double OPEN_PIXELS = 16_000_000;
    private static final float QUALITY = 0.86f;

    private final Semaphore places = new Semaphore(2);

    sealed interface Result {

        record Picture(byte[] whole, byte[] small, int width, int height, @Nullable GeoPoint location) implements Result {
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
            if (pixels > MOST_PIXELS) {
                return new Result.TooManyPixels(pixels / 1_000_000);
            }
            BufferedImage open = read(reader, pixels);
            if (open == null) {
                return new Result.Unreadable();
            }
            Metadata notes = notes(file, kind);
            BufferedImage whole = upright(fitted(open, LONGEST_SIDE), notes);
            open.flush();
            return new Result.Picture(jpeg(whole), jpeg(fitted(whole, SMALL_SIDE)), whole.getWidth(), whole.getHeight(),
                locationConsent ? location(notes) : null);
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
        int step = (int) Math.ceil(Math.sqrt(pixels / OPEN_PIXELS));
        if (step > 1) {
            how.setSourceSubsampling(step, step, 0, 0);
        }
        BufferedImage open = reader.read(0, how);
        return cutShort.get() ? null : open;
    }

    private static BufferedImage fitted(BufferedImage picture, int longest) throws IOException {
        double scale = Math.min(1.0, (double) longest / Math.max(picture.getWidth(), picture.getHeight()));
        int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        BufferedImage scaled = scale == 1.0 ? picture : Thumbnails.of(picture).forceSize(width, height).asBufferedImage();
        if (scaled.getType() == BufferedImage.TYPE_INT_RGB) {
            return scaled;
        }
        var plain = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var canvas = plain.createGraphics();
        canvas.drawImage(scaled, 0, 0, Color.WHITE, null);
        canvas.dispose();
        return plain;
    }

    private static BufferedImage upright(BufferedImage picture, Metadata notes) throws IOException {
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

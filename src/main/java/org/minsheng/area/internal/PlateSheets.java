package org.minsheng.area.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.internal.PlateRepository.Printed;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Prints plates on A4 with cutting marks. One sheet is made at a time; its pages wait in a temporary file, not in memory. */
@Component
class PlateSheets {

    static final int MOST_PLATES = 2_000;

    /** Width and height of a plate in millimetres. */
    enum Size {
        SMALL(60, 40), SQUARE(80, 80), LARGE(100, 150);

        final float width;
        final float height;

        Size(float width, float height) {
            this.width = width;
            this.height = height;
        }

        static Size of(String name) {
            return name.equals("square") ? SQUARE : name.equals("large") ? LARGE : SMALL;
        }

        String inFileName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What stands on every plate besides its place. */
    record Words(String heading, String hotline, String base) {
    }

    private static final float MILLIMETRE = 72 / 25.4f;
    private static final float GAP = 4;
    private static final float MARGIN = 3;
    private static final float MARK = 1.8f;

    private final ReentrantLock onlyOne = new ReentrantLock();
    private @Nullable TrueTypeFont parsed;

    void write(Size size, List<Printed> plates, Words words, OutputStream out) {
        onlyOne.lock();
        try (var document = new PDDocument(IOUtils.createTempFileOnlyStreamCache())) {
            var type = font();
            var letters = new PlateLetters(PDType0Font.load(document, type, true), type.getUnicodeCmapLookup());
            document.getDocumentInformation().setTitle(words.heading());
            int across = (int) ((210 - 2 * MARGIN + GAP) / (size.width + GAP));
            int down = (int) ((297 - 2 * MARGIN + GAP) / (size.height + GAP));
            for (int first = 0; first < plates.size(); first += across * down) {
                var page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                var onPage = plates.subList(first, Math.min(plates.size(), first + across * down));
                try (var stream = new PDPageContentStream(document, page)) {
                    fill(stream, letters, size, onPage, words, across, down);
                }
            }
            document.save(out);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } finally {
            onlyOne.unlock();
        }
    }

    private static void fill(PDPageContentStream stream, PlateLetters letters, Size size, List<Printed> plates, Words words,
                             int across, int down) throws IOException {
        float left = (210 - across * size.width - (across - 1) * GAP) / 2;
        float top = (297 - down * size.height - (down - 1) * GAP) / 2;
        for (int i = 0; i < plates.size(); i++) {
            float x = left + (i % across) * (size.width + GAP);
            float y = 297 - top - size.height - (float) (i / across) * (size.height + GAP);
            marks(stream, x, y, size);
            new PlateFace(stream, letters, x * MILLIMETRE, y * MILLIMETRE).draw(size, plates.get(i), words);
        }
    }

    /** Short lines outside each corner, so that nothing of them stays on the plate. */
    private static void marks(PDPageContentStream stream, float x, float y, Size size) throws IOException {
        stream.setLineWidth(0.3f);
        for (float cornerX : new float[] {x, x + size.width}) {
            float away = cornerX == x ? -MARK : MARK;
            for (float cornerY : new float[] {y, y + size.height}) {
                float up = cornerY == y ? -MARK : MARK;
                line(stream, cornerX + away / 6, cornerY, cornerX + away, cornerY);
                line(stream, cornerX, cornerY + up / 6, cornerX, cornerY + up);
            }
        }
        stream.stroke();
    }

    private static void line(PDPageContentStream stream, float x1, float y1, float x2, float y2) throws IOException {
        stream.moveTo(x1 * MILLIMETRE, y1 * MILLIMETRE);
        stream.lineTo(x2 * MILLIMETRE, y2 * MILLIMETRE);
    }

    /** Parsed once; only the glyphs used go into a file. */
    private TrueTypeFont font() throws IOException {
        var known = parsed;
        if (known == null) {
            try (var in = new ClassPathResource("fonts/NotoSansSC-Regular.ttf").getInputStream()) {
                known = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
            }
            parsed = known;
        }
        return known;
    }
}

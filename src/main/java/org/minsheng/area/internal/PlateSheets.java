package org.minsheng.area.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.minsheng.area.internal.PlateRepository.Printed;
import org.minsheng.page.Ink;
import org.minsheng.page.Letters;
import org.minsheng.page.Print;
import org.springframework.stereotype.Component;

/** Prints plates on A4 with cutting marks. */
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

    private static final float GAP = 4;
    private static final float MARGIN = 3;
    private static final float MARK = 1.8f;

    private final Print print;

    PlateSheets(Print print) {
        this.print = print;
    }

    void write(Size size, List<Printed> plates, Words words, OutputStream out) {
        int across = (int) ((210 - 2 * MARGIN + GAP) / (size.width + GAP));
        int down = (int) ((297 - 2 * MARGIN + GAP) / (size.height + GAP));
        print.write(words.heading(), (document, letters) -> {
            for (int first = 0; first < plates.size(); first += across * down) {
                var page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                var onPage = plates.subList(first, Math.min(plates.size(), first + across * down));
                try (var stream = new PDPageContentStream(document, page)) {
                    fill(stream, letters, size, onPage, words, across, down);
                }
            }
        }, out);
    }

    private static void fill(PDPageContentStream stream, Letters letters, Size size, List<Printed> plates, Words words,
                             int across, int down) throws IOException {
        float left = (210 - across * size.width - (across - 1) * GAP) / 2;
        float top = (297 - down * size.height - (down - 1) * GAP) / 2;
        for (int i = 0; i < plates.size(); i++) {
            float x = left + (i % across) * (size.width + GAP);
            float y = 297 - top - size.height - (float) (i / across) * (size.height + GAP);
            marks(stream, x, y, size);
            new PlateFace(new Ink(stream, letters, x * Ink.MILLIMETRE, y * Ink.MILLIMETRE))
                .draw(size, plates.get(i), words);
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
        stream.moveTo(x1 * Ink.MILLIMETRE, y1 * Ink.MILLIMETRE);
        stream.lineTo(x2 * Ink.MILLIMETRE, y2 * Ink.MILLIMETRE);
    }
}

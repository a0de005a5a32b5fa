package org.minsheng.page;

import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;

/**
 * Text that flows over as many pages of A4 as it needs, with the title and the number of the page at the foot of each.
 */
public final class Paper implements AutoCloseable {

    /** Writes what stands on the paper. */
    @FunctionalInterface
    public interface Text {

        void write(Paper paper) throws IOException;
    }

    private static final float LEFT = 56;
    private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * LEFT;
    private static final float TOP = PDRectangle.A4.getHeight() - 64;
    private static final float BOTTOM = 72;
    private static final float LEADING = 1.45f;
    private static final Color GREY = new Color(0x55, 0x55, 0x55);

    private final PDDocument document;
    private final Letters letters;
    private @Nullable PDPageContentStream stream;
    private float y;

    private Paper(PDDocument document, Letters letters) {
        this.document = document;
        this.letters = letters;
    }

    public static void write(Print print, String title, Text text, OutputStream out) {
        print.write(title, (document, letters) -> {
            try (var paper = new Paper(document, letters)) {
                text.write(paper);
            }
            foot(document, letters, title);
        }, out);
    }

    public void title(String text) throws IOException {
        lines(text, 20, Color.BLACK);
        y -= 6;
    }

    /** Stays on one page with at least what follows first. */
    public void heading(String text) throws IOException {
        room(80);
        y -= 12;
        lines(text, 14, Color.BLACK);
        y -= 3;
    }

    public void text(String text) throws IOException {
        lines(text, 11, Color.BLACK);
    }

    /** What explains the text above it. */
    public void remark(String text) throws IOException {
        lines(text, 9, GREY);
    }

    public void space() {
        y -= 6;
    }

    private void lines(String text, float size, Color color) throws IOException {
        for (var line : letters.wrap(text, size, WIDTH)) {
            var on = room(size * LEADING);
            y -= size * LEADING;
            on.setNonStrokingColor(color);
            show(on, letters, line, LEFT, y, size);
        }
    }

    private PDPageContentStream room(float needed) throws IOException {
        var open = stream;
        if (open == null || y - needed < BOTTOM) {
            if (open != null) {
                open.close();
            }
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            open = new PDPageContentStream(document, page);
            stream = open;
            y = TOP;
        }
        return open;
    }

    private static void show(PDPageContentStream on, Letters letters, String line, float x, float y, float size)
            throws IOException {
        on.beginText();
        on.setFont(letters.font(), size);
        on.newLineAtOffset(x, y);
        on.showText(line);
        on.endText();
    }

    private static void foot(PDDocument document, Letters letters, String title) throws IOException {
        int pages = document.getNumberOfPages();
        for (int at = 0; at < pages; at++) {
            try (var on = new PDPageContentStream(document, document.getPage(at), AppendMode.APPEND, true)) {
                on.setNonStrokingColor(GREY);
                var number = at + 1 + " / " + pages;
                show(on, letters, letters.printable(title), LEFT, BOTTOM - 30, 9);
                show(on, letters, number, LEFT + WIDTH - letters.width(number, 9), BOTTOM - 30, 9);
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (stream != null) {
            stream.close();
        }
    }
}

package org.minsheng.visit.internal.campaign;

import java.io.IOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Writes down a page from the top, in points; characters that the font lacks become a box. */
final class Pen {

    private static final float LEADING = 1.35f;

    private final PDPageContentStream stream;
    private final PDType0Font font;
    private final CmapLookup glyphs;
    private float y = PDRectangle.A4.getHeight();

    Pen(PDPageContentStream stream, PDType0Font font, CmapLookup glyphs) {
        this.stream = stream;
        this.font = font;
        this.glyphs = glyphs;
    }

    void down(float points) {
        y -= points;
    }

    void at(float bottom) {
        y = bottom;
    }

    void text(float x, String text, float size) throws IOException {
        stream.beginText();
        stream.setFont(font, size);
        stream.newLineAtOffset(x, y);
        stream.showText(printable(text));
        stream.endText();
    }

    void centred(String text, float size, float width) throws IOException {
        float fitting = size;
        while (fitting > 8 && width(text, fitting) > width) {
            fitting -= 0.5f;
        }
        text((PDRectangle.A4.getWidth() - width(text, fitting)) / 2, text, fitting);
    }

    /** At most so many lines; what does not fit ends with an ellipsis. The pen stays on the last line. */
    void wrapped(float x, String text, float size, float width, int lines) throws IOException {
        var line = new StringBuilder();
        int written = 0;
        for (int character : printable(text).codePoints().toArray()) {
            if (!line.isEmpty() && width(line + Character.toString(character), size) > width) {
                if (++written == lines) {
                    line.setCharAt(line.length() - 1, '…');
                    break;
                }
                text(x, line.toString(), size);
                down(size * LEADING);
                line.setLength(0);
            }
            line.appendCodePoint(character);
        }
        text(x, line.toString(), size);
    }

    void rule(float from, float to) throws IOException {
        down(6);
        stream.setLineWidth(0.5f);
        stream.setStrokingColor(0.6f);
        stream.moveTo(from, y);
        stream.lineTo(to, y);
        stream.stroke();
    }

    /** A filled box on the line; black is 0, white 1. */
    void box(float x, float width, float height, float grey) throws IOException {
        stream.setNonStrokingColor(grey);
        stream.addRect(x, y, width, height);
        stream.fill();
        stream.setNonStrokingColor(0f);
    }

    private float width(String text, float size) throws IOException {
        return font.getStringWidth(printable(text)) / 1000 * size;
    }

    private String printable(String text) {
        var kept = new StringBuilder();
        text.codePoints().forEach(point -> kept.appendCodePoint(glyphs.getGlyphId(point) == 0 ? '□' : point));
        return kept.toString();
    }
}

package org.minsheng.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Text on paper, set in the one Chinese font; characters that it lacks become a box. */
public record Letters(PDType0Font font, CmapLookup glyphs) {

    /**
     * Lines of at most the given width in points, broken before a number when one stands in the second half of the
     * line.
     */
    public List<String> wrap(String text, float size, float width) throws IOException {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (int character : printable(text).codePoints().toArray()) {
            var longer = line.toString() + Character.toString(character);
            if (!line.isEmpty() && width(longer, size) > width) {
                int end = Character.isDigit(line.charAt(line.length() - 1)) || !Character.isDigit(character)
                    ? beforeNumber(line) : line.length();
                lines.add(line.substring(0, end));
                line.delete(0, end);
            }
            line.appendCodePoint(character);
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }

    private static int beforeNumber(CharSequence line) {
        for (int i = line.length() - 1; i > 0 && i >= line.length() / 2; i--) {
            if (Character.isDigit(line.charAt(i)) && !Character.isDigit(line.charAt(i - 1))) {
                return i;
            }
        }
        return line.length();
    }

    /** The largest size at most {@code wished} at which the text needs no more than so many lines. */
    public float fitting(String text, float wished, float width, int lines) throws IOException {
        float size = wished;
        while (size > 4 && wrap(text, size, width).size() > lines) {
            size -= 0.5f;
        }
        return size;
    }

    public float width(String text, float size) throws IOException {
        return font.getStringWidth(text) / 1000 * size;
    }

    public String printable(String text) {
        var kept = new StringBuilder();
        text.codePoints().forEach(point -> kept.appendCodePoint(glyphs.getGlyphId(point) == 0 ? '□' : point));
        return kept.toString();
    }
}

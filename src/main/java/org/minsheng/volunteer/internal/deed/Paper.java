package org.minsheng.volunteer.internal.deed;

import java.awt.Color;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.minsheng.page.Ink;
import org.minsheng.page.Letters;

/** Sheets of A4 that are written from top to bottom in millimetres; a new one begins when the last is full. */
public final class Paper implements AutoCloseable {

    private static final float LEFT = 22;
    private static final float WIDTH = 166;
    private static final float TOP = 272;
    private static final float BOTTOM = 22;
    private static final Color ACCENT = new Color(0xB3, 0x26, 0x1E);

    private final PDDocument document;
    private final Letters letters;
    private PDPageContentStream stream;
    private Ink ink;
    private float y;

    @SuppressWarnings("NullAway.Init")
    public Paper(PDDocument document, Letters letters) throws IOException {
        this.document = document;
        this.letters = letters;
        begin();
    }

    private void begin() throws IOException {
        var sheet = new PDPage(PDRectangle.A4);
        document.addPage(sheet);
        stream = new PDPageContentStream(document, sheet);
        ink = new Ink(stream, letters, 0, 0);
        y = TOP;
    }

    private void room(float millimetres) throws IOException {
        if (y - millimetres < BOTTOM) {
            stream.close();
            begin();
        }
    }

    public void title(String text) throws IOException {
        ink.text(text, LEFT, y, WIDTH, 20, 1, Color.BLACK, true);
        y -= 9;
    }

    public void subtitle(String text) throws IOException {
        ink.text(text, LEFT, y, WIDTH, 11, 1, Color.DARK_GRAY, true);
        y -= 8;
    }

    public void line() throws IOException {
        stream.setStrokingColor(ACCENT);
        stream.setLineWidth(0.8f);
        stream.moveTo(LEFT * Ink.MILLIMETRE, y * Ink.MILLIMETRE);
        stream.lineTo((LEFT + WIDTH) * Ink.MILLIMETRE, y * Ink.MILLIMETRE);
        stream.stroke();
        y -= 8;
    }

    public void heading(String text) throws IOException {
        room(20);
        y -= 3;
        ink.text(text, LEFT, y, WIDTH, 13, 1, ACCENT, false);
        y -= 8;
    }

    /** Wrapped text of any length, line by line over the sheets. */
    public void text(String text) throws IOException {
        for (var part : text.split("\n", -1)) {
            for (var line : letters.wrap(part.isEmpty() ? " " : part, 11, WIDTH * Ink.MILLIMETRE)) {
                room(7);
                ink.text(line, LEFT, y, WIDTH + 10, 11, 1, Color.BLACK, false);
                y -= 6.5f;
            }
        }
    }

    /** The one sentence that matters, larger and with room between its lines. */
    public void large(String text) throws IOException {
        for (var line : letters.wrap(text, 15, WIDTH * Ink.MILLIMETRE)) {
            room(11);
            ink.text(line, LEFT, y, WIDTH + 10, 15, 1, Color.BLACK, false);
            y -= 10;
        }
    }

    /** Who says it, and when: at the right edge. */
    public void right(String text) throws IOException {
        room(8);
        var line = letters.printable(text);
        float width = letters.width(line, 11) / Ink.MILLIMETRE;
        ink.text(line, LEFT + WIDTH - width, y, width + 4, 11, 1, Color.BLACK, false);
        y -= 7.5f;
    }

    public void fact(String label, String value) throws IOException {
        var lines = letters.wrap(value.isEmpty() ? "—" : value, 11, (WIDTH - 36) * Ink.MILLIMETRE);
        room(7);
        ink.text(label, LEFT, y, 34, 10, 1, Color.DARK_GRAY, false);
        for (var line : lines) {
            room(7);
            ink.text(line, LEFT + 36, y, WIDTH - 26, 11, 1, Color.BLACK, false);
            y -= 6.5f;
        }
    }

    public void row(float[] columns, String... cells) throws IOException {
        room(8);
        for (int at = 0; at < cells.length; at++) {
            float until = at + 1 < columns.length ? columns[at + 1] : WIDTH;
            ink.text(cells[at], LEFT + columns[at], y, until - columns[at] - 2, 10.5f, 1, Color.BLACK, false);
        }
        y -= 7;
    }

    /** What stands over rows, with a line below it. */
    public void head(float[] columns, String... cells) throws IOException {
        room(24);
        for (int at = 0; at < cells.length; at++) {
            float until = at + 1 < columns.length ? columns[at + 1] : WIDTH;
            ink.text(cells[at], LEFT + columns[at], y, until - columns[at] - 2, 9.5f, 1, Color.DARK_GRAY, false);
        }
        rule(y - 2.5f);
        y -= 8;
    }

    private void rule(float at) throws IOException {
        stream.setStrokingColor(Color.LIGHT_GRAY);
        stream.setLineWidth(0.5f);
        stream.moveTo(LEFT * Ink.MILLIMETRE, at * Ink.MILLIMETRE);
        stream.lineTo((LEFT + WIDTH) * Ink.MILLIMETRE, at * Ink.MILLIMETRE);
        stream.stroke();
    }

    /** Places to sign side by side. */
    public void signatures(String... labels) throws IOException {
        room(26);
        y -= 8;
        float each = WIDTH / labels.length;
        for (int at = 0; at < labels.length; at++) {
            ink.text(labels[at], LEFT + at * each, y, each - 4, 11, 1, Color.BLACK, false);
            stream.setStrokingColor(Color.GRAY);
            stream.setLineWidth(0.5f);
            stream.moveTo((LEFT + at * each) * Ink.MILLIMETRE, (y - 10) * Ink.MILLIMETRE);
            stream.lineTo((LEFT + (at + 1) * each - 6) * Ink.MILLIMETRE, (y - 10) * Ink.MILLIMETRE);
            stream.stroke();
        }
        y -= 18;
    }

    /** A circle where the seal goes. */
    public void seal(String label) throws IOException {
        room(46);
        float x = (LEFT + WIDTH - 24) * Ink.MILLIMETRE;
        float middle = (y - 18) * Ink.MILLIMETRE;
        float r = 19 * Ink.MILLIMETRE;
        float k = r * 0.5523f;
        stream.setStrokingColor(Color.LIGHT_GRAY);
        stream.setLineWidth(0.8f);
        stream.moveTo(x - r, middle);
        stream.curveTo(x - r, middle + k, x - k, middle + r, x, middle + r);
        stream.curveTo(x + k, middle + r, x + r, middle + k, x + r, middle);
        stream.curveTo(x + r, middle - k, x + k, middle - r, x, middle - r);
        stream.curveTo(x - k, middle - r, x - r, middle - k, x - r, middle);
        stream.stroke();
        ink.text(label, LEFT + WIDTH - 42, y - 19, 36, 10, 2, Color.GRAY, true);
        y -= 42;
    }

    public void code(String link, String label) throws IOException {
        room(48);
        ink.code(link, LEFT, y - 38, 38);
        ink.text(label, LEFT + 44, y - 12, WIDTH - 50, 10, 3, Color.DARK_GRAY, false);
        y -= 46;
    }

    public void space(float millimetres) {
        y -= millimetres;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}

package org.minsheng.page;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.Color;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDPageContentStream;

/** Draws text and QR codes on a page of a PDF, in millimetres from a corner that is given in points. */
public final class Ink {

    public static final float MILLIMETRE = 72 / 25.4f;

    private final PDPageContentStream stream;
    private final Letters letters;
    private final float left;
    private final float bottom;

    public Ink(PDPageContentStream stream, Letters letters, float left, float bottom) {
        this.stream = stream;
        this.letters = letters;
        this.left = left;
        this.bottom = bottom;
    }

    /** Text whose first line stands at the height given, made smaller until it fits. */
    public void text(String text, float x, float y, float width, float size, int lines, Color color, boolean centred)
            throws IOException {
        float fits = letters.fitting(text, size, width * MILLIMETRE, lines);
        float at = bottom + y * MILLIMETRE;
        stream.setNonStrokingColor(color);
        for (var line : letters.wrap(text, fits, width * MILLIMETRE)) {
            float indent = centred ? (width * MILLIMETRE - letters.width(line, fits)) / 2 : 0;
            stream.beginText();
            stream.setFont(letters.font(), fits);
            stream.newLineAtOffset(left + x * MILLIMETRE + indent, at);
            stream.showText(line);
            stream.endText();
            at -= fits * 1.3f;
        }
    }

    /** A QR code as lines of ink: modules of a row that touch are one rectangle, which keeps 2,000 of them small. */
    public void code(String link, float x, float y, float side) throws IOException {
        ByteMatrix modules = encode(link);
        int count = modules.getWidth();
        float one = side * MILLIMETRE / count;
        stream.setNonStrokingColor(Color.BLACK);
        for (int row = 0; row < count; row++) {
            for (int column = 0; column < count; column++) {
                int start = column;
                while (column < count && modules.get(column, row) == 1) {
                    column++;
                }
                if (column > start) {
                    stream.addRect(left + x * MILLIMETRE + start * one,
                        bottom + y * MILLIMETRE + (count - 1 - row) * one, (column - start) * one, one);
                }
            }
        }
        stream.fill();
    }

    private static ByteMatrix encode(String link) {
        try {
            return Encoder.encode(link, ErrorCorrectionLevel.M).getMatrix();
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException(tooLong);
        }
    }
}

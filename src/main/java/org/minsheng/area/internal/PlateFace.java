package org.minsheng.area.internal;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.Color;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.minsheng.area.internal.PlateRepository.Printed;
import org.minsheng.area.internal.PlateSheets.Size;
import org.minsheng.area.internal.PlateSheets.Words;

/** One plate drawn at a corner given in points: heading, QR code as lines of ink, address, hotline. */
final class PlateFace {

    private static final float MILLIMETRE = 72 / 25.4f;
    private static final Color ACCENT = new Color(0xB3, 0x26, 0x1E);

    private final PDPageContentStream stream;
    private final PlateLetters letters;
    private final float left;
    private final float bottom;

    PlateFace(PDPageContentStream stream, PlateLetters letters, float left, float bottom) {
        this.stream = stream;
        this.letters = letters;
        this.left = left;
        this.bottom = bottom;
    }

    void draw(Size size, Printed plate, Words words) throws IOException {
        var link = words.base() + "/p/" + plate.token();
        switch (size) {
            case SMALL -> {
                code(link, 3, 6, 28);
                var heading = words.heading().split(" · ", 2);
                text(heading[0], 33, 32.5f, 25, 10, 1, ACCENT, false);
                text(heading.length > 1 ? heading[1] : "", 33, 28.3f, 25, 8, 1, ACCENT, false);
                text(plate.community(), 33, 22.5f, 25, 7, 2, Color.DARK_GRAY, false);
                text(plate.local(), 33, 15.5f, 25, 10, 2, Color.BLACK, false);
                text(words.hotline(), 33, 6.2f, 25, 6.5f, 1, Color.DARK_GRAY, false);
            }
            case SQUARE -> {
                text(words.heading(), 4, 71, 72, 15, 1, ACCENT, true);
                code(link, 18.5f, 23.5f, 43);
                text(plate.community(), 5, 18.5f, 70, 8.5f, 1, Color.DARK_GRAY, true);
                text(plate.local(), 5, 12, 70, 15, 1, Color.BLACK, true);
                text(words.hotline(), 5, 5, 70, 8.5f, 1, Color.DARK_GRAY, true);
            }
            case LARGE -> {
                text(words.heading(), 5, 134, 90, 22, 1, ACCENT, true);
                code(link, 12.5f, 50, 75);
                text(plate.community(), 6, 39, 88, 14, 1, Color.DARK_GRAY, true);
                text(plate.local(), 6, 28, 88, 24, 2, Color.BLACK, true);
                text(words.hotline(), 6, 6, 88, 13, 1, Color.DARK_GRAY, true);
            }
        }
    }

    /** Text whose first line stands at the height given in millimetres, made smaller until it fits. */
    private void text(String text, float x, float y, float width, float size, int lines, Color color, boolean centred)
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

    /** Modules of a row that touch are one rectangle, which keeps 2,000 plates small. */
    private void code(String link, float x, float y, float side) throws IOException {
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
                    stream.addRect(left + x * MILLIMETRE + start * one, bottom + y * MILLIMETRE + (count - 1 - row) * one,
                        (column - start) * one, one);
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

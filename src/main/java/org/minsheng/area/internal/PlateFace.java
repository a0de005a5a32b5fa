package org.minsheng.area.internal;

import java.awt.Color;
import java.io.IOException;
import org.minsheng.area.internal.PlateRepository.Printed;
import org.minsheng.area.internal.PlateSheets.Size;
import org.minsheng.area.internal.PlateSheets.Words;
import org.minsheng.page.Ink;

/** One plate drawn at a corner given in points: heading, QR code as lines of ink, address, hotline. */
final class PlateFace {

    private static final Color ACCENT = new Color(0xB3, 0x26, 0x1E);

    private final Ink ink;

    PlateFace(Ink ink) {
        this.ink = ink;
    }

    void draw(Size size, Printed plate, Words words) throws IOException {
        var link = words.base() + "/p/" + plate.token();
        switch (size) {
            case SMALL -> {
                ink.code(link, 3, 6, 28);
                var heading = words.heading().split(" · ", 2);
                ink.text(heading[0], 33, 32.5f, 25, 10, 1, ACCENT, false);
                ink.text(heading.length > 1 ? heading[1] : "", 33, 28.3f, 25, 8, 1, ACCENT, false);
                ink.text(plate.community(), 33, 22.5f, 25, 7, 2, Color.DARK_GRAY, false);
                ink.text(plate.local(), 33, 15.5f, 25, 10, 2, Color.BLACK, false);
                ink.text(words.hotline(), 33, 6.2f, 25, 6.5f, 1, Color.DARK_GRAY, false);
            }
            case SQUARE -> {
                ink.text(words.heading(), 4, 71, 72, 15, 1, ACCENT, true);
                ink.code(link, 18.5f, 23.5f, 43);
                ink.text(plate.community(), 5, 18.5f, 70, 8.5f, 1, Color.DARK_GRAY, true);
                ink.text(plate.local(), 5, 12, 70, 15, 1, Color.BLACK, true);
                ink.text(words.hotline(), 5, 5, 70, 8.5f, 1, Color.DARK_GRAY, true);
            }
            case LARGE -> {
                ink.text(words.heading(), 5, 134, 90, 22, 1, ACCENT, true);
                ink.code(link, 12.5f, 50, 75);
                ink.text(plate.community(), 6, 39, 88, 14, 1, Color.DARK_GRAY, true);
                ink.text(plate.local(), 6, 28, 88, 24, 2, Color.BLACK, true);
                ink.text(words.hotline(), 6, 6, 88, 13, 1, Color.DARK_GRAY, true);
            }
        }
    }
}

package org.minsheng.grid.internal.roster;

import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.minsheng.page.Ink;
import org.minsheng.page.Page;
import org.minsheng.page.Print;
import org.springframework.stereotype.Component;

/** Prints the public plates of grids and zones, one on a sheet of A4 for the notice board. */
@Component
class PlatePrint {

    /** A plate and what its code leads to. */
    record Printed(PlateFaces.Face face, String link) {
    }

    private static final Color ACCENT = new Color(0xB3, 0x26, 0x1E);
    private static final int MOST_PEOPLE = 5;

    private final Print print;

    PlatePrint(Print print) {
        this.print = print;
    }

    void write(Page page, List<Printed> plates, OutputStream out) {
        print.write(page.t("roster.plate.heading"), (document, letters) -> {
            for (var plate : plates) {
                var sheet = new PDPage(PDRectangle.A4);
                document.addPage(sheet);
                try (var stream = new PDPageContentStream(document, sheet)) {
                    draw(page, plate, stream, new Ink(stream, letters, 0, 0));
                }
            }
        }, out);
    }

    private static void draw(Page page, Printed plate, PDPageContentStream stream, Ink ink) throws IOException {
        var face = plate.face();
        ink.text(page.t("roster.plate.heading"), 20, 268, 170, 26, 1, ACCENT, true);
        ink.text(face.name(), 20, 248, 170, 34, 1, Color.BLACK, true);
        ink.text(face.keeper().isEmpty() ? face.around() : face.around() + " · " + face.keeper(), 20, 237, 170, 14, 1,
            Color.DARK_GRAY, true);
        line(stream, 230);
        float y = 216;
        for (var person : face.people().stream().limit(MOST_PEOPLE).toList()) {
            ink.text(page.t(person.duty()) + (person.body().isEmpty() ? "" : " · " + person.body()), 25, y + 4, 80, 13,
                1, Color.DARK_GRAY, false);
            ink.text(person.name(), 25, y - 6, 70, 24, 1, Color.BLACK, false);
            ink.text(person.tel(), 105, y - 6, 85, 24, 1, Color.BLACK, false);
            y -= 22;
        }
        line(stream, y + 8);
        for (var duty : face.duties()) {
            ink.text(page.t(duty) + "：" + page.t("roster.does." + duty), 25, y - 2, 160, 12, 2, Color.DARK_GRAY, false);
            y -= 14;
        }
        ink.code(plate.link(), 77.5f, 32, 55);
        ink.text(page.t("roster.plate.scan"), 20, 23, 170, 13, 1, Color.DARK_GRAY, true);
        if (!face.hotline().isEmpty()) {
            ink.text(page.t("roster.plate.hotline", face.hotline()), 20, 14, 170, 12, 1, Color.DARK_GRAY, true);
        }
    }

    private static void line(PDPageContentStream stream, float y) throws IOException {
        stream.setStrokingColor(ACCENT);
        stream.setLineWidth(0.8f);
        stream.moveTo(20 * Ink.MILLIMETRE, y * Ink.MILLIMETRE);
        stream.lineTo(190 * Ink.MILLIMETRE, y * Ink.MILLIMETRE);
        stream.stroke();
    }
}

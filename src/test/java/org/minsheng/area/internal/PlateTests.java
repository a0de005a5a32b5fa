package org.minsheng.area.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minsheng.area.Places;
import org.minsheng.area.internal.PlateRepository.Printed;
import org.minsheng.area.internal.PlateSheets.Size;
import org.minsheng.area.internal.PlateSheets.Words;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OpaqueToken;
import org.minsheng.shared.Role;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;

class PlateTests extends RunningServer {

    private static final Words WORDS = new Words("民声总台 · 扫码反映", "服务热线 12345", "https://ms.example.cn");

    @Autowired
    Places places;

    @Autowired
    PlateRepository plates;

    @Autowired
    WithdrawingPlate withdrawing;

    @Autowired
    IssuingPlates issuing;

    @Autowired
    PlateSheets sheets;

    @Autowired
    DemoPlaces demo;

    @BeforeEach
    void demoPlaces() {
        demo.fill();
    }

    @Test
    void a_token_is_long_and_no_two_are_alike() {
        var tokens = new HashSet<String>();
        for (int i = 0; i < 10_000; i++) {
            tokens.add(OpaqueToken.fresh());
        }
        assertThat(tokens).hasSize(10_000).allMatch(token -> token.matches("[0-9A-Za-z]{20}"));
    }

    @Test
    void a_replaced_plate_leads_nowhere_and_the_new_one_to_the_place() {
        var admin = PlaceChangeTests.staff(Role.SYSTEM_ADMINISTRATOR, "52");
        var code = new AreaCode("5203290010050001" + "001" + "01" + "0101");
        var place = places.at(code).orElseThrow();
        issuing.issue(admin, code, false);
        var old = plates.of(place.id()).getFirst().token();
        assertThat(withdrawing.withdraw(admin, code, old, true)).isInstanceOf(Outcome.Done.class);
        assertThat(places.byPlate(old)).isEmpty();
        var fresh = plates.of(place.id()).getFirst();
        assertThat(fresh.withdrawnAt()).isNull();
        assertThat(places.byPlate(fresh.token())).contains(place);
        assertThat(withdrawing.withdraw(admin, code, old, true))
            .isEqualTo(new Outcome.Refused("area.refused.plate-changed"));
        assertThat(issuing.issue(admin, code, false)).isEqualTo(new Outcome.Done(code, 0));
    }

    @Test
    void an_unknown_plate_is_nowhere() {
        assertThat(places.byPlate("' or 1=1 --")).isEmpty();
        assertThat(places.byPlate("AAAAAAAAAAAAAAAAAAAA")).isEmpty();
    }

    @Test
    void every_size_can_be_scanned_and_read() throws Exception {
        var compound = plates.printed(new AreaCode("5203270010030001"), 20);
        for (var size : Size.values()) {
            var file = Path.of("target/pictures", "plates-" + size.inFileName() + ".pdf");
            Files.createDirectories(file.getParent());
            try (var out = Files.newOutputStream(file)) {
                sheets.write(size, compound, WORDS, out);
            }
            try (var pdf = Loader.loadPDF(file.toFile())) {
                assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s", ""))
                    .contains("民声总台", "扫码反映", "凤凰苑1栋", "1单元101", "12345");
                assertThat(scan(new PDFRenderer(pdf).renderImageWithDPI(0, 150)))
                    .contains("https://ms.example.cn/p/" + compound.getFirst().token());
            }
        }
    }

    private static List<String> scan(BufferedImage image) throws NotFoundException {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        return Arrays.stream(new QRCodeMultiReader().decodeMultiple(new BinaryBitmap(new HybridBinarizer(source))))
            .map(Result::getText).toList();
    }

    @Test
    void two_thousand_plates_make_one_moderate_file() throws Exception {
        var many = new ArrayList<Printed>();
        for (int i = 0; i < PlateSheets.MOST_PLATES; i++) {
            many.add(new Printed(OpaqueToken.fresh(), new AreaCode("520327001003"), "龙泉街道体育场社区", "𠮷祥苑🏠" + i + "号"));
        }
        var file = Path.of("target/pictures/plates-2000.pdf");
        Files.createDirectories(file.getParent());
        try (var out = Files.newOutputStream(file)) {
            sheets.write(Size.SMALL, many, WORDS, out);
        }
        assertThat(Files.size(file)).isLessThan(12_000_000);
        try (var pdf = Loader.loadPDF(file.toFile())) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(112);
        }
    }
}

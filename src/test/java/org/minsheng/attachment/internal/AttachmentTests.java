package org.minsheng.attachment.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.minsheng.attachment.Attachment;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.attachment.Attachments;
import org.minsheng.attachment.Keeping;
import org.minsheng.shared.GeoPoint;
import org.minsheng.testing.Beside;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;

@Beside
class AttachmentTests extends RunningServer {

    @Autowired
    Attachments attachments;
    @Autowired
    KeptFiles files;
    @Autowired
    Clock clock;

    @Test
    void a_photo_is_kept_as_a_picture_without_notes_and_with_a_small_one() {
        var photo = kept(keep(Photos.withExif(Photos.made("jpeg", 3200, 1600), 1), "../../门口 的路灯.JPEG", false));
        assertThat(photo.name()).isEqualTo("门口 的路灯.jpg");
        assertThat(photo.mediaType()).isEqualTo("image/jpeg");
        assertThat(photo.width()).isEqualTo(2560);
        assertThat(photo.height()).isEqualTo(1280);
        assertThat(photo.location()).isNull();
        assertThat(photo.sm3()).hasSize(64);
        byte[] whole = bytes(photo, false);
        assertThat(whole).hasSize((int) photo.bytes());
        assertThat(new String(whole, StandardCharsets.ISO_8859_1)).doesNotContain("Exif");
        var small = Photos.opened(bytes(photo, true));
        assertThat(small.getWidth()).isEqualTo(320);
        assertThat(small.getHeight()).isEqualTo(160);
    }

    @Test
    void the_place_in_a_photo_is_read_only_with_consent() {
        byte[] photo = Photos.withExif(Photos.made("jpeg", 64, 48), 1);
        assertThat(kept(keep(photo, "a.jpg", false)).location()).isNull();
        assertThat(kept(keep(photo, "a.jpg", true)).location()).isEqualTo(new GeoPoint(107.5, 27.75));
    }

    @Test
    void a_photo_taken_with_the_phone_on_its_side_is_turned_upright() {
        var photo = kept(keep(Photos.withExif(Photos.made("jpeg", 400, 200), 6), "a.jpg", false));
        assertThat(photo.width()).isEqualTo(200);
        assertThat(photo.height()).isEqualTo(400);
        var picture = Photos.opened(bytes(photo, false));
        assertThat(new Color(picture.getRGB(100, 50)).getRed()).isGreaterThan(200);
        assertThat(new Color(picture.getRGB(100, 350)).getBlue()).isGreaterThan(200);
    }

    @Test
    void png_and_webp_become_plain_pictures() {
        assertThat(kept(keep(Photos.made("png", 50, 20), "截图.png", false)).name()).isEqualTo("截图.jpg");
        var webp = kept(keep(Photos.WEBP, "微信图片.webp", false));
        assertThat(webp.mediaType()).isEqualTo("image/jpeg");
        assertThat(webp.width()).isEqualTo(1);
    }

    @Test
    void a_large_photo_of_a_good_phone_is_taken() {
        var photo = kept(keep(Photos.made("jpeg", 8000, 6000), "48MP.jpg", false));
        assertThat(photo.width()).isEqualTo(2560);
        assertThat(photo.height()).isEqualTo(1920);
    }

    @Test
    void a_foreign_file_posing_as_a_photo_is_refused_whatever_its_name() {
        for (var content : List.of("<html><script>alert(1)</script></html>",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
            "MZ\u0090program", "GIF89a", "hello")) {
            refused(keepPhoto(content.getBytes(StandardCharsets.UTF_8), "photo.jpg"), "attachment.refused.not-a-photo");
            refused(keep(content.getBytes(StandardCharsets.UTF_8), "photo.jpg", false),
                "attachment.refused.unknown-kind");
        }
        refused(keepPhoto("\u0000\u0000\u0000\u0018ftypheic".getBytes(StandardCharsets.ISO_8859_1), "a.heic"),
            "attachment.refused.heic");
        refused(keepPhoto(new byte[0], "a.jpg"), "attachment.refused.empty");
    }

    @Test
    void a_broken_photo_is_refused() {
        byte[] whole = Photos.made("jpeg", 1200, 900);
        refused(keepPhoto(Arrays.copyOf(whole, whole.length / 2), "cut.jpg"), "attachment.refused.broken-photo");
        byte[] png = Photos.made("png", 1200, 900);
        refused(keepPhoto(Arrays.copyOf(png, png.length / 2), "cut.png"), "attachment.refused.broken-photo");
        byte[] disguised = "\u00ff\u00d8\u00ff\u00e0 then <script>alert(1)</script>"
            .getBytes(StandardCharsets.ISO_8859_1);
        refused(keepPhoto(disguised, "a.jpg"), "attachment.refused.broken-photo");
        byte[] webp = Arrays.copyOf(Photos.WEBP, Photos.WEBP.length - 15);
        refused(keepPhoto(webp, "a.webp"), "attachment.refused.broken-photo");
    }

    @Test
    void a_picture_that_would_fill_the_memory_is_refused_before_it_is_opened() {
        refused(keepPhoto(Photos.bomb(60_000, 60_000), "bomb.png"), "attachment.refused.too-many-pixels");
        refused(keepPhoto(Photos.bomb(Integer.MAX_VALUE, Integer.MAX_VALUE), "bomb.png"),
            "attachment.refused.too-many-pixels");
    }

    @Test
    void a_file_over_twenty_megabytes_is_refused() {
        byte[] large = Arrays.copyOf(Photos.made("jpeg", 100, 100), 21 << 20);
        refused(keep(large, "a.jpg", false), "attachment.refused.too-large");
    }

    @Test
    void documents_are_kept_as_they_are_in_several_parts_but_not_as_photos() {
        byte[] pdf = Arrays.copyOf("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII), 3_500_000);
        refused(keepPhoto(pdf, "a.pdf"), "attachment.refused.not-a-photo");
        var document = kept(keep(pdf, "协议.PDF", false));
        assertThat(document.mediaType()).isEqualTo("application/pdf");
        assertThat(bytes(document, false)).isEqualTo(pdf);
        assertThat(kept(keep(archive("[Content_Types].xml", "xl/workbook.xml"), "表.xlsx", false)).name())
            .isEqualTo("表.xlsx");
        refused(keep(archive("[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin"), "表.xlsx", false),
            "attachment.refused.unknown-kind");
        refused(keep(archive("run.exe"), "表.xlsx", false), "attachment.refused.unknown-kind");
    }

    @Test
    void files_are_bound_once_and_found_by_their_subject() {
        var first = kept(keep(Photos.made("png", 10, 10), "1.png", false)).id();
        var second = kept(keep(Photos.made("png", 10, 10), "2.png", false)).id();
        var subject = "test:" + UUID.randomUUID();
        attachments.bind(List.of(first, second), subject);
        attachments.bind(List.of(first), "test:elsewhere");
        assertThat(attachments.of(subject)).extracting(Attachment::name).containsExactly("1.jpg", "2.jpg");
        assertThat(attachments.ofAll(List.of(subject, "test:none"))).containsOnlyKeys(subject);
        assertThat(attachments.find(List.of(second, new AttachmentId(UUID.randomUUID()), first)))
            .extracting(Attachment::id)
            .containsExactly(second, first);
    }

    @Test
    void files_that_nobody_took_up_go_after_a_day() {
        var left = kept(keep(Photos.made("png", 10, 10), "left.png", false)).id();
        var taken = kept(keep(Photos.made("png", 10, 10), "taken.png", false)).id();
        attachments.bind(List.of(taken), "test:" + UUID.randomUUID());
        jdbc.sql("update attachment.file set created = :then where id in (:left, :taken)")
            .param("then", clock.instant().minus(UnboundFiles.KEPT.multipliedBy(2)).atOffset(ZoneOffset.UTC))
            .param("left", left.value()).param("taken", taken.value())
            .update();
        files.removeUnbound(clock.instant().minus(UnboundFiles.KEPT));
        assertThat(attachments.find(List.of(left, taken))).extracting(Attachment::id).containsExactly(taken);
    }

    @Test
    void many_large_photos_at_once_wait_for_one_another_and_all_arrive() {
        byte[] photo = Photos.made("jpeg", 4000, 3000);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = IntStream.range(0, 12).mapToObj(n -> people.submit(() -> keep(photo, n + ".jpg", false)))
                .toList();
            results.forEach(result -> assertThat(result).succeedsWithin(Duration.ofMinutes(10))
                .isInstanceOf(Keeping.Kept.class));
        }
    }

    @Test
    void a_file_of_somebody_else_looks_like_no_file() throws Exception {
        var file = kept(keep(Photos.made("png", 10, 10), "1.png", false)).id();
        assertThat(get("/attachments/" + file).statusCode()).isEqualTo(404);
        attachments.bind(List.of(file), "test:1");
        assertThat(get("/attachments/" + file).statusCode()).isEqualTo(404);
        assertThat(get("/attachments/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    }

    @Test
    void an_upload_of_fifty_megabytes_gets_a_sentence() throws Exception {
        var head = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.jpg\"\r\nContent-Type: "
            + "image/jpeg\r\n\r\n";
        var body = HttpRequest.BodyPublishers.concat(HttpRequest.BodyPublishers.ofString(head),
            HttpRequest.BodyPublishers.ofByteArray(new byte[50 << 20]),
            HttpRequest.BodyPublishers.ofString("\r\n--x--\r\n"));
        var answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(base() + "/attachments"))
            .header("Content-Type", "multipart/form-data; boundary=x").POST(body).build(),
            HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("20 MB");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(base() + path)).build(),
            HttpResponse.BodyHandlers.ofString());
    }

    private Keeping keep(byte[] content, String name, boolean consent) {
        return attachments.keep(new ByteArrayInputStream(content), name, consent);
    }

    private Keeping keepPhoto(byte[] content, String name) {
        return attachments.keepPhoto(new ByteArrayInputStream(content), name, false);
    }

    private static Attachment kept(Keeping keeping) {
        assertThat(keeping).isInstanceOf(Keeping.Kept.class);
        return ((Keeping.Kept) keeping).attachment();
    }

    private static void refused(Keeping keeping, String key) {
        assertThat(keeping).isInstanceOfSatisfying(Keeping.Refused.class,
            refused -> assertThat(refused.key()).isEqualTo(key));
    }

    private byte[] bytes(Attachment file, boolean small) {
        var out = new ByteArrayOutputStream();
        files.copy(file.id(), small, out);
        return out.toByteArray();
    }

    private static byte[] archive(String... entries) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write(1);
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return bytes.toByteArray();
    }
}

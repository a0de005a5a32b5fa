package org.minsheng.attachment.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** What a file is by its first bytes; the name it came with says nothing. */
enum FileKind {
    JPEG("image/jpeg", "jpg"), PNG("image/png", "png"), WEBP("image/webp", "webp"), HEIC("image/heic", "heic"),
    PDF("application/pdf", "pdf"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx");

    private static final int HEAD = 16;

    private final String mediaType;
    private final String extension;

    FileKind(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    String mediaType() {
        return mediaType;
    }

    String extension() {
        return extension;
    }

    boolean isPhoto() {
        return mediaType.startsWith("image/");
    }

    /** The kind of a file, null for everything that is not on the list. */
    static @Nullable FileKind of(Path file) throws IOException {
        byte[] head;
        try (var in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        var text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.startsWith("\u00ff\u00d8\u00ff")) {
            return JPEG;
        }
        if (text.startsWith("\u0089PNG\r\n\u001a\n")) {
            return PNG;
        }
        if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) {
            return WEBP;
        }
        if (text.startsWith("ftyp", 4) && (text.startsWith("hei", 8) || text.startsWith("mif1", 8))) {
            return HEIC;
        }
        if (text.startsWith("%PDF-")) {
            return PDF;
        }
        return text.startsWith("PK\u0003\u0004") && isWorkbook(file) ? XLSX : null;
    }

    /** A workbook without macros; any other archive is refused. */
    private static boolean isWorkbook(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            return zip.getEntry("[Content_Types].xml") != null && zip.getEntry("xl/workbook.xml") != null
                && zip.stream().noneMatch(entry -> entry.getName().toLowerCase(Locale.ROOT).endsWith(".bin"));
        } catch (ZipException broken) {
            return false;
        }
    }
}

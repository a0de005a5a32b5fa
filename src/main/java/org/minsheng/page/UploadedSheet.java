package org.minsheng.page;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** A file as a form brought it, not empty, not too large, with a name that can be shown. */
@SuppressWarnings("ArrayRecordComponent")
public record UploadedSheet(String name, byte[] bytes) {

    private static final int LONGEST_NAME = 100;

    /** @throws UnreadableFile when there is none, or when it is too large */
    public static UploadedSheet of(@Nullable MultipartFile file) throws UnreadableFile, IOException {
        if (file == null || file.isEmpty()) {
            throw new UnreadableFile("file.empty");
        }
        if (file.getSize() > Sheet.MOST_BYTES) {
            throw new UnreadableFile("file.too-large", Sheet.MOST_BYTES / 1024 / 1024);
        }
        var name = Objects.requireNonNullElse(file.getOriginalFilename(), "").replaceAll("[\\p{Cntrl}/\\\\]", "");
        return new UploadedSheet(name.length() > LONGEST_NAME ? name.substring(name.length() - LONGEST_NAME) : name,
            file.getBytes());
    }
}

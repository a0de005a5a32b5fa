package org.minsheng.attachment;

import org.jspecify.annotations.Nullable;
import org.minsheng.shared.GeoPoint;

/**
 * A kept file.
 *
 * @param mediaType found from the content, never from the name
 * @param bytes size as kept
 * @param sm3 hash of the bytes as kept, hexadecimal
 * @param location taken from a photo only with consent
 */
public record Attachment(AttachmentId id, String name, String mediaType, long bytes, String sm3, int width, int height,
                         @Nullable GeoPoint location) {

    public boolean isPhoto() {
        return mediaType.startsWith("image/");
    }
}

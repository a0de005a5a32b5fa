package org.minsheng.attachment;

import java.util.UUID;

/** Identifies a kept file; it cannot be guessed, yet is no permission. */
public record AttachmentId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}

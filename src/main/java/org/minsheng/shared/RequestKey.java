package org.minsheng.shared;

import java.util.UUID;

/** Makes a repeat of a request harmless: the second one gets the first one's answer. */
public record RequestKey(UUID value) {

    public static RequestKey fresh() {
        return new RequestKey(UUID.randomUUID());
    }

    /** @throws IllegalArgumentException when the text is no UUID */
    public static RequestKey of(String text) {
        return new RequestKey(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

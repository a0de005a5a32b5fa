package org.minsheng.notice.internal;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is said, kept sealed: as a whole text and, for channels that send only approved templates, in its parts.
 *
 * @param path where the reader can look, below the public address; null for nowhere
 */
public record Letter(String template, Map<String, String> parts, String text, @Nullable String path) {

    /** The text with its link, as a short message carries it. */
    String with(String publicAddress) {
        return path == null ? text : text + " " + publicAddress + path;
    }
}

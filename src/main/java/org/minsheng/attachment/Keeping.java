package org.minsheng.attachment;

/** What became of a file that was handed in. */
public sealed interface Keeping {

    record Kept(Attachment attachment) implements Keeping {
    }

    /** @param key message key of the sentence for the person, with its arguments */
    record Refused(String key, Object... args) implements Keeping {
    }
}

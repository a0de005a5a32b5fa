package org.minsheng.notice.internal;

/** How soon a letter goes, and whether it is told together with others about the same. */
public enum Pace {
    /** Goes at any hour, by itself. */
    URGENT,
    /** Goes at once; in quiet hours it waits for their end. */
    PROMPT,
    /** The same, and what still waits about the same is told with it. */
    WITH_EARLIER,
    /** Waits some minutes, since the next about the same may follow soon and is then told with it. */
    GATHERED;

    static Pace of(boolean urgent) {
        return urgent ? URGENT : PROMPT;
    }
}

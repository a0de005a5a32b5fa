package org.minsheng.notice.internal.staff;

import java.time.Instant;
import java.util.List;

/** One line behind the bell. */
public record StaffNotice(long id, String text, List<String> arguments, String path, boolean urgent,
                          Instant created, boolean read) {

    /** For the text's placeholders. */
    public Object[] words() {
        return arguments.toArray();
    }
}

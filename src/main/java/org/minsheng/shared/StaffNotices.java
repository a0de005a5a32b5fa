package org.minsheng.shared;

import java.util.Collection;
import java.util.List;

/**
 * Tells members of staff something: a line behind the bell of the console and, when it is urgent and the account is
 * linked to a phone, a short message. It is stored in the caller's transaction when there is one.
 */
public interface StaffNotices {

    /** Tells each account once, however often the same event comes; unknown accounts are left out. */
    void tell(Notice notice);

    /**
     * One thing to be told.
     *
     * @param event names what happened, for instance {@code appeal-mention:12}; the same event is told once to each
     * account
     * @param text message key of the sentence; it is read in the reader's language
     * @param arguments of the sentence, without personal data in the clear
     * @param path where the reader can act, below {@code /console}
     * @param urgent whether it also goes to the linked phone at once, at any hour
     */
    record Notice(String event, Collection<AccountId> to, String text, List<String> arguments,
                  String path, boolean urgent) {

        public Notice {
            to = List.copyOf(to);
            arguments = List.copyOf(arguments);
            if (!path.startsWith("/console")) {
                throw new IllegalArgumentException("not a path of the console: " + path);
            }
        }
    }
}

package org.minsheng.people;

import java.util.Optional;

/**
 * How the log of unmaskings says in words that a task of another module showed a number, as a component: nobody typed a
 * reason then, the log keeps {@code <kind>:<number>}.
 *
 * @param text message key of a sentence with the number as {0}
 * @param path what the number is appended to for the task's page
 */
public record TaskReason(String kind, String text, String path) {

    /** The task's number when the reason is of this kind. */
    public Optional<String> number(String reason) {
        var number = reason.startsWith(kind + ":") ? reason.substring(kind.length() + 1) : "";
        return number.matches("\\d{1,18}") ? Optional.of(number) : Optional.empty();
    }
}

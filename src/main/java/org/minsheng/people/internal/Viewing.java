package org.minsheng.people.internal;

import java.time.Instant;

/**
 * Somebody saw masked data of a person where it stood together with other people's.
 *
 * @param subject such as {@code household:12}
 */
public record Viewing(Instant at, String who, String subject) {

    /** Message key of the kind of subject. */
    public String kind() {
        return "people.viewing." + (subject.contains(":") ? subject.substring(0, subject.indexOf(':')) : subject);
    }

    public String number() {
        return subject.substring(subject.indexOf(':') + 1);
    }
}

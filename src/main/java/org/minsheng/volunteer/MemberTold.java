package org.minsheng.volunteer;

import java.time.Instant;
import java.util.List;
import org.minsheng.shared.PersonId;

/**
 * Something that a person who gives time is to be told; published in the transaction in which it happened.
 *
 * @param event names what happened, so that it is told once: {@code sign-up:12:moved-up}
 * @param text message key of the sentence, read in the person's language
 * @param arguments of the sentence, without personal data
 * @param path where the person sees more, below {@code /me}
 */
public record MemberTold(PersonId person, String event, String text, List<String> arguments, String path, Instant at) {

    public MemberTold {
        arguments = List.copyOf(arguments);
    }
}

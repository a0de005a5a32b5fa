package org.minsheng.cooperation;

import java.util.List;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PersonId;

/**
 * Somebody who is no member of staff is to be told something about an order or a whistle; whoever sends messages brings
 * it. Published in the transaction that did it.
 *
 * @param event names what happened: the same event is told once to each
 * @param text message key of the sentence, read in the person's language
 * @param arguments of the sentence, without personal data in the clear
 * @param subject what it is about, such as {@code order:12}; messages that wait for the morning are joined by it
 * @param path where the person can act
 * @param urgent whether it goes out at any hour
 */
public record PersonTold(String event, PersonId person, String text, List<String> arguments,
                         String subject, AreaCode area, String path, boolean urgent) {

    public PersonTold {
        arguments = List.copyOf(arguments);
    }
}

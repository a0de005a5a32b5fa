package org.minsheng.notice.internal;

import java.util.Map;
import org.minsheng.household.ConsentAsked;
import org.minsheng.people.Persons;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Asks for consent to a purpose that has changed, for each version once and once again. A short message is read on
 * locked screens, so it does not say which care it is about.
 */
@Component
class ConsentLetters {

    private final QueueingMessage queueing;
    private final Preferences preferences;
    private final Persons persons;
    private final MessageSource messages;

    ConsentLetters(QueueingMessage queueing, Preferences preferences, Persons persons, MessageSource messages) {
        this.queueing = queueing;
        this.preferences = preferences;
        this.persons = persons;
        this.messages = messages;
    }

    @EventListener
    void on(ConsentAsked asked) {
        var person = asked.person();
        var text = messages.getMessage(asked.again() ? "notice.text.consent-again" : "notice.text.consent-anew",
            null, persons.language(person));
        var carrier = preferences.carrier(person);
        queueing.queue(new Envelope("consent-anew:" + asked.datum() + ":" + asked.version() + ":" + person.value()
            + (asked.again() ? ":again" : ""), person, null, carrier,
            null, asked.community(), new Letter("CONSENT_ANEW", Map.of(), text, "/me/household"), null));
    }
}

package org.minsheng.notice.internal;

import java.util.Map;
import org.minsheng.cooperation.PersonTold;
import org.minsheng.people.Persons;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells residents and members what became of orders and whistles, in their own language, once for each occasion. */
@Component
class CooperationLetters {

    private final QueueingMessage queueing;
    private final Preferences preferences;
    private final Persons persons;
    private final MessageSource messages;

    CooperationLetters(QueueingMessage queueing, Preferences preferences, Persons persons, MessageSource messages) {
        this.queueing = queueing;
        this.preferences = preferences;
        this.persons = persons;
        this.messages = messages;
    }

    @EventListener
    void on(PersonTold told) {
        var text = messages.getMessage(told.text(), told.arguments().toArray(), persons.language(told.person()));
        var carrier = preferences.carrier(told.person());
        var letter = new Letter("COOPERATION",
            Map.of("title", told.arguments().isEmpty() ? "" : told.arguments().getFirst(), "step", text),
            text, told.path());
        queueing.queue(new Envelope(told.event(), told.person(), null, carrier, told.subject(), told.area(),
            letter, null, Pace.of(told.urgent())));
    }
}

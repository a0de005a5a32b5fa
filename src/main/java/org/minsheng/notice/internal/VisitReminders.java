package org.minsheng.notice.internal;

import java.util.Locale;
import java.util.Map;
import org.minsheng.people.Persons;
import org.minsheng.visit.VisitorsReminded;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells visitors who are no staff of the doors that wait for them, in their own language, once for each occasion. */
@Component
class VisitReminders {

    private final QueueingMessage queueing;
    private final Preferences preferences;
    private final Persons persons;
    private final MessageSource messages;

    VisitReminders(QueueingMessage queueing, Preferences preferences, Persons persons, MessageSource messages) {
        this.queueing = queueing;
        this.preferences = preferences;
        this.persons = persons;
        this.messages = messages;
    }

    @EventListener
    void on(VisitorsReminded reminded) {
        for (var waiting : reminded.visitors()) {
            var language = persons.language(waiting.person());
            var carrier = preferences.carrier(waiting.person());
            queueing.queue(new Envelope(reminded.occasion() + ":" + waiting.person().value(),
                waiting.person(), null, carrier, "campaign:" + reminded.campaign().value(), null,
                letter(reminded, waiting, language), null));
        }
    }

    private Letter letter(VisitorsReminded reminded, VisitorsReminded.Waiting waiting, Locale language) {
        var text = messages.getMessage(reminded.begins() ? "notice.visit.begins" : "notice.visit",
            new Object[] {reminded.name(), waiting.doors(), reminded.endsOn().toString()}, language);
        return new Letter("VISIT", Map.of("title", reminded.name(), "doors", Long.toString(waiting.doors())),
            text, "/me/visits");
    }
}

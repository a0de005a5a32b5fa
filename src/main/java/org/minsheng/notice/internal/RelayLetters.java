package org.minsheng.notice.internal;

import java.util.Locale;
import java.util.Map;
import org.minsheng.grid.RelayWritten;
import org.minsheng.people.Persons;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Sends a notice to the heads of ten households who are to carry it, with how many doors they have. */
@Component
class RelayLetters {

    private final QueueingMessage queueing;
    private final Preferences preferences;
    private final Persons persons;
    private final MessageSource messages;

    RelayLetters(QueueingMessage queueing, Preferences preferences, Persons persons, MessageSource messages) {
        this.queueing = queueing;
        this.preferences = preferences;
        this.persons = persons;
        this.messages = messages;
    }

    @EventListener
    void on(RelayWritten written) {
        var subject = "relay:" + written.relay();
        for (var head : written.heads()) {
            var carrier = preferences.carrier(head.person());
            queueing.queue(new Envelope(subject + ":" + head.person().value(), head.person(), null, carrier,
                subject, written.community(), letter(written, head, persons.language(head.person())), null));
        }
    }

    private Letter letter(RelayWritten written, RelayWritten.Head head, Locale language) {
        var text = messages.getMessage("notice.relay",
            new Object[] {written.title(), head.doors(), written.text()}, language);
        return new Letter("RELAY", Map.of("title", written.title(), "doors", Integer.toString(head.doors())), text,
            "/me/unit/relays/" + written.relay());
    }
}

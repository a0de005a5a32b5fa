package org.minsheng.notice.internal;

import java.util.Map;
import org.minsheng.household.DataRequestDecided;
import org.minsheng.people.Persons;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells a person what was decided about the own data. After an erasure nobody knows the person any more, so that letter
 * goes to the number alone, which is still known at this moment.
 */
@Component
class DataRequestLetters {

    private final QueueingMessage queueing;
    private final Persons persons;
    private final MessageSource messages;

    DataRequestLetters(QueueingMessage queueing, Persons persons, MessageSource messages) {
        this.queueing = queueing;
        this.persons = persons;
        this.messages = messages;
    }

    @EventListener
    void on(DataRequestDecided decided) {
        var phone = persons.phoneForDelivery(decided.person()).orElse(null);
        if (phone == null) {
            return;
        }
        var about = decided.erasure() ? "erasure" : "correction";
        var text = messages.getMessage("notice.text.data-request." + about + "." + decided.granted(),
            new Object[] {decided.answer()}, persons.language(decided.person()));
        boolean gone = decided.erasure() && decided.granted() != DataRequestDecided.Granted.NONE;
        queueing.queue(new Envelope("data-request:" + decided.request(), gone ? null : decided.person(),
            gone ? phone : null, Carrier.SMS, null, decided.community(),
            new Letter("DATA_REQUEST", Map.of("answer", decided.answer()), text, gone ? null : "/me/household"), null));
    }
}

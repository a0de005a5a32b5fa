package org.minsheng.notice.internal;

import java.util.Map;
import org.minsheng.people.Persons;
import org.minsheng.volunteer.MemberTold;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells people who give time what concerns them: a registration, a place at an activity, thanks. */
@Component
class VolunteerLetters {

    private final QueueingMessage queueing;
    private final Persons persons;
    private final MessageSource messages;

    VolunteerLetters(QueueingMessage queueing, Persons persons, MessageSource messages) {
        this.queueing = queueing;
        this.persons = persons;
        this.messages = messages;
    }

    @EventListener
    void on(MemberTold told) {
        if (persons.phoneForDelivery(told.person()).isEmpty()) {
            return;
        }
        var text = messages.getMessage(told.text(), told.arguments().toArray(), persons.language(told.person()));
        queueing.queue(new Envelope("volunteer:" + told.event(), told.person(), null, Carrier.SMS, null, null,
            new Letter("VOLUNTEER", Map.of("text", text), text, told.path()), null));
    }
}

package org.minsheng.notice.internal;

import java.util.Map;
import org.minsheng.people.Persons;
import org.minsheng.points.ClaimDecided;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells whoever claimed points what became of the claim. */
@Component
class PointsLetters {

    private final QueueingMessage queueing;
    private final Persons persons;
    private final MessageSource messages;

    PointsLetters(QueueingMessage queueing, Persons persons, MessageSource messages) {
        this.queueing = queueing;
        this.persons = persons;
        this.messages = messages;
    }

    @EventListener
    void on(ClaimDecided decided) {
        if (persons.phoneForDelivery(decided.person()).isEmpty()) {
            return;
        }
        var text = messages.getMessage("notice.text.points." + decided.decision(),
            new Object[] {decided.title(), decided.points(), decided.reason()}, persons.language(decided.person()));
        queueing.queue(new Envelope("points-claim:" + decided.claim() + ":" + decided.decision(), decided.person(),
            null, Carrier.SMS, null, decided.community(), new Letter("POINTS_CLAIM", Map.of("title", decided.title(),
                "points", Integer.toString(decided.points()), "reason", decided.reason()), text,
                "/me/points/claims/" + decided.claim()), null));
    }
}

package org.minsheng.notice.internal;

import org.jspecify.annotations.Nullable;
import org.minsheng.notice.internal.MessageRepository.Begun;
import org.minsheng.shared.AreaCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What one channel will not bring goes through the other: WeChat's to the phone, the phone's to a linked WeChat. Each
 * is tried once for each event; what neither brings is for a desk to call about.
 */
@Component
public class NextChannel {

    private final QueueingMessage queueing;
    private final Preferences preferences;
    private final Seals seals;
    private final JdbcClient jdbc;

    NextChannel(QueueingMessage queueing, Preferences preferences, Seals seals, JdbcClient jdbc) {
        this.queueing = queueing;
        this.preferences = preferences;
        this.seals = seals;
        this.jdbc = jdbc;
    }

    private record About(@Nullable String subject, @Nullable String area) {
    }

    public void after(Begun message) {
        var person = message.person();
        if (message.channel() == Carrier.WECHAT) {
            queue(message, Carrier.SMS);
        } else if (message.channel() == Carrier.SMS && person != null
            && preferences.carrier(person) == Carrier.WECHAT) {
            queue(message, Carrier.WECHAT);
        }
    }

    private void queue(Begun message, Carrier channel) {
        var about = jdbc.sql("select subject, area from notice.message where id = :id").param("id", message.id())
            .query(About.class).single();
        queueing.queue(new Envelope(message.event(), message.person(), null, channel, about.subject(),
            about.area() == null ? null : new AreaCode(about.area()), seals.open(message.sealed()),
            message.expires(), Pace.of(message.urgent())));
    }
}

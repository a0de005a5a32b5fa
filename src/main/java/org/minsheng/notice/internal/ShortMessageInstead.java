package org.minsheng.notice.internal;

import org.minsheng.notice.internal.MessageRepository.Begun;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.minsheng.shared.AreaCode;

/** What WeChat will not bring goes to the person's phone, so that nobody waits for a message that never comes. */
@Component
class ShortMessageInstead {

    private final QueueingMessage queueing;
    private final JdbcClient jdbc;

    ShortMessageInstead(QueueingMessage queueing, JdbcClient jdbc) {
        this.queueing = queueing;
        this.jdbc = jdbc;
    }

    private record About(@org.jspecify.annotations.Nullable String subject, @org.jspecify.annotations.Nullable String area) {
    }

    void queue(Begun message, Letter letter) {
        if (message.channel() != Carrier.WECHAT) {
            return;
        }
        var about = jdbc.sql("select subject, area from notice.message where id = :id").param("id", message.id())
            .query(About.class).single();
        queueing.queue(new Envelope(message.event(), message.person(), null, Carrier.SMS, about.subject(),
            about.area() == null ? null : new AreaCode(about.area()), letter, message.expires()));
    }
}

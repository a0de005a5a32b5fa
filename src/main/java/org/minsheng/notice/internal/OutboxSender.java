package org.minsheng.notice.internal;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The demo's only sender: messages end on a page where a visitor can read them. */
record OutboxSender(JdbcClient jdbc, Seals seals, Clock clock) implements Sender {

    @Override
    public boolean carries(Carrier channel) {
        return channel != Carrier.NONE;
    }

    @Override
    public Outcome send(Dispatch dispatch) {
        if (dispatch.channel() == Carrier.WECHAT && dispatch.scene() == null) {
            return new Outcome.Refused("no agreement left");
        }
        int added = jdbc.sql("""
                insert into notice.outbox (key, at, channel, masked, sealed)
                values (:key, :at, :channel, :masked, :sealed)
                on conflict (key) do nothing
                """)
            .param("key", dispatch.key())
            .param("at", clock.instant().atOffset(ZoneOffset.UTC))
            .param("channel", dispatch.channel().name())
            .param("masked", dispatch.masked())
            .param("sealed", seals.seal(dispatch.letter()))
            .update();
        return new Outcome.Accepted(added == 1 ? "outbox" : "outbox, repeated");
    }
}

package org.minsheng.visit.internal.field;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code visit.arrival}: what each phone brought, with both times. */
@Repository
class Arrivals {

    private final JdbcClient jdbc;

    Arrivals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What has arrived needs its photos no longer. */
    boolean has(UUID key) {
        return jdbc.sql("select true from visit.arrival where key = :key").param("key", key).query(Boolean.class)
            .optional().isPresent();
    }

    void add(UUID key, String kind, AccountId account, UUID device, @Nullable Long task, PhoneTime time,
        Instant received) {
        jdbc.sql("""
                insert into visit.arrival (key, kind, account, device, task, phone_at, clock_millis, happened_at,
                    received_at)
                values (:key, :kind, :account, :device, :task, :phone, :clock, :happened, :received)
                on conflict (key) do nothing
                """)
            .param("key", key)
            .param("kind", kind)
            .param("account", account.value())
            .param("device", device)
            .param("task", task)
            .param("phone", Timestamp.from(time.at()))
            .param("clock", time.clockMillis())
            .param("happened", Timestamp.from(time.happened(received)))
            .param("received", Timestamp.from(received))
            .update();
    }
}

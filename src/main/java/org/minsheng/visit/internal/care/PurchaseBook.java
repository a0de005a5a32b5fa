package org.minsheng.visit.internal.care;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is bought for households in quarantine. */
@Repository
public class PurchaseBook {

    /** What became of it. */
    public enum State { ORDERED, DELIVERED, CANCELLED }

    /** @param amount in yuan, null while nobody knows */
    public record Order(long id, String wanted, @Nullable BigDecimal amount, State state, Instant orderedAt,
                 String orderedByName, @Nullable Instant settledAt, String settledByName, String note) {
    }

    private final JdbcClient jdbc;

    PurchaseBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Sending it twice orders once. */
    void add(Viewer viewer, CareId care, RequestKey key, String wanted, Instant now) {
        jdbc.sql("""
                insert into visit.care_order (care, request_key, wanted, state, ordered_at, ordered_by_name)
                values (:care, :key, :wanted, 'ORDERED', :now, :byName)
                on conflict do nothing
                """)
            .param("care", care.value())
            .param("key", key.value())
            .param("wanted", wanted)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("byName", viewer.name())
            .update();
    }

    /** False when it was delivered or cancelled before. */
    boolean settle(Viewer viewer, CareId care, long order, State state, @Nullable BigDecimal amount, String note,
        Instant now) {
        return jdbc.sql("""
                update visit.care_order
                set state = :state, amount = :amount::numeric, note = :note, settled_at = :now,
                    settled_by_name = :byName
                where id = :order
                    and care = :care
                    and state = 'ORDERED'
                """)
            .param("state", state.name())
            .param("amount", amount)
            .param("note", note)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("byName", viewer.name())
            .param("order", order)
            .param("care", care.value())
            .update() == 1;
    }

    /** What is still to be brought first. */
    List<Order> of(CareId care) {
        return jdbc.sql("""
                select *
                from visit.care_order
                where care = :care
                order by state = 'ORDERED' desc, id desc
                limit 60
                """)
            .param("care", care.value())
            .query((row, n) -> new Order(row.getLong("id"), row.getString("wanted"), row.getBigDecimal("amount"),
                State.valueOf(row.getString("state")),
                Objects.requireNonNull(CareBook.instant(row, "ordered_at")), row.getString("ordered_by_name"),
                CareBook.instant(row, "settled_at"),
                row.getString("settled_by_name"), row.getString("note"))).list();
    }
}

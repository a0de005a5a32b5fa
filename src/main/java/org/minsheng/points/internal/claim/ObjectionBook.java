package org.minsheng.points.internal.claim;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.points.internal.Moment;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people say against claims; how to reach them is sealed. */
@Repository
public class ObjectionBook {

    /** @param contact in the clear, for whoever settles it; empty when none was said */
    public record Objection(long id, long claim, String body, String contact, Instant filedAt,
                            @Nullable Instant settledAt, boolean upheld, String answer, String settledByName) {

        public boolean isOpen() {
            return settledAt == null;
        }
    }

    private final JdbcClient jdbc;
    private final Vault vault;

    ObjectionBook(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** Sending it twice says it once. */
    Optional<Long> add(RequestKey key, long claim, String body, String contact, Instant now) {
        return jdbc.sql("""
                insert into points.objection (request_key, claim, body, contact_sealed, filed_at)
                values (:key, :claim, :body, :contact::bytea, :now)
                on conflict do nothing
                returning id
                """)
            .param("key", key.value())
            .param("claim", claim)
            .param("body", body)
            .param("contact", contact.isEmpty() ? null : vault.seal(contact))
            .param("now", now.atOffset(ZoneOffset.UTC))
            .query(Long.class).optional();
    }

    boolean settle(long id, long claim, boolean upheld, String answer, String byName, Instant now) {
        return jdbc.sql("""
                update points.objection
                set settled_at = :now, upheld = :upheld, answer = :answer, settled_by_name = :byName
                where id = :id
                    and claim = :claim
                    and settled_at is null
                """)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("upheld", upheld)
            .param("answer", answer)
            .param("byName", byName)
            .param("id", id)
            .param("claim", claim)
            .update() == 1;
    }

    boolean isOpen(long claim) {
        return jdbc.sql("select exists (select from points.objection where claim = :claim and settled_at is null)")
            .param("claim", claim)
            .query(Boolean.class).single();
    }

    public List<Objection> of(long claim) {
        return jdbc.sql("select * from points.objection where claim = :claim order by id desc limit 50")
            .param("claim", claim)
            .query((row, n) -> {
                var contact = row.getBytes("contact_sealed");
                return new Objection(row.getLong("id"), claim, row.getString("body"),
                    contact == null ? "" : vault.open(contact), Moment.of(row, "filed_at"),
                    Moment.in(row, "settled_at"), row.getBoolean("upheld"), row.getString("answer"),
                    row.getString("settled_by_name"));
            }).list();
    }
}

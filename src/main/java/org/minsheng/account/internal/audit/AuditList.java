package org.minsheng.account.internal.audit;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the auditor reads, newest first. */
@Repository
class AuditList {

    private static final String SELECT = """
        select e.id, e.at, e.actor, e.action, e.subject, jsonb_pretty(e.before) as before, jsonb_pretty(e.after) as after,
            e.address, e.session,
            (
                select b.seq
                from account.audit_batch b
                where b.to_transaction > e.transaction
                order by b.to_transaction
                limit 1
            ) as batch
        from account.audit_entry e
        """;

    private final JdbcClient jdbc;

    AuditList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty texts and nulls do not narrow. An action or a subject ending in a dot or colon means all that begin so. */
    record Filter(String actor, String action, String subject, @Nullable Instant from, @Nullable Instant to) {
    }

    Slice<AuditRow> find(Filter filter, long before, int size) {
        var rows = jdbc.sql(SELECT + """
            where e.id < :before
              and (:actor = '' or e.actor = :actor)
              and (:action = '' or starts_with(e.action, :action))
              and (:subject = '' or e.subject = :subject or right(:subject, 1) = ':' and starts_with(e.subject, :subject))
              and e.at >= coalesce(:from::timestamptz, '-infinity')
              and e.at < coalesce(:to::timestamptz, 'infinity')
            order by e.id desc
            limit :size
            """)
            .param("before", before)
            .param("actor", filter.actor)
            .param("action", filter.action)
            .param("subject", filter.subject)
            .param("from", filter.from == null ? null : Timestamp.from(filter.from), java.sql.Types.TIMESTAMP)
            .param("to", filter.to == null ? null : Timestamp.from(filter.to), java.sql.Types.TIMESTAMP)
            .param("size", size + 1)
            .query(AuditRow.class)
            .list();
        return Slice.of(rows, size, row -> Long.toString(row.id()));
    }

    Optional<AuditRow> one(long id) {
        return jdbc.sql(SELECT + " where e.id = :id").param("id", id).query(AuditRow.class).optional();
    }
}

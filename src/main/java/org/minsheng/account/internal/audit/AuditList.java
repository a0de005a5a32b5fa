package org.minsheng.account.internal.audit;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the auditor reads, newest first. */
@Repository
class AuditList {

    private static final String SELECT = """
        select e.id, e.at, e.actor, e.action, e.subject, jsonb_pretty(e.before) as before,
            jsonb_pretty(e.after) as after, e.address, e.session,
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

    /**
     * Empty texts and nulls do not narrow. An action or a subject ending in a dot or colon means all that begin so.
     *
     * @param actors those that the actor names in words; {@code actions} and {@code subjects} likewise
     */
    record Filter(String actor, Set<String> actors, String action, Set<String> actions, String subject,
                  Set<String> subjects, @Nullable Instant from, @Nullable Instant to) {

        Typed typed() {
            return new Typed(actor, action, subject, from, to);
        }
    }

    /** What somebody asked for, without what it was found to mean. */
    record Typed(String actor, String action, String subject, @Nullable Instant from, @Nullable Instant to) {
    }

    /** Members of staff of this name or user name, as entries write them. */
    List<String> named(String name) {
        return jdbc.sql("select 'account:' || id from account.account where name = :name or username = lower(:name)")
            .param("name", name)
            .query(String.class)
            .list();
    }

    /** Members of staff who ever acted for an organisation among these; both as entries write them. */
    List<String> actingFor(Collection<String> called) {
        return jdbc.sql("select distinct 'account:' || account from account.granted where organisation = any(:ids)")
            .param("ids", called.stream().filter(one -> AuditNames.kind(one).equals("organisation"))
                .map(one -> Long.valueOf(one.substring(one.indexOf(':') + 1))).toArray(Long[]::new))
            .query(String.class)
            .list();
    }

    Slice<AuditRow> find(Filter filter, long before, int size) {
        var rows = jdbc.sql(SELECT + """
            where e.id < :before
              and (:actor = '' or e.actor = :actor or e.actor = any(:actors))
              and (:action = '' or starts_with(e.action, :action) or e.action = any(:actions))
              and (:subject = '' or e.subject = :subject or right(:subject, 1) = ':'
                  and starts_with(e.subject, :subject) or e.subject = any(:subjects))
              and e.at >= coalesce(:from::timestamptz, '-infinity')
              and e.at < coalesce(:to::timestamptz, 'infinity')
            order by e.id desc
            limit :size
            """)
            .param("before", before)
            .param("actor", filter.actor)
            .param("actors", filter.actors.toArray(String[]::new))
            .param("action", filter.action)
            .param("actions", filter.actions.toArray(String[]::new))
            .param("subject", filter.subject)
            .param("subjects", filter.subjects.toArray(String[]::new))
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

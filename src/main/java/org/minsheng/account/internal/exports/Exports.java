package org.minsheng.account.internal.exports;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Reads and writes {@code account.export}. */
@Repository
class Exports {

    /** A table is asked for, allowed or refused, and fetched once. */
    public enum State { WAITING, ALLOWED, REFUSED, TAKEN }

    /** One table that somebody wants to take out of the house. */
    public record Export(long id, String kind, AreaCode area, Map<String, String> filter, boolean whole,
                         int rows, String reason, State state, AccountId askedBy, String askedByName, Instant askedAt,
                         Instant expiresAt, String decidedByName, @Nullable Instant decidedAt, String note,
                         @Nullable Instant takenAt) {

        public boolean expired(Instant now) {
            return (state == State.WAITING || state == State.ALLOWED) && !expiresAt.isAfter(now);
        }
    }

    private static final String SELECT = """
        select id, kind, area, filter, whole, row_count, reason, state, asked_by, asked_by_name, asked_at, expires_at,
            decided_by_name, decided_at, note, taken_at
        from account.export
        """;

    private final JdbcClient jdbc;
    private final Vault vault;

    Exports(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** Empty when the same form came before; {@link #byKey} has the answer. */
    Optional<Long> insert(Export export, RequestKey key) {
        return jdbc.sql("""
                insert into account.export (kind, area, filter, whole, row_count, reason, state, asked_by,
                    asked_by_name, asked_at, expires_at, request_key)
                values (:kind, :area, :filter, :whole, :rows, :reason, :state, :by, :name, :at, :expires, :key)
                on conflict (request_key) do nothing
                returning id
                """)
            .param("kind", export.kind())
            .param("area", export.area().value())
            .param("filter", vault.seal(written(export.filter())))
            .param("whole", export.whole())
            .param("rows", export.rows())
            .param("reason", export.reason())
            .param("state", export.state().name())
            .param("by", export.askedBy().value())
            .param("name", export.askedByName())
            .param("at", export.askedAt().atOffset(ZoneOffset.UTC))
            .param("expires", export.expiresAt().atOffset(ZoneOffset.UTC))
            .param("key", key.value())
            .query(Long.class).optional();
    }

    Optional<Long> byKey(RequestKey key) {
        return jdbc.sql("select id from account.export where request_key = :key")
            .param("key", key.value())
            .query(Long.class).optional();
    }

    Optional<Export> find(long id) {
        return jdbc.sql(SELECT + "where id = :id")
            .param("id", id)
            .query(this::of).optional();
    }

    List<Export> askedBy(AccountId account, int size) {
        return jdbc.sql(SELECT + """
                where asked_by = :account
                order by id desc
                limit :size
                """)
            .param("account", account.value())
            .param("size", size)
            .query(this::of).list();
    }

    /** Those that wait for a second person within the areas. */
    List<Export> waiting(Collection<AreaCode> areas, AccountId except, Instant now, int size) {
        return jdbc.sql(SELECT + """
                where state = 'WAITING'
                    and expires_at > :now
                    and asked_by <> :except
                    and area ^@ any(:areas)
                order by id
                limit :size
                """)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("except", except.value())
            .param("areas", areas.stream().map(AreaCode::value).toArray(String[]::new))
            .param("size", size)
            .query(this::of).list();
    }

    /** False when it was decided before, or waited too long. */
    boolean decide(long id, State state, AccountId by, String name, String note, Instant now, Instant expires) {
        return jdbc.sql("""
                update account.export
                set state = :state,
                    decided_by = :by,
                    decided_by_name = :name,
                    decided_at = :now,
                    note = :note,
                    expires_at = :expires
                where id = :id
                    and state = 'WAITING'
                    and expires_at > :now
                    and asked_by <> :by
                """)
            .param("id", id)
            .param("state", state.name())
            .param("by", by.value())
            .param("name", name)
            .param("note", note)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("expires", expires.atOffset(ZoneOffset.UTC))
            .update() == 1;
    }

    /** Once, by whoever asked, before it expires. */
    boolean take(long id, AccountId by, Instant now) {
        return jdbc.sql("""
                update account.export
                set state = 'TAKEN',
                    taken_at = :now
                where id = :id
                    and state = 'ALLOWED'
                    and asked_by = :by
                    and expires_at > :now
                """)
            .param("id", id)
            .param("by", by.value())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update() == 1;
    }

    private Export of(ResultSet row, int number) throws SQLException {
        return new Export(row.getLong("id"), row.getString("kind"), new AreaCode(row.getString("area")),
            read(vault.open(row.getBytes("filter"))), row.getBoolean("whole"),
            row.getInt("row_count"), row.getString("reason"), State.valueOf(row.getString("state")),
            new AccountId(row.getLong("asked_by")), row.getString("asked_by_name"),
            time(row.getObject("asked_at", OffsetDateTime.class)),
            time(row.getObject("expires_at", OffsetDateTime.class)), row.getString("decided_by_name"),
            maybe(row.getObject("decided_at", OffsetDateTime.class)), row.getString("note"),
            maybe(row.getObject("taken_at", OffsetDateTime.class)));
    }

    private static Instant time(OffsetDateTime time) {
        return time.toInstant();
    }

    private static @Nullable Instant maybe(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static String written(Map<String, String> filter) {
        var uri = UriComponentsBuilder.newInstance();
        new TreeMap<>(filter)
            .forEach((name, value) -> uri.queryParam(name, UriUtils.encode(value, StandardCharsets.UTF_8)));
        var query = uri.build(true).getQuery();
        return query == null ? "" : query;
    }

    private static Map<String, String> read(String query) {
        var filter = new LinkedHashMap<String, String>();
        UriComponentsBuilder.newInstance().query(query).build(true).getQueryParams()
            .forEach((name, values) -> filter.put(name, UriUtils.decode(values.getFirst(), StandardCharsets.UTF_8)));
        return filter;
    }
}

package org.minsheng.appeal.internal.imports;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealKind;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Vault;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** Imports and their rows. */
@Component
public class ImportBook {

    public enum State { MAPPING, READY, RUNNING, DONE }

    public enum RowOutcome { UNREAD, NEW, KNOWN, WRONG, FILED }

    public record Import(long id, String fileName, List<String> headers, String origin, AreaCode place, AppealKind kind,
                         Mapping mapping, State state,
                  Instant createdAt, @Nullable AccountId createdBy, String createdByName) {
    }

    /** @param reason message key of what is wrong; {@code number} of the appeal that it became or is already */
    public record Row(int line, RowOutcome outcome, String reason, String title,
                      @Nullable String originNumber, @Nullable String number) {
    }

    private static final TypeReference<Map<String, String>> CELLS = new TypeReference<>() {
    };
    private static final TypeReference<Map<Mapping.Field, String>> COLUMNS = new TypeReference<>() {
    };

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Vault vault;
    private final ObjectMapper json;

    ImportBook(JdbcClient jdbc, JdbcTemplate batches, Vault vault, ObjectMapper json) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.vault = vault;
        this.json = json;
    }

    Optional<Long> idOf(RequestKey key) {
        return jdbc.sql("select id from appeal.import where request_key = :key").param("key", key.value())
            .query(Long.class).optional();
    }

    long add(Viewer viewer, RequestKey key, String fileName, MessageFile file, String origin, AreaCode place,
             AppealKind kind, Mapping mapping, Instant now) {
        long id = jdbc.sql("""
                insert into appeal.import (request_key, file_name, headers, origin, place_code, kind, mapping, state,
                    created_at, created_by, created_by_name)
                values (:key, :fileName, :headers, :origin, :place, :kind, :mapping::jsonb, 'MAPPING', :now,
                    :by::bigint, :byName)
                returning id
                """)
            .param("key", key.value())
            .param("fileName", fileName)
            .param("headers", file.headers().toArray(String[]::new))
            .param("origin", origin)
            .param("place", place.value())
            .param("kind", kind.name())
            .param("mapping", json.writeValueAsString(mapping.columns()))
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("by", viewer.account() == null ? null : viewer.account().value())
            .param("byName", viewer.name())
            .query(Long.class)
            .single();
        batches.batchUpdate("insert into appeal.import_row (import, line, cells) values (?, ?, ?)",
            file.lines(), 500, (statement, line) -> {
                statement.setLong(1, id);
                statement.setInt(2, line.number());
                statement.setBytes(3, vault.seal(json.writeValueAsString(line.cells())).clone());
            });
        return id;
    }

    Optional<Import> byId(long id) {
        return jdbc.sql("select * from appeal.import where id = :id").param("id", id).query(this::read).optional();
    }

    Slice<Import> newest(AccountId account, @Nullable Long before, int size) {
        var rows = jdbc.sql("""
                select *
                from appeal.import
                where created_by = :account and id < :before
                order by id desc
                limit :size
                """)
            .param("account", account.value())
            .param("before", before == null ? Long.MAX_VALUE : before)
            .param("size", size + 1)
            .query(this::read)
            .list();
        return Slice.of(rows, size, row -> Long.toString(row.id()));
    }

    void ready(long id, Mapping mapping) {
        jdbc.sql("update appeal.import set mapping = :mapping::jsonb, state = 'READY' where id = :id")
            .param("mapping", json.writeValueAsString(mapping.columns()))
            .param("id", id)
            .update();
    }

    void done(long id, Instant now) {
        jdbc.sql("update appeal.import set state = 'DONE', done_at = :now where id = :id")
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("id", id)
            .update();
    }

    /** True for the one who may begin: an import is confirmed once. */
    boolean begin(long id) {
        return jdbc.sql("update appeal.import set state = 'RUNNING' where id = :id and state = 'READY'")
            .param("id", id).update() == 1;
    }

    Optional<Mapping> remembered(String origin) {
        return jdbc.sql("select mapping from appeal.import_mapping where origin = :origin")
            .param("origin", origin)
            .query((row, n) -> new Mapping(json.readValue(row.getString(1), COLUMNS)))
            .optional();
    }

    void remember(String origin, Mapping mapping) {
        jdbc.sql("""
                insert into appeal.import_mapping (origin, mapping)
                values (:origin, :mapping::jsonb)
                on conflict (origin) do update
                set mapping = excluded.mapping
                """)
            .param("origin", origin)
            .param("mapping", json.writeValueAsString(mapping.columns()))
            .update();
    }

    /** Sealed rows after a line, opened; those without data were filed. */
    List<MessageFile.Line> lines(long id, boolean onlyNew, int after, int size) {
        return jdbc.sql("""
                select line, cells
                from appeal.import_row
                where import = :id and line > :after and cells is not null and (not :onlyNew or outcome = 'NEW')
                order by line
                limit :size
                """)
            .param("id", id)
            .param("onlyNew", onlyNew)
            .param("after", after)
            .param("size", size)
            .query((row, n) -> new MessageFile.Line(row.getInt("line"),
                json.readValue(vault.open(row.getBytes("cells")), CELLS)))
            .list();
    }

    void judge(long id, List<Row> rows) {
        batches.batchUpdate("""
                update appeal.import_row
                set outcome = ?, reason = ?, title = ?, origin_number = ?, number = ?
                where import = ? and line = ?
                """, rows, 500, (statement, row) -> {
                statement.setString(1, row.outcome().name());
                statement.setString(2, row.reason());
                statement.setString(3, row.title());
                statement.setString(4, row.originNumber());
                statement.setString(5, row.number());
                statement.setLong(6, id);
                statement.setInt(7, row.line());
            });
    }

    /** Filed: the ledger has it now, so the copy goes. */
    void filed(long id, int line, String number) {
        jdbc.sql("""
                update appeal.import_row
                set outcome = 'FILED', number = :number, cells = null
                where import = :id and line = :line
                """)
            .param("number", number)
            .param("id", id)
            .param("line", line)
            .update();
    }

    /** Numbers of the other system that the ledger has already. */
    Map<String, String> known(String origin, List<String> originNumbers) {
        Map<String, String> known = new HashMap<>();
        jdbc.sql("""
                select origin_number, number
                from appeal.appeal
                where origin = :origin and origin_number = any(:numbers)
                """)
            .param("origin", origin)
            .param("numbers", originNumbers.toArray(String[]::new))
            .query((row, n) -> known.put(row.getString(1), row.getString(2)))
            .list();
        return known;
    }

    Map<RowOutcome, Long> counts(long id) {
        Map<RowOutcome, Long> counts = new EnumMap<>(RowOutcome.class);
        jdbc.sql("select outcome, count(*) from appeal.import_row where import = :id group by outcome")
            .param("id", id)
            .query((row, n) -> counts.put(RowOutcome.valueOf(row.getString(1)), row.getLong(2)))
            .list();
        return counts;
    }

    Slice<Row> rows(long id, @Nullable RowOutcome only, int after, int size) {
        var rows = jdbc.sql("""
                select line, outcome, reason, title, origin_number, number
                from appeal.import_row
                where import = :id and line > :after and (:only::text is null or outcome = :only::text)
                order by line
                limit :size
                """)
            .param("id", id)
            .param("after", after)
            .param("only", only == null ? null : only.name())
            .param("size", size + 1)
            .query((row, n) -> new Row(row.getInt("line"), RowOutcome.valueOf(row.getString("outcome")),
                row.getString("reason"), row.getString("title"), row.getString("origin_number"),
                row.getString("number")))
            .list();
        return Slice.of(rows, size, row -> Integer.toString(row.line()));
    }

    private Import read(ResultSet row, int index) throws SQLException {
        var by = row.getObject("created_by", Long.class);
        return new Import(row.getLong("id"), row.getString("file_name"),
            Arrays.asList((String[]) row.getArray("headers").getArray()), row.getString("origin"),
            new AreaCode(row.getString("place_code")), AppealKind.valueOf(row.getString("kind")),
            new Mapping(json.readValue(row.getString("mapping").getBytes(StandardCharsets.UTF_8), COLUMNS)),
            State.valueOf(row.getString("state")), row.getObject("created_at", OffsetDateTime.class).toInstant(),
            by == null ? null : new AccountId(by), row.getString("created_by_name"));
    }
}

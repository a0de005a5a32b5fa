package org.minsheng.household.internal.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.household.internal.imports.SheetImport.State;
import org.minsheng.household.internal.imports.SheetImport.Table;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Vault;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** Reads and writes {@code household.import} and what its area's columns meant before. */
@Repository
class SheetImports {

    private static final TypeReference<List<Table>> TABLES = new TypeReference<>() {
    };
    private static final TypeReference<LinkedHashMap<String, Field>> MAPPING = new TypeReference<>() {
    };
    private static final TypeReference<Map<String, List<String>>> SAMPLES = new TypeReference<>() {
    };

    private final JdbcClient jdbc;
    private final Vault vault;
    private final ObjectMapper json;

    SheetImports(JdbcClient jdbc, Vault vault, ObjectMapper json) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
    }

    Optional<Long> byKey(RequestKey key) {
        return jdbc.sql("select id from household.import where request_key = :key").param("key", key.value())
            .query(Long.class).optional();
    }

    /** @param samples a few values under each title, for the screen that maps */
    long add(Viewer viewer, AccountId account, RequestKey key, AreaCode area, String fileName,
             List<Table> tables, Map<String, Field> mapping,
             Map<String, List<String>> samples, Instant now) {
        return jdbc.sql("""
                insert into household.import (request_key, area, file_name, tables, mapping, samples, area_code, state,
                    account, account_name,
                    created_at)
                values (:key, :area, :file, :tables::jsonb, :mapping::jsonb, :samples, coalesce((
                        select area_code from household.import before where before.area = :area order by id desc
                            limit 1), ''),
                    'MAPPING', :account, :name, :now)
                returning id
                """)
            .param("key", key.value())
            .param("area", area.value())
            .param("file", fileName)
            .param("tables", json.writeValueAsString(tables))
            .param("mapping", json.writeValueAsString(mapping))
            .param("samples", vault.seal(json.writeValueAsString(samples)))
            .param("account", account.value())
            .param("name", viewer.name())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .query(Long.class).single();
    }

    Optional<SheetImport> find(long id) {
        return jdbc.sql("select * from household.import where id = :id").param("id", id).query(this::read).optional();
    }

    /** Locked until the transaction ends; how far it is can still be said from outside. */
    Optional<SheetImport> lock(long id) {
        return jdbc.sql("select * from household.import where id = :id for no key update").param("id", id)
            .query(this::read).optional();
    }

    List<SheetImport> latest(AccountId account, long before, int limit) {
        return jdbc.sql("""
                select *
                from household.import
                where account = :account
                    and id < :before
                order by id desc
                limit :limit
                """)
            .param("account", account.value())
            .param("before", before)
            .param("limit", limit)
            .query(this::read).list();
    }

    Map<String, List<String>> samples(long id) {
        return jdbc.sql("select samples from household.import where id = :id and samples is not null")
            .param("id", id)
            .query((row, number) -> json.readValue(vault.open(row.getBytes(1)), SAMPLES)).optional().orElse(Map.of());
    }

    /** True for the one who changes it: of two who press at once one comes too late. */
    boolean go(long id, State from, State to, String reason) {
        return jdbc.sql("""
                update household.import
                set state = :to, reason = :reason
                where id = :id
                    and state = :from
                """)
            .param("id", id)
            .param("from", from.name())
            .param("to", to.name())
            .param("reason", reason)
            .update() == 1;
    }

    boolean map(long id, List<Table> tables, Map<String, Field> mapping, String areaCode, boolean consented) {
        return jdbc.sql("""
                update household.import
                set state = 'READING', reason = '', tables = :tables::jsonb, mapping = :mapping::jsonb,
                    area_code = :areaCode,
                    consented = :consented
                where id = :id
                    and state in ('MAPPING', 'READY', 'STOPPED')
                    and samples is not null
                """)
            .param("id", id)
            .param("tables", json.writeValueAsString(tables))
            .param("mapping", json.writeValueAsString(mapping))
            .param("areaCode", areaCode)
            .param("consented", consented)
            .update() == 1;
    }

    /** It is over, one way or the other; what was staged goes. */
    void end(long id, State state, Instant now) {
        jdbc.sql("""
                with part as (delete from household.import_part where import = :id),
                    line as (delete from household.import_row where import = :id)
                update household.import
                set state = :state, reason = '', samples = null, ended_at = :now
                where id = :id
                """)
            .param("id", id)
            .param("state", state.name())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update();
    }

    void counted(long id, int households, int people, int changed) {
        jdbc.sql("""
            update household.import
            set households = :households, people = :people, changed = :changed
            where id = :id
            """)
            .param("id", id)
            .param("households", households)
            .param("people", people)
            .param("changed", changed)
            .update();
    }

    void kept(long id, int kept) {
        jdbc.sql("update household.import set kept = :kept where id = :id").param("id", id).param("kept", kept)
            .update();
    }

    List<Long> staleBefore(Instant moment) {
        return jdbc.sql("""
                select id
                from household.import
                where samples is not null
                    and created_at < :moment
                    and state in ('MAPPING', 'READY', 'STOPPED')
                """)
            .param("moment", moment.atOffset(ZoneOffset.UTC))
            .query(Long.class).list();
    }

    /** What titles meant in this area before, an empty text for those that are left out. */
    Map<String, String> remembered(AreaCode area) {
        Map<String, String> known = new HashMap<>();
        jdbc.sql("select title, field from household.import_title where area = :area")
            .param("area", area.value())
            .query(row -> {
                known.put(row.getString("title"), row.getString("field"));
            });
        return known;
    }

    void remember(AreaCode area, Map<String, String> fields) {
        jdbc.sql("""
                insert into household.import_title (area, title, field)
                select :area, title, field
                from unnest(:titles, :fields) told (title, field)
                on conflict (area, title) do update
                set field = excluded.field
                """)
            .param("area", area.value())
            .param("titles", fields.keySet().toArray(String[]::new))
            .param("fields", fields.values().toArray(String[]::new))
            .update();
    }

    private SheetImport read(ResultSet row, int number) throws SQLException {
        var ended = row.getObject("ended_at", OffsetDateTime.class);
        return new SheetImport(row.getLong("id"), new AreaCode(row.getString("area")), row.getString("file_name"),
            json.readValue(row.getString("tables"), TABLES), json.readValue(row.getString("mapping"), MAPPING),
            row.getString("area_code"),
            row.getBoolean("consented"), State.valueOf(row.getString("state")), row.getString("reason"),
            new AccountId(row.getLong("account")),
            row.getString("account_name"), row.getObject("created_at", OffsetDateTime.class).toInstant(),
            instant(ended), row.getInt("households"), row.getInt("people"), row.getInt("changed"), row.getInt("kept"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}

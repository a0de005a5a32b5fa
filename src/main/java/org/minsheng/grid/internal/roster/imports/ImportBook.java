package org.minsheng.grid.internal.roster.imports;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.minsheng.grid.Duty;
import org.minsheng.grid.internal.roster.imports.ImportRow.State;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Imports with their rows, and what they began and ended. */
@Repository
class ImportBook {

    private final JdbcClient jdbc;

    ImportBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long add(Viewer viewer, AreaCode area, String fileName, List<ImportRow> rows, Instant at) {
        long id = jdbc.sql("""
            insert into grid.roster_import (state, file_name, actor, area, uploaded_at, rows_new, rows_changed, rows_same, rows_wrong)
            values ('PREPARED', :file, :actor, :area, :at, :new, :changed, :same, :wrong)
            returning id
            """)
            .param("file", fileName)
            .param("actor", viewer.actor())
            .param("area", area.value())
            .param("at", Timestamp.from(at))
            .param("new", count(rows, State.NEW))
            .param("changed", count(rows, State.CHANGED))
            .param("same", count(rows, State.SAME))
            .param("wrong", count(rows, State.WRONG))
            .query(Long.class)
            .single();
        jdbc.sql("""
            insert into grid.roster_import_row (import, number, state, reason, duty, community, part, name, phone_sealed, masked_phone, contact,
                body, full_time, ground, before_name)
            select :id, * from unnest(:numbers, :states, :reasons, :duties, :communities, :parts, :names, :phones, :masked, :contacts, :bodies,
                :fullTimes, :grounds::bigint[], :before)
            """)
            .param("id", id)
            .param("numbers", rows.stream().map(ImportRow::number).toArray(Integer[]::new))
            .param("states", texts(rows, row -> row.state().name()))
            .param("reasons", texts(rows, ImportRow::reason))
            .param("duties", texts(rows, row -> row.duty().name()))
            .param("communities", texts(rows, ImportRow::community))
            .param("parts", texts(rows, ImportRow::part))
            .param("names", texts(rows, ImportRow::name))
            .param("phones", rows.stream().map(ImportRow::phoneSealed).toArray(byte[][]::new))
            .param("masked", texts(rows, ImportRow::maskedPhone))
            .param("contacts", texts(rows, ImportRow::contact))
            .param("bodies", texts(rows, ImportRow::body))
            .param("fullTimes", rows.stream().map(ImportRow::fullTime).toArray(Boolean[]::new))
            .param("grounds", texts(rows, row -> row.ground() == null ? null : row.ground().toString()))
            .param("before", texts(rows, ImportRow::beforeName))
            .update();
        return id;
    }

    private static int count(List<ImportRow> rows, State state) {
        return (int) rows.stream().filter(row -> row.state() == state).count();
    }

    private static @Nullable String[] texts(List<ImportRow> rows, Function<ImportRow, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    Optional<Import> find(Viewer viewer, long id, boolean lock) {
        return jdbc.sql("select * from grid.roster_import where id = :id and actor = :actor" + (lock ? " for update" : ""))
            .param("id", id)
            .param("actor", viewer.actor())
            .query(Import::of)
            .optional();
    }

    List<Import> latest(Viewer viewer, long before, int limit) {
        return jdbc.sql("select * from grid.roster_import where actor = :actor and id < :before order by id desc limit :limit")
            .param("actor", viewer.actor())
            .param("before", before)
            .param("limit", limit)
            .query(Import::of)
            .list();
    }

    List<ImportRow> rows(long id, State state, int after, int limit) {
        return jdbc.sql("""
            select * from grid.roster_import_row
            where import = :id
            and state = :state
            and number > :after
            order by number
            limit :limit
            """)
            .param("id", id)
            .param("state", state.name())
            .param("after", after)
            .param("limit", limit)
            .query((row, number) -> {
                long ground = row.getLong("ground");
                var place = row.wasNull() ? null : Long.valueOf(ground);
                return new ImportRow(row.getInt("number"), State.valueOf(row.getString("state")), row.getString("reason"),
                    Duty.valueOf(row.getString("duty")), row.getString("community"), row.getString("part"), row.getString("name"),
                    row.getBytes("phone_sealed"), row.getString("masked_phone"), row.getString("contact"), row.getString("body"),
                    row.getBoolean("full_time"), place, row.getString("before_name"));
            })
            .list();
    }

    void moved(long id, String state, String column, Instant at) {
        jdbc.sql("update grid.roster_import set state = :state, %s = :at where id = :id".formatted(column))
            .param("state", state)
            .param("at", Timestamp.from(at))
            .param("id", id)
            .update();
    }

    /** Ends lines and remembers that this import did. */
    int end(long id, List<Long> lines, Instant at) {
        return jdbc.sql("""
            with ended as (
                update grid.answerable
                set until = greatest(since, :at)
                where id = any(:lines)
                and until is null
                returning id
            )
            insert into grid.roster_import_ended (import, answerable)
            select :import, id from ended
            """)
            .param("import", id)
            .param("lines", lines.toArray(Long[]::new))
            .param("at", Timestamp.from(at))
            .update();
    }

    /** Ends what the import began and is still so; what was handed over since stays. */
    int endBegun(long id, Instant at) {
        return jdbc.sql("update grid.answerable set until = greatest(since, :at) where import = :import and until is null")
            .param("import", id)
            .param("at", Timestamp.from(at))
            .update();
    }

    /** Puts those back whom the import replaced, where nobody else is by now. */
    int restore(long id, Instant at) {
        return jdbc.sql("""
            insert into grid.answerable (duty, grid, unit, zone, person, account, name, contact, body, full_time, since)
            select duty, grid, unit, zone, person, account, name, contact, body, full_time, :at
            from grid.answerable
            where id in (select answerable from grid.roster_import_ended where import = :import)
            on conflict do nothing
            """)
            .param("import", id)
            .param("at", Timestamp.from(at))
            .update();
    }
}

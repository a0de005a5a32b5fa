package org.minsheng.grid.internal.roster.imports;

import static org.minsheng.shared.Columns.texts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minsheng.grid.Duty;
import org.minsheng.grid.internal.roster.imports.ImportRow.State;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Imports with their rows. */
@Repository
class ImportBook {

    private static final String TOLD = """
        from unnest(:numbers::int[], :states::text[], :reasons::text[], :duties::text[], :communities::text[],
            :grids::text[], :parts::text[],
                :names::text[], :phones::bytea[], :masked::text[], :contacts::text[], :bodies::text[],
                    :fullTimes::boolean[], :grounds::bigint[],
                :before::text[])
            as told (number, state, reason, duty, community, grid, part, name, phone, masked, contact, body, full_time,
                ground, before)
        """;

    private final JdbcClient jdbc;

    ImportBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long add(Viewer viewer, AreaCode area, String fileName, List<ImportRow> rows, Instant at) {
        long id = jdbc.sql("""
            insert into grid.roster_import (state, file_name, actor, area, uploaded_at, rows_new, rows_changed,
                rows_same, rows_wrong)
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
            insert into grid.roster_import_row (import, number, state, reason, duty, community, grid_named, part, name,
                phone_sealed, masked_phone,
                contact, body, full_time, ground, before_name)
            select :id, number, state, reason, duty, community, grid, part, name, phone, masked, contact, body,
                full_time, ground, before
            """ + TOLD)
            .param("id", id)
            .params(told(rows))
            .update();
        return id;
    }

    private static Map<String, Object> told(List<ImportRow> rows) {
        Map<String, Object> told = new HashMap<>();
        told.put("numbers", rows.stream().map(ImportRow::number).toArray(Integer[]::new));
        told.put("states", texts(rows, row -> row.state().name()));
        told.put("reasons", texts(rows, ImportRow::reason));
        told.put("duties", texts(rows, row -> row.duty().name()));
        told.put("communities", texts(rows, ImportRow::community));
        told.put("grids", texts(rows, ImportRow::grid));
        told.put("parts", texts(rows, ImportRow::part));
        told.put("names", texts(rows, ImportRow::name));
        told.put("phones", rows.stream().map(ImportRow::phoneSealed).toArray(byte[][]::new));
        told.put("masked", texts(rows, ImportRow::maskedPhone));
        told.put("contacts", texts(rows, ImportRow::contact));
        told.put("bodies", texts(rows, ImportRow::body));
        told.put("fullTimes", rows.stream().map(ImportRow::fullTime).toArray(Boolean[]::new));
        told.put("grounds", texts(rows, row -> row.ground() == null ? null : row.ground().toString()));
        told.put("before", texts(rows, ImportRow::beforeName));
        return told;
    }

    /** Writes the rows as they are judged by now, and how many of each there are. */
    void judge(long id, List<ImportRow> rows) {
        jdbc.sql("""
            update grid.roster_import_row kept
            set state = told.state, reason = told.reason, duty = told.duty, community = told.community,
                grid_named = told.grid, part = told.part,
                name = told.name, phone_sealed = told.phone, masked_phone = told.masked, body = told.body,
                    ground = told.ground,
                before_name = told.before
            """ + TOLD + """
            where kept.import = :id
            and kept.number = told.number
            """)
            .param("id", id)
            .params(told(rows))
            .update();
        jdbc.sql("""
            update grid.roster_import
            set rows_new = :new, rows_changed = :changed, rows_same = :same, rows_wrong = :wrong
            where id = :id
            """)
            .param("id", id)
            .param("new", count(rows, State.NEW))
            .param("changed", count(rows, State.CHANGED))
            .param("same", count(rows, State.SAME))
            .param("wrong", count(rows, State.WRONG))
            .update();
    }

    private static int count(List<ImportRow> rows, State state) {
        return (int) rows.stream().filter(row -> row.state() == state).count();
    }

    Optional<Import> find(Viewer viewer, long id, boolean lock) {
        return jdbc.sql("select * from grid.roster_import where id = :id and actor = :actor"
            + (lock ? " for update" : ""))
            .param("id", id)
            .param("actor", viewer.actor())
            .query(Import::of)
            .optional();
    }

    List<Import> latest(Viewer viewer, long before, int limit) {
        return jdbc.sql(
            "select * from grid.roster_import where actor = :actor and id < :before order by id desc limit :limit")
            .param("actor", viewer.actor())
            .param("before", before)
            .param("limit", limit)
            .query(Import::of)
            .list();
    }

    /** All rows in the order of the sheet. */
    List<ImportRow> all(long id) {
        return jdbc.sql("select * from grid.roster_import_row where import = :id order by number")
            .param("id", id)
            .query(ImportBook::row)
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
            .query(ImportBook::row)
            .list();
    }

    private static ImportRow row(ResultSet row, int position) throws SQLException {
        long ground = row.getLong("ground");
        var place = row.wasNull() ? null : Long.valueOf(ground);
        return new ImportRow(row.getInt("number"), State.valueOf(row.getString("state")), row.getString("reason"),
            Duty.valueOf(row.getString("duty")), row.getString("community"), row.getString("grid_named"),
            row.getString("part"),
            row.getString("name"), row.getBytes("phone_sealed"), row.getString("masked_phone"),
            row.getString("contact"), row.getString("body"),
            row.getBoolean("full_time"), place, row.getString("before_name"));
    }

    void moved(long id, String state, String column, Instant at) {
        jdbc.sql("update grid.roster_import set state = :state, %s = :at where id = :id".formatted(column))
            .param("state", state)
            .param("at", Timestamp.from(at))
            .param("id", id)
            .update();
    }
}

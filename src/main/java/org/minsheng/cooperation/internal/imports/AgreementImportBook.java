package org.minsheng.cooperation.internal.imports;

import static org.minsheng.shared.Columns.texts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.cooperation.internal.Rows;
import org.minsheng.cooperation.internal.imports.AgreementImport.Row;
import org.minsheng.page.Staged.Counts;
import org.minsheng.page.Staged.Judged;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sheets with their rows. */
@Repository
class AgreementImportBook {

    private final JdbcClient jdbc;

    AgreementImportBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long add(Viewer viewer, AreaCode area, String fileName, List<String> columns, Instant at) {
        return jdbc.sql("""
                insert into cooperation.import (state, file_name, actor, community, columns, uploaded_at, rows_new,
                    rows_changed, rows_same, rows_wrong)
                values ('PREPARED', :file, :actor, :area, :columns, :at, 0, 0, 0, 0)
                returning id
                """)
            .param("file", fileName)
            .param("actor", viewer.actor())
            .param("area", area.value())
            .param("columns", String.join(",", columns))
            .param("at", Rows.utc(at))
            .query(Long.class).single();
    }

    /** @param sealed the lines as they were sent and mended */
    void judged(long id, byte[] sealed, List<Row> rows) {
        var counts = Counts.of(rows, Row::judged);
        jdbc.sql("""
                update cooperation.import
                set sheet_sealed = :sheet, rows_new = :new, rows_changed = :changed, rows_same = :same,
                    rows_wrong = :wrong
                where id = :id
                """)
            .param("sheet", sealed)
            .param("new", counts.added())
            .param("changed", counts.changed())
            .param("same", counts.same())
            .param("wrong", counts.wrong())
            .param("id", id)
            .update();
        jdbc.sql("delete from cooperation.import_row where import = :id").param("id", id).update();
        addRows(id, rows);
    }

    Optional<byte[]> sheet(long id) {
        return jdbc.sql("select sheet_sealed from cooperation.import where id = :id and sheet_sealed is not null")
            .param("id", id).query(byte[].class).optional();
    }

    Optional<Row> row(long id, int number) {
        return jdbc.sql("select * from cooperation.import_row where import = :id and number = :number")
            .param("id", id).param("number", number)
            .query(Row::of).optional();
    }

    private void addRows(long id, List<Row> rows) {
        jdbc.sql("""
                insert into cooperation.import_row (import, number, state, reason, community, unit_name, unit, item,
                    starts_on, ends_on, kind, title, detail, quantity, period, performer)
                select :id, * from unnest(:numbers, :states, :reasons, :communities, :names, :units::bigint[],
                    :items::bigint[], :starts::date[],
                    :ends::date[], :kinds, :titles, :details, :quantities::int[], :periods, :performers)
                """)
            .param("id", id)
            .param("numbers", rows.stream().map(Row::number).toArray(Integer[]::new))
            .param("states", texts(rows, row -> row.judged().name()))
            .param("reasons", texts(rows, Row::reason))
            .param("communities", texts(rows, Row::community))
            .param("names", texts(rows, Row::unitName))
            .param("units", texts(rows, row -> text(row.unit())))
            .param("items", texts(rows, row -> text(row.item())))
            .param("starts", texts(rows, row -> text(row.startsOn())))
            .param("ends", texts(rows, row -> text(row.endsOn())))
            .param("kinds", texts(rows, row -> row.kind().name()))
            .param("titles", texts(rows, Row::title))
            .param("details", texts(rows, Row::detail))
            .param("quantities", texts(rows, row -> text(row.quantity())))
            .param("periods", texts(rows, row -> text(row.period())))
            .param("performers", texts(rows, Row::performer))
            .update();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    Optional<AgreementImport> find(Viewer viewer, long id, boolean lock) {
        return jdbc.sql("select * from cooperation.import where id = :id and actor = :actor"
            + (lock ? " for update" : ""))
            .param("id", id).param("actor", viewer.actor()).query(AgreementImport::of).optional();
    }

    List<AgreementImport> latest(Viewer viewer, long before, int limit) {
        return jdbc.sql("""
                select *
                from cooperation.import
                where actor = :actor and id < :before
                order by id desc
                limit :limit
                """)
            .param("actor", viewer.actor()).param("before", before).param("limit", limit)
            .query(AgreementImport::of).list();
    }

    List<Row> rows(long id, Judged how, int after, int limit) {
        return jdbc.sql("""
                select *
                from cooperation.import_row
                where import = :id
                    and state = :state
                    and number > :after
                order by number
                limit :limit
                """)
            .param("id", id).param("state", how.name()).param("after", after)
            .param("limit", limit).query(Row::of).list();
    }

    void moved(long id, String state, String column, Instant at) {
        jdbc.sql("update cooperation.import set state = :state, sheet_sealed = null, %s = :at where id = :id"
            .formatted(column))
            .param("state", state).param("at", Rows.utc(at)).param("id", id).update();
    }
}

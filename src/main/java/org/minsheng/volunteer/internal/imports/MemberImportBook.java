package org.minsheng.volunteer.internal.imports;

import static org.minsheng.shared.Columns.texts;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.Staged.Counts;
import org.minsheng.page.Staged.Judged;
import org.minsheng.page.Staged.Stage;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.internal.imports.MemberImport.Row;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sheets of members with their rows; whoever sent one sees it. */
@Repository
class MemberImportBook {

    /**
     * A sheet that nobody confirmed is thrown away with the names in it when its sender brings the next one after so
     * long.
     */
    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient jdbc;

    MemberImportBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long add(Viewer viewer, AreaCode area, String fileName, SheetReader.Read sheet, byte[] sealed, Instant at) {
        jdbc.sql("""
                delete from volunteer.member_import
                where actor = :actor and state in ('UPLOADED', 'PREPARED') and uploaded_at < :before
                """)
            .param("actor", viewer.actor()).param("before", at.minus(KEPT).atOffset(ZoneOffset.UTC)).update();
        return jdbc.sql("""
                insert into volunteer.member_import (state, file_name, actor, area, sheet_sealed, head_row, titles,
                    columns, uploaded_at)
                values ('UPLOADED', :file, :actor, :area, :sheet, :head, :titles, :columns, :at)
                returning id
                """)
            .param("file", fileName)
            .param("actor", viewer.actor())
            .param("area", area.value())
            .param("sheet", sealed)
            .param("head", sheet.headRow())
            .param("titles", sheet.titles().toArray(String[]::new))
            .param("columns", sheet.columns().toArray(String[]::new))
            .param("at", at.atOffset(ZoneOffset.UTC))
            .query(Long.class).single();
    }

    Optional<byte[]> sheet(long id) {
        return jdbc.sql("select sheet_sealed from volunteer.member_import where id = :id and sheet_sealed is not null")
            .param("id", id).query(byte[].class).optional();
    }

    /** In place of what was judged by another reading of the columns. */
    void judged(long id, List<String> columns, List<Row> rows) {
        var counts = Counts.of(rows, Row::judged);
        jdbc.sql("""
                update volunteer.member_import
                set state = 'PREPARED', columns = :columns, rows_new = :new, rows_changed = :changed, rows_same = :same,
                    rows_wrong = :wrong
                where id = :id
                """)
            .param("columns", columns.toArray(String[]::new))
            .param("new", counts.added())
            .param("changed", counts.changed())
            .param("same", counts.same())
            .param("wrong", counts.wrong())
            .param("id", id)
            .update();
        jdbc.sql("delete from volunteer.member_import_row where import = :id").param("id", id).update();
        jdbc.sql("""
                insert into volunteer.member_import_row (import, number, state, reason, person, name_sealed,
                    masked_name, phone_sealed, masked_phone, unit_told,
                    unit, community, skills, membership, version, unit_before, skills_before)
                select :id, number, state, reason, person, name, masked_name, phone, masked_phone, unit_told, unit,
                    community,
                    string_to_array(skills, ','), membership, version, unit_before, string_to_array(skills_before, ',')
                from unnest(:numbers::int[], :states, :reasons, :people::bigint[], :names::bytea[], :maskedNames,
                    :phones::bytea[], :maskedPhones, :unitsTold,
                    :units::bigint[], :communities, :skills, :memberships::bigint[], :versions::int[], :unitsBefore,
                    :skillsBefore)
                    as told (number, state, reason, person, name, masked_name, phone, masked_phone, unit_told, unit,
                        community, skills, membership, version, unit_before, skills_before)
                """)
            .param("id", id)
            .param("numbers", rows.stream().map(Row::number).toArray(Integer[]::new))
            .param("states", texts(rows, row -> row.judged().name()))
            .param("reasons", texts(rows, Row::reason))
            .param("people", texts(rows, row -> text(row.person())))
            .param("names", rows.stream().map(Row::nameSealed).toArray(byte[][]::new))
            .param("maskedNames", texts(rows, Row::maskedName))
            .param("phones", rows.stream().map(Row::phoneSealed).toArray(byte[][]::new))
            .param("maskedPhones", texts(rows, Row::maskedPhone))
            .param("unitsTold", texts(rows, Row::unitTold))
            .param("units", texts(rows, row -> text(row.unit())))
            .param("communities", texts(rows, Row::community))
            .param("skills", texts(rows, row -> String.join(",", row.skills())))
            .param("memberships", texts(rows, row -> text(row.membership())))
            .param("versions", rows.stream().map(Row::version).toArray(Integer[]::new))
            .param("unitsBefore", texts(rows, Row::unitBefore))
            .param("skillsBefore", texts(rows, row -> String.join(",", row.skillsBefore())))
            .update();
    }

    /** A cell was mended, perhaps in a column that the sheet did not have. */
    void mended(long id, byte[] sealed, List<String> titles) {
        jdbc.sql("update volunteer.member_import set sheet_sealed = :sheet, titles = :titles where id = :id")
            .param("sheet", sealed).param("titles", titles.toArray(String[]::new)).param("id", id).update();
    }

    Optional<Row> row(long id, int number) {
        return jdbc.sql("select * from volunteer.member_import_row where import = :id and number = :number")
            .param("id", id).param("number", number)
            .query(Row::of).optional();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    Optional<MemberImport> find(Viewer viewer, long id, boolean lock) {
        return jdbc.sql("select * from volunteer.member_import where id = :id and actor = :actor"
            + (lock ? " for update" : ""))
            .param("id", id).param("actor", viewer.actor()).query(MemberImport::of).optional();
    }

    List<MemberImport> latest(Viewer viewer, long before, int limit) {
        return jdbc.sql("""
                select *
                from volunteer.member_import
                where actor = :actor and id < :before
                order by id desc
                limit :limit
                """)
            .param("actor", viewer.actor()).param("before", before).param("limit", limit)
            .query(MemberImport::of).list();
    }

    List<Row> rows(long id, Judged how, int after, int limit) {
        return jdbc.sql("""
                select *
                from volunteer.member_import_row
                where import = :id
                    and state = :state
                    and number > :after
                order by number
                limit :limit
                """)
            .param("id", id).param("state", how.name()).param("after", after)
            .param("limit", limit).query(Row::of).list();
    }

    /** What was sealed in it is not needed any more. */
    void moved(long id, Stage stage, Instant at) {
        jdbc.sql("""
                update volunteer.member_import
                set state = :state, sheet_sealed = null, confirmed_at = case when :state = 'CONFIRMED' then :at
                    else confirmed_at end,
                    undone_at = case when :state = 'UNDONE' then :at end
                where id = :id
                """)
            .param("state", stage.name()).param("at", at.atOffset(ZoneOffset.UTC)).param("id", id).update();
        jdbc.sql("update volunteer.member_import_row set name_sealed = null, phone_sealed = null where import = :id")
            .param("id", id).update();
    }
}

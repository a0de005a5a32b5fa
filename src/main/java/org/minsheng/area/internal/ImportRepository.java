package org.minsheng.area.internal;

import static org.minsheng.shared.Columns.texts;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.internal.ImportRow.State;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Imports with their rows and what they made. */
@Repository
class ImportRepository {

    private final JdbcClient jdbc;

    ImportRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long add(Viewer viewer, String fileName, List<ImportRow> rows, Instant at) {
        long id = jdbc.sql("""
            insert into area.import (state, file_name, account, account_name, uploaded_at, rows_new, rows_changed,
                rows_same, rows_wrong)
            values ('PREPARED', :file, :account, :name, :at, :new, :changed, :same, :wrong)
            returning id
            """)
            .param("file", fileName)
            .param("account", viewer.actor())
            .param("name", viewer.name())
            .param("at", Timestamp.from(at))
            .param("new", count(rows, State.NEW))
            .param("changed", count(rows, State.CHANGED))
            .param("same", count(rows, State.SAME))
            .param("wrong", count(rows, State.WRONG))
            .query(Long.class)
            .single();
        jdbc.sql("""
            insert into area.import_row (import, number, state, reason, community, compound, building, unit, door, code)
            select :id, * from unnest(:numbers, :states, :reasons, :communities, :compounds, :buildings, :units, :doors,
                :codes)
            """)
            .param("id", id)
            .param("numbers", rows.stream().map(ImportRow::number).toArray(Integer[]::new))
            .param("states", texts(rows, row -> row.state().name()))
            .param("reasons", texts(rows, ImportRow::reason))
            .param("communities", texts(rows, ImportRow::community))
            .param("compounds", texts(rows, ImportRow::compound))
            .param("buildings", texts(rows, ImportRow::building))
            .param("units", texts(rows, ImportRow::unit))
            .param("doors", texts(rows, ImportRow::door))
            .param("codes", texts(rows, ImportRow::code))
            .update();
        return id;
    }

    private static int count(List<ImportRow> rows, State state) {
        return (int) rows.stream().filter(row -> row.state() == state).count();
    }

    Optional<Import> find(Viewer viewer, long id, boolean lock) {
        return jdbc.sql("""
            select * from area.import
            where id = :id
            and account = :account
            """ + (lock ? "for update" : ""))
            .param("id", id)
            .param("account", viewer.actor())
            .query(Import::of)
            .optional();
    }

    List<Import> latest(Viewer viewer, long before, int limit) {
        return jdbc.sql("""
            select * from area.import
            where account = :account
            and id < :before
            order by id desc
            limit :limit
            """)
            .param("account", viewer.actor())
            .param("before", before)
            .param("limit", limit)
            .query(Import::of)
            .list();
    }

    List<ImportRow> rows(long id, @Nullable State state, int after, int limit) {
        return jdbc.sql("""
            select * from area.import_row
            where import = :id
            and (:state::text is null or state = :state)
            and number > :after
            order by number
            limit :limit
            """)
            .param("id", id)
            .param("state", state == null ? null : state.name())
            .param("after", after)
            .param("limit", limit)
            .query((row, number) -> new ImportRow(row.getInt("number"), State.valueOf(row.getString("state")),
                row.getString("reason"), row.getString("community"), row.getString("compound"),
                row.getString("building"), row.getString("unit"), row.getString("door"), row.getString("code")))
            .list();
    }

    /** Keeps how rows are judged now. */
    void judged(long id, List<ImportRow> changed, List<ImportRow> all) {
        jdbc.sql("""
            update area.import_row as kept
            set state = now.state, reason = now.reason, community = now.community, compound = now.compound,
                building = now.building, unit = now.unit, door = now.door, code = now.code
            from unnest(:numbers, :states, :reasons, :communities, :compounds, :buildings, :units, :doors, :codes)
                as now (number, state, reason, community, compound, building, unit, door, code)
            where kept.import = :id
            and kept.number = now.number
            """)
            .param("id", id)
            .param("numbers", changed.stream().map(ImportRow::number).toArray(Integer[]::new))
            .param("states", texts(changed, row -> row.state().name()))
            .param("reasons", texts(changed, ImportRow::reason))
            .param("communities", texts(changed, ImportRow::community))
            .param("compounds", texts(changed, ImportRow::compound))
            .param("buildings", texts(changed, ImportRow::building))
            .param("units", texts(changed, ImportRow::unit))
            .param("doors", texts(changed, ImportRow::door))
            .param("codes", texts(changed, ImportRow::code))
            .update();
        jdbc.sql("""
            update area.import
            set rows_new = :new, rows_changed = :changed, rows_same = :same, rows_wrong = :wrong
            where id = :id
            """)
            .param("id", id)
            .param("new", count(all, State.NEW))
            .param("changed", count(all, State.CHANGED))
            .param("same", count(all, State.SAME))
            .param("wrong", count(all, State.WRONG))
            .update();
    }

    void confirmed(long id, boolean plates, Instant at) {
        jdbc.sql("update area.import set state = 'CONFIRMED', confirmed_at = :at, plates = :plates where id = :id")
            .param("at", Timestamp.from(at))
            .param("plates", plates)
            .param("id", id)
            .update();
    }

    void undone(long id, Instant at) {
        jdbc.sql("update area.import set state = 'UNDONE', undone_at = :at where id = :id")
            .param("at", Timestamp.from(at))
            .param("id", id)
            .update();
    }

    /** Remembers places as this import leaves them. */
    void made(long id, String kind, List<String> codes, @Nullable String[] before) {
        jdbc.sql("""
            insert into area.import_change (import, place, kind, before, version)
            select :id, place.id, :kind, made.before, place.version
            from unnest(:codes, :before) as made (code, before)
            join area.place on place.code = made.code collate "C" and place.retired_at is null
            """)
            .param("id", id)
            .param("kind", kind)
            .param("codes", codes.toArray(String[]::new))
            .param("before", before)
            .update();
    }

    void made(long id, List<String> codes) {
        made(id, "ADDED", codes, Arrays.copyOf(new String[0], codes.size()));
    }

    /** The address of one place that was touched since, that got something below it, or a plate after the import. */
    Optional<String> touched(Import done) {
        return jdbc.sql("""
            select place.address
            from area.import_change change
            left join area.place on place.id = change.place
            where change.import = :id
            and (place.id is null
                or place.version <> change.version
                or exists (
                    select from area.place child
                    where child.parent_code = place.code
                    and change.kind = 'ADDED'
                    and not exists (
                        select
                        from area.import_change mine
                        where mine.import = :id and mine.place = child.id
                    ))
                or exists (
                    select from area.plate
                    where plate.place = place.id
                    and change.kind = 'ADDED'
                    and plate.issued_at > :confirmed))
            limit 1
            """)
            .param("id", done.id())
            .param("confirmed", Timestamp.from(done.confirmedAt() == null ? done.uploadedAt() : done.confirmedAt()))
            .query((row, number) -> row.getString("address") == null ? "" : row.getString("address"))
            .optional();
    }

    List<String> codesMade(long id) {
        return jdbc.sql("""
            select place.code from area.import_change change
            join area.place on place.id = change.place
            where change.import = :id
            and change.kind = 'ADDED'
            """)
            .param("id", id)
            .query(String.class)
            .list();
    }

    /** Takes away what the import added but for these codes; the history stays. */
    int remove(long id, List<String> kept, Viewer by, Instant at) {
        return jdbc.sql("""
            with gone as (
                delete from area.place
                using area.import_change change
                where change.import = :id
                and change.kind = 'ADDED'
                and place.id = change.place
                and place.code <> all(:kept)
                returning place.id, place.code, place.name
            )
            insert into area.place_history (place, kind, before, actor, actor_name, at)
            select id, 'UNDONE', jsonb_build_object('code', code, 'name', name), :actor, :actorName, :at
            from gone
            """)
            .param("id", id)
            .param("kept", kept.toArray(String[]::new))
            .param("actor", by.actor())
            .param("actorName", by.name())
            .param("at", Timestamp.from(at))
            .update();
    }

    /** Ids and former names of the places that the import renamed. */
    List<Renamed> renamed(long id) {
        return jdbc.sql("select place, before from area.import_change where import = :id and kind = 'RENAMED'")
            .param("id", id)
            .query((row, number) -> new Renamed(row.getLong("place"), row.getString("before")))
            .list();
    }

    /** A place and what it was called before. */
    record Renamed(long place, String before) {
    }
}

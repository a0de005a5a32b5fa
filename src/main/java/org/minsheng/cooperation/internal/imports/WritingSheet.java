package org.minsheng.cooperation.internal.imports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.minsheng.cooperation.internal.Rows;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes and takes back what a sheet says, a statement for all of its rows. */
@Repository
class WritingSheet {

    /** A promise in force as a sheet is compared with it. */
    record Known(long item, String kind, String detail, int quantity, String period, String performer) {
    }

    /** An agreement that an import made. */
    record Made(long agreement, LocalDate endsOn) {
    }

    private final JdbcClient jdbc;

    WritingSheet(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every promise in force within an area, by {@code community|unit|title}. */
    Map<String, Known> known(AreaCode area, LocalDate today) {
        Map<String, Known> known = new HashMap<>();
        jdbc.sql("""
                select agreement.community || '|' || agreement.unit_name || '|' || item.title as key, item.*
                from cooperation.item
                join cooperation.agreement on agreement.id = item.agreement
                where agreement.community like :within
                    and agreement.ended_at is null
                    and agreement.ends_on >= :today
                    and item.retired_at is null
                """)
            .param("within", area.value() + "%")
            .param("today", today)
            .query((row, n) -> known.put(row.getString("key"),
                new Known(row.getLong("id"), row.getString("kind"), row.getString("detail"),
                    row.getInt("quantity"), row.getString("period"), row.getString("performer")))).list();
        return known;
    }

    /**
     * An agreement for each unit of new rows that has none in force in its community; its term is the unit's first
     * row's.
     */
    List<Made> agreements(Viewer viewer, long id, Map<String, Long> units, LocalDate today, Instant now) {
        return jdbc.sql("""
                insert into cooperation.agreement (request_key, kind, community, unit, unit_name, starts_on, ends_on,
                    import, created_at, created_by_name)
                select gen_random_uuid(), 'AGREEMENT', first.community, named.unit, first.unit_name, first.starts_on,
                    first.ends_on, :import, :now, :byName
                from (select distinct on (community, unit_name) community, unit_name, starts_on, ends_on
                      from cooperation.import_row
                      where import = :import and state = 'NEW'
                      order by community, unit_name, number) as first
                join unnest(:names, :units::bigint[]) as named (name, unit) on named.name = first.unit_name
                where not exists (select from cooperation.agreement
                    where agreement.community = first.community and agreement.unit_name = first.unit_name
                        and agreement.ended_at is null and agreement.ends_on >= :today)
                order by first.community, first.unit_name
                returning id, ends_on
                """)
            .param("import", id)
            .param("names", units.keySet().toArray(String[]::new))
            .param("units", units.values().toArray(Long[]::new))
            .param("today", today)
            .param("now", Rows.utc(now))
            .param("byName", viewer.name())
            .query((row, n) -> new Made(row.getLong("id"), row.getObject("ends_on", LocalDate.class))).list();
    }

    int items(long id, LocalDate today) {
        return jdbc.sql("""
                insert into cooperation.item (agreement, request_key, kind, title, detail, quantity, period, performer,
                    import)
                select (select max(agreement.id) from cooperation.agreement
                        where agreement.community = row.community and agreement.unit_name = row.unit_name
                            and agreement.ended_at is null and agreement.ends_on >= :today),
                    gen_random_uuid(), row.kind, row.title, row.detail, row.quantity, row.period, row.performer, :import
                from cooperation.import_row row
                where row.import = :import
                    and row.state = 'NEW'
                order by row.number
                """)
            .param("import", id)
            .param("today", today)
            .update();
    }

    /**
     * Remembers how changed promises were, then changes them; those that were retired since the preview are left alone.
     */
    int changes(long id) {
        jdbc.sql("""
                insert into cooperation.import_before (import, item, kind, title, detail, quantity, period, performer,
                    version_after)
                select :import, item.id, item.kind, item.title, item.detail, item.quantity, item.period, item.performer,
                    item.version + 1
                from cooperation.import_row row
                join cooperation.item on item.id = row.item
                where row.import = :import
                    and row.state = 'CHANGED'
                    and item.retired_at is null
                """)
            .param("import", id).update();
        return jdbc.sql("""
                update cooperation.item
                set kind = row.kind, detail = row.detail, quantity = row.quantity, period = row.period,
                    performer = row.performer, version = version + 1
                from cooperation.import_row row
                where row.import = :import
                    and row.state = 'CHANGED'
                    and item.id = row.item
                    and item.retired_at is null
                """)
            .param("import", id).update();
    }

    /**
     * Retires what the sheet brought, puts back what it changed and nobody changed since, ends agreements with nothing
     * left in them.
     */
    int undo(long id, String reason, Instant now) {
        int retired = jdbc.sql("""
                update cooperation.item
                set retired_at = :now, version = version + 1
                where import = :import and retired_at is null
                """)
            .param("now", Rows.utc(now)).param("import", id).update();
        int restored = jdbc.sql("""
                update cooperation.item
                set kind = was.kind, detail = was.detail, quantity = was.quantity, period = was.period,
                    performer = was.performer, version = version + 1
                from cooperation.import_before was
                where was.import = :import
                    and item.id = was.item
                    and item.version = was.version_after
                """)
            .param("import", id).update();
        jdbc.sql("""
                update cooperation.agreement
                set ended_at = :now, end_reason = :reason, version = version + 1
                where import = :import
                    and ended_at is null
                    and not exists (
                        select
                        from cooperation.item
                        where item.agreement = agreement.id and item.retired_at is null
                    )
                """)
            .param("now", Rows.utc(now)).param("reason", reason).param("import", id).update();
        return retired + restored;
    }
}

package org.minsheng.grid.internal.roster.imports;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.minsheng.grid.internal.roster.Holder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What imports began and ended in the rosters. */
@Repository
class ImportedLines {

    private final JdbcClient jdbc;

    ImportedLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
            .param("at", at.atOffset(ZoneOffset.UTC))
            .update();
    }

    /** Ends what the import began and is still so; what was handed over since stays. */
    List<Holder> endBegun(long id, Instant at) {
        return jdbc.sql("""
                update grid.answerable
                set until = greatest(since, :at)
                where import = :import and until is null
                returning %s
                """
                .formatted(Holder.COLUMNS))
            .param("import", id)
            .param("at", at.atOffset(ZoneOffset.UTC))
            .query(Holder::of)
            .list();
    }

    /** Puts those back whom the import replaced, where nobody else is by now and the place is still there. */
    List<Holder> restore(long id, Instant at) {
        return jdbc.sql("""
            insert into grid.answerable (duty, grid, unit, zone, person, account, name, contact, body, full_time, since)
            select duty, grid, unit, zone, person, account, name, contact, body, full_time, :at
            from grid.answerable ended
            where id in (select answerable from grid.roster_import_ended where import = :import)
            and not exists (select from grid.grid part where part.id = ended.grid and part.retired_at is not null)
            and not exists (select from grid.unit part where part.id = ended.unit and part.retired_at is not null)
            and not exists (select from grid.zone part where part.id = ended.zone and part.retired_at is not null)
            on conflict do nothing
            returning %s
            """.formatted(Holder.COLUMNS))
            .param("import", id)
            .param("at", at.atOffset(ZoneOffset.UTC))
            .query(Holder::of)
            .list();
    }
}

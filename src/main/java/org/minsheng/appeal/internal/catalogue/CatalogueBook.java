package org.minsheng.appeal.internal.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.filing.FilingStatement;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Tier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The versions of each county's dispatch catalogue; what was once in force is never changed. */
@Component
public class CatalogueBook {

    /** One version; the newest is in force. */
    public record Version(long id, int version, Instant from, String note, int lines) {
    }

    /** Matter × area → tier and duty. */
    public record Line(String matter, String area, Tier tier, String duty) {

        static Line of(ResultSet row, int index) throws SQLException {
            return new Line(row.getString("matter"), row.getString("area"),
                Tier.valueOf(row.getString("tier")), row.getString("duty"));
        }
    }

    private final JdbcClient jdbc;

    CatalogueBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first, at most 100. */
    public List<Version> versions(AreaCode county) {
        return jdbc.sql("""
                select id, version, in_force_from, note, (
                    select count(*) from appeal.catalogue_entry where catalogue = catalogue.id) as lines
                from appeal.catalogue
                where county = :county
                order by version desc
                limit 100
                """)
            .param("county", county.value())
            .query((row, n) -> new Version(row.getLong("id"), row.getInt("version"),
                Appeal.instantOf(row, "in_force_from"), row.getString("note"), row.getInt("lines")))
            .list();
    }

    public Optional<Version> version(AreaCode county, int number) {
        return versions(county).stream().filter(version -> version.version() == number).findFirst();
    }

    /** In the order of the matters, the widest area first. */
    public List<Line> lines(long version) {
        return jdbc.sql("""
                select entry.matter, entry.area, entry.tier, entry.duty
                from appeal.catalogue_entry entry
                join appeal.matter on matter.code = entry.matter
                where entry.catalogue = :version
                order by matter.position, matter.code, length(entry.area), entry.area
                """)
            .param("version", version)
            .query(Line::of)
            .list();
    }

    /** The number of the version that is then in force. */
    int issue(AreaCode county, Instant from, String note, List<Line> lines) {
        record Issued(long id, int version) {
        }
        var issued = jdbc.sql("""
                insert into appeal.catalogue (county, version, in_force_from, note)
                select :county, coalesce(max(version), 0) + 1, :from, :note
                from appeal.catalogue
                where county = :county
                returning id, version
                """)
            .param("county", county.value())
            .param("from", FilingStatement.time(from))
            .param("note", note)
            .query((row, n) -> new Issued(row.getLong("id"), row.getInt("version")))
            .single();
        jdbc.sql("""
                insert into appeal.catalogue_entry (catalogue, matter, area, tier, duty)
                select :catalogue, *
                from unnest(:matters::text[], :areas::text[], :tiers::text[], :duties::text[])
                """)
            .param("catalogue", issued.id())
            .param("matters", lines.stream().map(Line::matter).toArray(String[]::new))
            .param("areas", lines.stream().map(Line::area).toArray(String[]::new))
            .param("tiers", lines.stream().map(line -> line.tier().name()).toArray(String[]::new))
            .param("duties", lines.stream().map(Line::duty).toArray(String[]::new))
            .update();
        return issued.version();
    }
}

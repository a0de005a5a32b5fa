package org.minsheng.appeal.internal.catalogue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.minsheng.appeal.internal.AppealBook;
import org.minsheng.appeal.internal.filing.FilingStatement;
import org.minsheng.area.CountyOpened;
import org.minsheng.area.PlaceMoved;
import org.minsheng.shared.AreaCode;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives a county its numbers, its matters and the first version of its dispatch catalogue; follows places that move.
 */
@Component
class PreparingCounty {

    private final JdbcClient jdbc;
    private final AppealBook book;

    PreparingCounty(JdbcClient jdbc, AppealBook book) {
        this.jdbc = jdbc;
        this.book = book;
    }

    @EventListener
    @Transactional
    public void open(CountyOpened opened) {
        var county = opened.county();
        jdbc.sql("select appeal.open_county(:county)").param("county", county.value()).query((row, n) -> row).list();
        var matters = shipped();
        int position = 0;
        for (var matter : matters) {
            jdbc.sql("""
                    insert into appeal.matter (code, parent, position, name_zh, name_en)
                    values (:code, :parent::text, :position, :nameZh, :nameEn)
                    on conflict do nothing
                    """)
                .param("code", matter.getField("code"))
                .param("parent", matter.getField("parent").isEmpty() ? null : matter.getField("parent"))
                .param("position", position++)
                .param("nameZh", matter.getField("name_zh"))
                .param("nameEn", matter.getField("name_en"))
                .update();
        }
        fillCatalogue(county, opened.at(), matters);
    }

    private void fillCatalogue(AreaCode county, Instant at, List<NamedCsvRecord> matters) {
        var version = jdbc.sql("""
                insert into appeal.catalogue (county, version, in_force_from, note)
                values (:county, 1, :at, '')
                on conflict do nothing
                returning id
                """)
            .param("county", county.value())
            .param("at", FilingStatement.time(at))
            .query(Long.class)
            .optional();
        version.ifPresent(id -> matters.forEach(matter -> jdbc.sql("""
                insert into appeal.catalogue_entry (catalogue, matter, area, tier, duty)
                values (:catalogue, :matter, :area, :tier, :duty)
                """)
            .param("catalogue", id)
            .param("matter", matter.getField("code"))
            .param("area", county.value())
            .param("tier", matter.getField("tier"))
            .param("duty", matter.getField("duty"))
            .update()));
    }

    @EventListener
    @Transactional
    public void follow(PlaceMoved moved) {
        book.follow(moved.from(), moved.to(), moved.at());
    }

    private static List<NamedCsvRecord> shipped() {
        try (var csv = CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(
                new ClassPathResource("appeal/matters.csv").getInputStream(), StandardCharsets.UTF_8))) {
            return csv.stream().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

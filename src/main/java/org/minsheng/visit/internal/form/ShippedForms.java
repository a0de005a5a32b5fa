package org.minsheng.visit.internal.form;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.minsheng.area.CountyOpened;
import org.minsheng.area.Place;
import org.minsheng.area.Places;
import org.minsheng.shared.AreaCode;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives each county the forms that ship, published as their first version. From then on they are the county's own: it
 * may change them, and what it changed is never touched again.
 */
@Component
public class ShippedForms {

    public static final String SCREENING = "full-screening";
    public static final String ANTI_FRAUD = "anti-fraud";
    public static final String FIRE_SAFETY = "fire-safety";
    public static final String QUARANTINE = "quarantine-check";
    public static final String CARE_VISIT = "care-visit";

    private static final List<String> KEYS = List.of(SCREENING, ANTI_FRAUD, FIRE_SAFETY, QUARANTINE, CARE_VISIT);

    private final JdbcClient jdbc;
    private final FormJson json;
    private final Places places;
    private final Clock clock;
    private final JsonMapper mapper = JsonMapper.builder().build();

    ShippedForms(JdbcClient jdbc, FormJson json, Places places, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.places = places;
        this.clock = clock;
    }

    /** Counties that were opened before there were forms. */
    @EventListener(ApplicationStartedEvent.class)
    @Transactional
    public void start() {
        give(places.counties().stream().map(Place::code).toList(), clock.instant());
    }

    @EventListener
    @Transactional
    public void open(CountyOpened opened) {
        give(List.of(opened.county()), opened.at());
    }

    private void give(Collection<AreaCode> counties, Instant at) {
        var lacking = jdbc.sql("""
                select county || ' ' || key
                from unnest(:counties) county
                cross join unnest(:keys) key
                where not exists (
                    select
                    from visit.form
                    where form.area_code = county
                        and form.key = key
                )
                """)
            .param("counties", counties.stream().map(AreaCode::value).toArray(String[]::new))
            .param("keys", KEYS.toArray(String[]::new))
            .query(String.class).list();
        lacking.forEach(one -> give(one.substring(0, one.indexOf(' ')), one.substring(one.indexOf(' ') + 1), at));
    }

    private void give(String county, String key, Instant at) {
        var shipped = mapper.readTree(text(key));
        var fields = mapper.createObjectNode().set("fields", shipped.get("fields"));
        jdbc.sql("""
                with made as (
                    insert into visit.form (request_key, key, name, name_en, basis, purpose, area_code, draft,
                        changed_at, changed_by_name)
                    values (gen_random_uuid(), :key, :name, :nameEn, :basis, :purpose, :county, :definition::jsonb, :at,
                        'system')
                    on conflict do nothing
                    returning id, draft
                )
                insert into visit.form_version (form, number, definition, published_at, published_by_name)
                select id, 1, draft, :at, 'system'
                from made
                """)
            .param("key", key)
            .param("name", shipped.get("name").asString())
            .param("nameEn", shipped.get("nameEn").asString())
            .param("basis", shipped.get("basis").asString())
            .param("purpose", shipped.get("purpose").asString())
            .param("county", county)
            .param("definition", json.write(json.definition(fields.toString())))
            .param("at", at.atOffset(ZoneOffset.UTC))
            .update();
    }

    private static String text(String key) {
        try {
            return new ClassPathResource("visit/forms/" + key + ".json").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

package org.minsheng.area.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AreaCode.Level;
import org.minsheng.shared.Viewer;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The real divisions down to communities and villages, loaded once into an empty database. */
@Component
class Divisions implements SmartInitializingSingleton {

    private final JdbcClient jdbc;
    private final PlaceRepository places;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Divisions(JdbcClient jdbc, PlaceRepository places, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.places = places;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> load());
    }

    private void load() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('area.divisions', 0))")
            .query((row, number) -> "").list();
        if (jdbc.sql("select exists (select from area.place)").query(Boolean.class).single()) {
            return;
        }
        var divisions = read();
        places.insert(divisions, Viewer.SYSTEM, clock.instant());
        jdbc.sql("""
                select account.audit('system', 'area.load-divisions', 'area:52', null,
                    jsonb_build_object('places', :count))
                """)
            .param("count", divisions.size())
            .query((row, number) -> "")
            .list();
    }

    private static List<NewPlace> read() {
        try {
            var lines = new ClassPathResource("area/divisions.csv").getContentAsString(StandardCharsets.UTF_8)
                .lines().skip(1);
            Map<AreaCode, String> addresses = new HashMap<>();
            var places = new ArrayList<NewPlace>();
            lines.map(line -> line.split(",", -1)).filter(part -> part.length >= 4).forEach(part -> {
                var code = AreaCode.ofDivision(part[0]);
                var shortName = Naming.shortName(part[1]);
                var above = code.level().ordinal() > Level.TOWN.ordinal()
                    ? addresses.getOrDefault(code.parent(), "") : "";
                addresses.put(code, above + shortName);
                places.add(new NewPlace(code, part[1], shortName, above + shortName));
            });
            return places;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}

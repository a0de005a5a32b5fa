package org.minsheng.appeal.internal.similar;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.minsheng.appeal.internal.similar.GoldSet.Message;
import org.minsheng.shared.AreaCode;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where real messages of another city come from: each district that a title names is a town of one county, and no
 * district the county.
 */
final class GoldPlaces {

    private static final AreaCode COUNTY = new AreaCode("520327");

    private final List<String> towns;
    private final Map<String, AreaCode> known = new HashMap<>();

    GoldPlaces(JdbcClient jdbc) {
        towns = jdbc.sql("select code from area.place where code like '520327%' and length(code) = 9 order by code")
            .query(String.class).list();
    }

    AreaCode of(Message message) {
        return message.districts().stream().sorted().findFirst()
            .map(district -> known.computeIfAbsent(district,
                first -> new AreaCode(towns.get(known.size() % towns.size()))))
            .orElse(COUNTY);
    }
}

package org.minsheng.household.internal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.minsheng.household.CareGroup;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Care groups by code, and the numbers that stand for them in arrays and indexes. */
@Repository
class GroupNumbers {

    /** @param ended no longer given to anybody new */
    record Numbered(short number, CareGroup group, boolean ended) {
    }

    private final JdbcClient jdbc;

    GroupNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Numbered> all() {
        return jdbc.sql("""
                select datum.number, datum.code, datum.name, datum.name_en, datum_version.sensitive,
                    datum.ended_at is not null as ended
                from household.datum
                join household.datum_version using (code, version)
                where datum.kind = 'GROUP'
                order by datum.number
                """)
            .query((row, number) -> new Numbered(row.getShort("number"),
            new CareGroup(row.getString("code"), row.getString("name"),
                row.getString("name_en"), row.getBoolean("sensitive")), row.getBoolean("ended")))
            .list();
    }

    Map<Short, String> codes() {
        return all().stream().collect(Collectors.toMap(Numbered::number, numbered -> numbered.group().code()));
    }

    Short[] numbers(Collection<String> codes) {
        return codes.isEmpty() ? new Short[0] : all().stream()
            .filter(numbered -> codes.contains(numbered.group().code()))
            .map(Numbered::number)
            .toArray(Short[]::new);
    }
}

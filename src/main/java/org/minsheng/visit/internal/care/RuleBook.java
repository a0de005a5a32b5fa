package org.minsheng.visit.internal.care;

import java.time.LocalTime;
import java.util.Arrays;
import org.minsheng.shared.AreaCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How counties look after people. */
@Repository
class RuleBook {

    private final JdbcClient jdbc;

    RuleBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    CareRule of(AreaCode county) {
        return jdbc.sql("select * from visit.care_rule where county = :county").param("county", county.value())
            .query((row, n) -> new CareRule(row.getBigDecimal("alarm_above"),
                Arrays.stream((String[]) row.getArray("times").getArray()).map(LocalTime::parse)
                .toList(), row.getInt("grace_minutes"),
                row.getInt("every_days"), row.getInt("version")))
            .optional().orElse(CareRule.USUAL);
    }

    /** False when somebody else changed it meanwhile. */
    boolean put(AreaCode county, CareRule rule) {
        return jdbc.sql("""
                insert into visit.care_rule as known (county, alarm_above, times, grace_minutes, every_days, version)
                values (:county, :alarmAbove, :times, :grace, :everyDays, :version + 1)
                on conflict (county) do update
                set alarm_above = excluded.alarm_above, times = excluded.times, grace_minutes = excluded.grace_minutes,
                    every_days = excluded.every_days, version = excluded.version
                where known.version = :version
                """)
            .param("county", county.value())
            .param("alarmAbove", rule.alarmAbove())
            .param("times", rule.times().stream().map(LocalTime::toString).toArray(String[]::new))
            .param("grace", rule.graceMinutes())
            .param("everyDays", rule.everyDays())
            .param("version", rule.version())
            .update() == 1;
    }
}

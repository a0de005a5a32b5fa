package org.minsheng.volunteer.internal.deed;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.PersonId;
import org.minsheng.volunteer.internal.member.MemberViews.Sum;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How much somebody has done, and which place that gives. */
@Repository
public class DeedSums {

    private final JdbcClient jdbc;

    DeedSums(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public static String year(Clock clock) {
        return Integer.toString(LocalDate.now(clock).getYear());
    }

    public Sum ofPerson(PersonId person, AreaCode area, String period) {
        return of(area, period, "P", person.value());
    }

    public Sum ofUnit(OrganisationId unit, AreaCode area, String period) {
        return of(area, period, "U", unit.value());
    }

    private Sum of(AreaCode area, String period, String sort, long subject) {
        return jdbc.sql("""
                select deeds, minutes
                from volunteer.deed_sum
                where area = :area
                    and period = :period
                    and sort = :sort::"char"
                    and subject = :subject
                """)
            .param("area", area.value()).param("period", period).param("sort", sort).param("subject", subject)
            .query((row, n) -> new Sum(row.getLong("deeds"), row.getLong("minutes"))).optional().orElse(new Sum(0, 0));
    }

    /** The person's place by minutes within the area, from 1; null when nothing was done. */
    public @Nullable Long rank(PersonId person, AreaCode area, String period) {
        return jdbc.sql("""
                select 1 + (
                    select count(*)
                    from volunteer.deed_sum as better
                    where better.area = own.area
                        and better.period = own.period
                        and better.sort = 'P'
                        and better.minutes > own.minutes)
                from volunteer.deed_sum as own
                where own.area = :area
                    and own.period = :period
                    and own.sort = 'P'
                    and own.subject = :person
                    and own.deeds > 0
                """)
            .param("area", area.value()).param("period", period).param("person", person.value())
            .query(Long.class).optional().orElse(null);
    }
}

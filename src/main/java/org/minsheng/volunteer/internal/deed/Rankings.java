package org.minsheng.volunteer.internal.deed;

import java.util.ArrayList;
import java.util.List;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who has done most, read in the order of an index: neither counts nor sorts, however many there are. */
@Repository
class Rankings {

    /** What is compared and by what. */
    enum Sort {
        UNITS("U"), MEMBERS("P");

        private final String code;

        Sort(String code) {
            this.code = code;
        }
    }

    /** The first measure; the other one decides between equals. */
    enum By {
        MINUTES, DEEDS
    }

    record Line(long place, long subject, int deeds, int minutes) {
    }

    private final JdbcClient jdbc;

    Rankings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param after empty, or the cursor {@code minutes:deeds:subject:place} */
    Slice<Line> list(AreaCode area, String period, Sort sort, By by, String after, int size) {
        var from = after.matches("\\d{1,9}:\\d{1,9}:\\d{1,18}:\\d{1,9}") ? after.split(":", -1)
            : new String[] {"2000000000", "2000000000", "0", "0"};
        var rows = jdbc.sql(by == By.MINUTES ? BY_MINUTES : BY_DEEDS)
            .param("area", area.value())
            .param("period", period)
            .param("sort", sort.code)
            .param("minutes", Integer.parseInt(from[0]))
            .param("deeds", Integer.parseInt(from[1]))
            .param("subject", Long.parseLong(from[2]))
            .param("limit", size + 1)
            .query((row, n) -> new Line(0, row.getLong("subject"), row.getInt("deeds"), row.getInt("minutes"))).list();
        long place = Long.parseLong(from[3]);
        var lines = new ArrayList<Line>(rows.size());
        for (var row : rows) {
            lines.add(new Line(++place, row.subject(), row.deeds(), row.minutes()));
        }
        return Slice.of(lines, size, line -> line.minutes() + ":" + line.deeds() + ":"
            + line.subject() + ":" + line.place());
    }

    private static final String BY_MINUTES = """
        select subject, deeds, minutes
        from volunteer.deed_sum
        where area = :area
            and period = :period
            and sort = :sort::"char"
            and minutes <= :minutes
            and (minutes < :minutes or deeds < :deeds or deeds = :deeds and subject > :subject)
            and deeds > 0
        order by minutes desc, deeds desc, subject
        limit :limit
        """;

    private static final String BY_DEEDS = """
        select subject, deeds, minutes
        from volunteer.deed_sum
        where area = :area
            and period = :period
            and sort = :sort::"char"
            and deeds <= :deeds
            and (deeds < :deeds or minutes < :minutes or minutes = :minutes and subject > :subject)
            and deeds > 0
        order by deeds desc, minutes desc, subject
        limit :limit
        """;

    /** A unit's sums by community in a year. */
    List<Part> parts(long unit, String year, List<AreaCode> within) {
        return jdbc.sql("""
                select area, deeds, minutes
                from volunteer.deed_sum
                where sort = 'U'
                    and subject = :unit
                    and period = :year
                    and length(area) = 12
                    and area like any(:within)
                    and deeds > 0
                order by minutes desc, area
                limit 200
                """)
            .param("unit", unit)
            .param("year", year)
            .param("within", org.minsheng.volunteer.internal.Rights.within(within))
            .query((row, n) -> new Part(new AreaCode(row.getString("area")), row.getInt("deeds"),
                row.getInt("minutes"))).list();
    }

    record Part(AreaCode community, int deeds, int minutes) {
    }
}

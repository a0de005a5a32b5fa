package org.minsheng.appeal.internal.numbers;

import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.filing.FilingStatement;
import org.minsheng.area.Place;
import org.minsheng.area.Places;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Command;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code check numbers}: every number between the first and the last is an appeal or has a reason why it is not. */
@Component
public class CheckingNumbers implements Command {

    private record Gap(long from, long to, @Nullable Instant after, @Nullable Instant before) {
    }

    private final JdbcClient jdbc;
    private final Places places;

    CheckingNumbers(JdbcClient jdbc, Places places) {
        this.jdbc = jdbc;
        this.places = places;
    }

    @Override
    public String name() {
        return "check numbers";
    }

    @Override
    public String usage() {
        return "explains every gap in the appeals' numbers; exit code 1 when one has no reason";
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        long unexplained = places.counties().stream().map(Place::code).mapToLong(county -> check(county, out)).sum();
        long vanished = vanished(out);
        out.println(unexplained + vanished == 0 ? "All numbers are accounted for." : "Something is missing.");
        return unexplained + vanished == 0 ? 0 : 1;
    }

    private long check(AreaCode county, PrintStream out) {
        long unexplained = 0;
        for (var gap : gaps(county)) {
            var reason = reason(county, gap);
            out.println(county + " " + gap.from() + (gap.to() > gap.from() ? "-" + gap.to() : "") + ": "
                + (reason == null ? "NO REASON FOUND" : reason));
            unexplained += reason == null ? 1 : 0;
        }
        return unexplained;
    }

    private List<Gap> gaps(AreaCode county) {
        return jdbc.sql("""
                with used as (
                    select serial, id, lag(serial, 1, 0::bigint) over (order by serial) as last,
                        lag(id) over (order by serial) as last_id
                    from appeal.appeal
                    where county = :county
                )
                select last + 1 as from_serial, serial - 1 as to_serial,
                    (select min(at) from appeal.step where appeal = last_id) as after,
                    (select min(at) from appeal.step where appeal = id) as before
                from used
                where serial - last > 1
                order by serial
                """)
            .param("county", county.value())
            .query((row, n) -> new Gap(row.getLong("from_serial"), row.getLong("to_serial"),
                Appeal.instant(row, "after"), Appeal.instant(row, "before")))
            .list();
    }

    /** Null when some number of the gap has no row that explains it. */
    private @Nullable String reason(AreaCode county, Gap gap) {
        var known = jdbc.sql("""
                with missing as (
                    select generate_series(:from::bigint, :to::bigint) as serial
                ), explained as (
                    select missing.serial, min(void_number.reason) as reason
                    from missing
                    left join appeal.void_number on void_number.county = :county
                        and missing.serial between void_number.serial and coalesce(void_number.until_serial,
                            void_number.serial)
                    group by missing.serial
                )
                select count(*) filter (where reason is null) as without, string_agg(distinct reason, ', ') as reasons
                from explained
                """)
            .param("from", gap.from())
            .param("to", gap.to())
            .param("county", county.value())
            .query((row, n) -> new Known(row.getLong("without"), row.getString("reasons")))
            .single();
        if (known.without() == 0) {
            return known.reasons();
        }
        return failures(county, gap) >= known.without() ? "transaction failed" : null;
    }

    private record Known(long without, @Nullable String reasons) {
    }

    /** Failed transactions between the neighbours of the gap, give or take a minute. */
    private long failures(AreaCode county, Gap gap) {
        if (gap.before() == null) {
            return 0;
        }
        var after = gap.after() == null ? Instant.EPOCH : gap.after();
        return jdbc.sql("""
                select count(*)
                from appeal.void_number
                where county = :county
                    and serial is null
                    and at between :after::timestamptz - interval '1 minute'
                        and :before::timestamptz + interval '1 minute'
                """)
            .param("county", county.value())
            .param("after", FilingStatement.time(after))
            .param("before", FilingStatement.time(gap.before()))
            .query(Long.class)
            .single();
    }

    /** History that speaks of an appeal which is not there. */
    private long vanished(PrintStream out) {
        var lost = jdbc.sql("""
                select step.appeal
                from appeal.step
                where action = 'FILE'
                    and not exists (select from appeal.appeal where appeal.id = step.appeal)
                order by step.appeal
                limit 100
                """)
            .query(Long.class)
            .list();
        lost.forEach(id -> out.println("appeal " + id + " has a history and is not in the ledger: NO REASON FOUND"));
        return lost.size();
    }
}

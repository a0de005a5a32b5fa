package org.minsheng.points.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.minsheng.area.Places;
import org.minsheng.points.internal.Ledger.Entry;
import org.minsheng.points.internal.Ledger.Line;
import org.minsheng.points.internal.standard.StandardBook;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * When a year is over, what the standard lets expire does so, the oldest points having been spent first. What a
 * reservation holds stays; the nights of January look again, so that what it gives back expires as well.
 */
@Component
public class ClosingYear {

    private static final LocalTime AT = LocalTime.of(0, 40);
    private static final int PORTION = 200;

    /**
     * What expires of an account's points when those earned before a moment are over: earned until then and gone since.
     */
    private static final String EXPIRING = """
        select holder.id, least(holder.balance - holder.held, moved.earned - moved.gone)::int as points
        from points.holder
        cross join lateral (
            select coalesce(sum(line.amount) filter (where line.amount > 0
                and entry.kind in ('CREDIT', 'CORRECTION', 'TRANSFER') and entry.at < :cutoff), 0) as earned,
                -coalesce(sum(line.amount) filter (where not (line.amount > 0
                    and entry.kind in ('CREDIT', 'CORRECTION', 'TRANSFER'))), 0) as gone
            from points.line
            join points.entry on entry.id = line.entry
            where line.holder = holder.id
        ) moved
        where least(holder.balance - holder.held, moved.earned - moved.gone) > 0
        """;

    private record Expiring(long id, int points) {
    }

    private final JdbcClient jdbc;
    private final Holders holders;
    private final Ledger ledger;
    private final StandardBook standards;
    private final Places places;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ClosingYear(JdbcClient jdbc, Holders holders, Ledger ledger, StandardBook standards, Places places,
                AuditTrail audit, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.holders = holders;
        this.ledger = ledger;
        this.standards = standards;
        this.places = places;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Bean
    static RecurringTask<Void> pointsClosing(ObjectProvider<ClosingYear> closing, Clock clock) {
        return Tasks.recurring("points-closing", new Daily(clock.getZone(), AT))
            .execute((task, context) -> closing.getObject().closeAll());
    }

    private void closeAll() {
        var today = LocalDate.now(clock);
        for (var county : places.counties()) {
            boolean closed =
                jdbc.sql("select exists (select from points.closing where county = :county and year = :year)")
                .param("county", county.code().value()).param("year", today.getYear() - 1)
                .query(Boolean.class).single();
            if (!closed || today.getMonthValue() == 1) {
                close(county.code(), today.getYear() - 1);
            }
        }
    }

    /** What an account loses at the end of this year as things stand. */
    public int expiring(Holder holder, int validYears) {
        var cutoff = cutoff(LocalDate.now(clock).getYear(), validYears);
        return jdbc.sql(EXPIRING + "and holder.id = :holder").param("cutoff", cutoff.atOffset(ZoneOffset.UTC))
            .param("holder", holder.id().value())
            .query(Expiring.class).optional().map(Expiring::points).orElse(0);
    }

    /** @return how many points expired; a repeat finds only what has become free since */
    public int close(AreaCode county, int year) {
        int sum = 0;
        int several = 0;
        for (var community : communities(county)) {
            var standard = standards.inForce(community).orElse(null);
            if (standard != null) {
                var cutoff = cutoff(year, standard.validYears());
                for (List<Long> portion = candidates(community, cutoff); !portion.isEmpty();
                    portion = candidates(community, cutoff)) {
                    var ids = portion;
                    int expired = Objects.requireNonNull(transaction.execute(status ->
                        expire(county, year, cutoff, ids)));
                    sum += expired;
                    several += portion.size();
                    if (expired == 0) {
                        break;
                    }
                }
            }
        }
        note(county, year, several, sum);
        return sum;
    }

    private Instant cutoff(int year, int validYears) {
        return LocalDate.of(year - validYears + 1, 1, 1).atStartOfDay(clock.getZone()).toInstant();
    }

    private List<AreaCode> communities(AreaCode county) {
        return jdbc.sql("""
                select distinct left(area, 12)
                from points.holder
                where area >= :county and area < :county || 'x' and balance > 0
                """)
            .param("county", county.value()).query(String.class).list().stream().map(AreaCode::new).toList();
    }

    private List<Long> candidates(AreaCode community, Instant cutoff) {
        return jdbc.sql(EXPIRING
            + "and holder.area >= :area and holder.area < :area || 'x' order by holder.id limit :limit")
            .param("cutoff", cutoff.atOffset(ZoneOffset.UTC)).param("area", community.value()).param("limit", PORTION)
            .query(Expiring.class).list().stream().map(Expiring::id).toList();
    }

    /** Looks again once nobody else can move points of these. */
    private int expire(AreaCode county, int year, Instant cutoff, List<Long> ids) {
        holders.hold(ids.stream().map(HolderId::new).toList());
        int sum = 0;
        for (var one : jdbc.sql(EXPIRING + "and holder.id = any(:ids)").param("cutoff", cutoff.atOffset(ZoneOffset.UTC))
            .param("ids", ids.toArray(Long[]::new)).query(Expiring.class).list()) {
            ledger.write(Viewer.SYSTEM, new Entry(EntryKind.EXPIRY, RequestKey.fresh(),
                county, "year:" + year, "", year, List.of(Line.holder(new HolderId(one.id()), null, -one.points()),
                    Line.expiry(one.points()))), clock.instant());
            sum += one.points();
        }
        return sum;
    }

    private void note(AreaCode county, int year, int several, int sum) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("""
                    insert into points.closing as known (county, year, closed_at, holders, points)
                    values (:county, :year, :now, :holders, :points)
                    on conflict (county, year) do update
                    set holders = known.holders + excluded.holders, points = known.points + excluded.points
                    """)
                .param("county", county.value())
                .param("year", year)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("holders", several)
                .param("points", sum)
                .update();
            if (sum > 0) {
                audit.record(Viewer.SYSTEM, "points.close-year", "county:" + county, null,
                    Map.of("year", year, "points", sum));
            }
        });
    }
}

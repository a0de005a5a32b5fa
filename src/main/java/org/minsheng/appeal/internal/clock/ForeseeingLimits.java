package org.minsheng.appeal.internal.clock;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.minsheng.appeal.AppealKind;
import org.minsheng.appeal.Urgency;
import org.minsheng.appeal.internal.clock.LimitsView.Foreseen;
import org.minsheng.appeal.internal.clock.LimitsView.Line;
import org.minsheng.calendar.WorkingDays;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Tier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Says how many answers of the last twelve months would have been late under other limits, and which open matters are
 * late by now. Counts from the filing to the answer that stands, without pauses and extensions, for the limits of now
 * and for the proposed ones alike.
 */
@Component
class ForeseeingLimits {

    /** Beyond so many hours only the day of the answer is looked at. */
    private static final int HOURS_LOOKED_AT = 240;

    private record Group(AppealKind kind, Tier tier, Urgency urgency, LocalDate filed, LocalDate answered,
                         boolean evening, int hours, long count) {
    }

    private record Key(AppealKind kind, Tier tier) {
    }

    private final JdbcClient jdbc;
    private final WorkingDays days;
    private final Clock clock;
    private final LocalTime closes;

    ForeseeingLimits(JdbcClient jdbc, WorkingDays days, Clock clock,
                     @Value("${minsheng.office.closes:18:00}") LocalTime closes) {
        this.closes = closes;
        this.jdbc = jdbc;
        this.days = days;
        this.clock = clock;
    }

    Foreseen foresee(AreaCode county, Rules now, Rules then) {
        Map<Key, Line> lines = new HashMap<>();
        Map<String, LocalDate> deadlines = new HashMap<>();
        for (var group : groups(county)) {
            long lateNow = late(county, group, now.limit(group.kind(), group.urgency(), group.tier()), deadlines)
                ? group.count() : 0;
            long lateThen = late(county, group, then.limit(group.kind(), group.urgency(), group.tier()), deadlines)
                ? group.count() : 0;
            lines.merge(new Key(group.kind(), group.tier()),
                new Line(group.kind(), group.tier(), group.count(), lateNow, lateThen), (one, other) ->
                    new Line(one.kind(), one.tier(), one.answers() + other.answers(), one.lateNow() + other.lateNow(),
                        one.lateThen() + other.lateThen()));
        }
        var sorted = new TreeMap<Integer, Line>();
        lines.values().forEach(line -> sorted.put(line.kind().ordinal() * 10 + line.tier().ordinal(), line));
        var all = new ArrayList<>(sorted.values());
        return new Foreseen(all, all.stream().mapToLong(Line::answers).sum(),
            all.stream().mapToLong(Line::lateNow).sum(), all.stream().mapToLong(Line::lateThen).sum());
    }

    private boolean late(AreaCode county, Group group, Limit limit, Map<String, LocalDate> deadlines) {
        if (limit.unit() == Limit.Unit.HOURS && limit.amount() <= HOURS_LOOKED_AT) {
            return group.hours() > limit.amount();
        }
        var due = deadlines.computeIfAbsent(group.filed() + " " + limit, any -> switch (limit.unit()) {
            case HOURS -> group.filed().plusDays(limit.amount() / 24);
            case DAYS -> group.filed().plusDays(limit.amount());
            case WORKING_DAYS -> LocalDate.ofInstant(days.plusWorkingDays(county, noon(group.filed()), limit.amount()),
                clock.getZone());
        });
        return group.answered().isAfter(due) || group.answered().equals(due) && group.evening();
    }

    private Instant noon(LocalDate day) {
        return day.atTime(12, 0).atZone(clock.getZone()).toInstant();
    }

    private List<Group> groups(AreaCode county) {
        var since = clock.instant().atZone(clock.getZone()).minusMonths(12).toInstant();
        return jdbc.sql("""
                select kind, tier, urgency, (filed_at at time zone :zone)::date as filed,
                    (ended at time zone :zone)::date as answered,
                    (ended at time zone :zone)::time > :closes as evening,
                    least(ceil(extract(epoch from ended - filed_at) / 3600), :most + 1)::int as hours, count(*) as count
                from (
                    select kind, tier, urgency, filed_at, answered_at as ended
                    from appeal.appeal
                    where county = :county and answered_at >= :since
                    union all
                    select kind, tier, urgency, filed_at, :now
                    from appeal.appeal
                    where county = :county and open and answered_at is null and filed_at >= :since
                ) as told
                group by 1, 2, 3, 4, 5, 6, 7
                """)
            .param("zone", clock.getZone().getId())
            .param("closes", closes)
            .param("county", county.value())
            .param("since", since.atOffset(ZoneOffset.UTC))
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .param("most", HOURS_LOOKED_AT)
            .query((row, n) -> new Group(AppealKind.valueOf(row.getString("kind")), Tier.valueOf(row.getString("tier")),
                Urgency.valueOf(row.getString("urgency")), row.getObject("filed", LocalDate.class),
                row.getObject("answered", LocalDate.class), row.getBoolean("evening"),
                row.getInt("hours"), row.getLong("count")))
            .list();
    }
}

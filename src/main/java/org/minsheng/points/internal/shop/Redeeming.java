package org.minsheng.points.internal.shop;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.minsheng.points.internal.HolderId;
import org.minsheng.points.internal.PointsOutcome;
import org.minsheng.points.internal.PointsOutcome.Done;
import org.minsheng.points.internal.PointsOutcome.Refused;
import org.minsheng.points.internal.PointsRights;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Points become goods: rights, balance, limits and stock are checked and everything is written by one function of the
 * database in one round trip that is a transaction of its own. A repeat with the same key gives the first answer.
 */
@Component
public class Redeeming {

    static final String SQL = """
        select outcome, made, detail
        from points.redeem(:key::uuid, :shop::bigint, :holder::bigint, :reservation::bigint, :goods::bigint[],
            :pieces::int[], :areas::text[], :actor, :name, :now::timestamptz, :month::timestamptz, :year::timestamptz)
        """;

    private record Answer(String outcome, @Nullable Long made, @Nullable String detail) {
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    Redeeming(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param reservation fetches what it put aside; the basket is empty then */
    public PointsOutcome redeem(Viewer viewer, RequestKey key, long shop, HolderId holder,
                                @Nullable Long reservation, Basket basket) {
        var answer = jdbc.sql(SQL)
            .param("key", key.value())
            .param("shop", shop)
            .param("holder", holder.value())
            .param("reservation", reservation)
            .param("goods", basket.goods())
            .param("pieces", basket.numbers())
            .param("areas", viewer == Viewer.SYSTEM ? new String[] {""}
                : PointsRights.keeps(viewer).stream().map(AreaCode::value).toArray(String[]::new))
            .param("actor", viewer.actor())
            .param("name", viewer.name())
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .param("month", month(clock))
            .param("year", year(clock))
            .query(Answer.class).single();
        return told(answer.outcome(), answer.made(), answer.detail());
    }

    static PointsOutcome told(String outcome, @Nullable Long made, @Nullable String detail) {
        if (made != null && (outcome.equals("DONE") || outcome.equals("REPEATED"))) {
            return new Done(made);
        }
        var said = detail == null ? "" : detail;
        return outcome.equals("NOT_ENOUGH") ? new Refused("basket", "points.redeem.refused.NOT_ENOUGH",
            (Object[]) said.split(" "))
            : new Refused("basket", "points.redeem.refused." + outcome, said);
    }

    static OffsetDateTime month(Clock clock) {
        return LocalDate.now(clock).withDayOfMonth(1).atStartOfDay(clock.getZone()).toOffsetDateTime()
            .withOffsetSameInstant(ZoneOffset.UTC);
    }

    static OffsetDateTime year(Clock clock) {
        return LocalDate.now(clock).withDayOfYear(1).atStartOfDay(clock.getZone()).toOffsetDateTime()
            .withOffsetSameInstant(ZoneOffset.UTC);
    }
}

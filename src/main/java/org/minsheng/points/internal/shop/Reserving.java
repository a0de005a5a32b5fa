package org.minsheng.points.internal.shop;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.points.internal.Holder;
import org.minsheng.points.internal.Holders;
import org.minsheng.points.internal.PointsOutcome;
import org.minsheng.points.internal.PointsOutcome.Done;
import org.minsheng.points.internal.PointsOutcome.Refused;
import org.minsheng.points.internal.PointsRules;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.TimerRows;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A resident puts goods aside and fetches them with a code; points and pieces are held until then or until it expires.
 */
@Component
public class Reserving {

    private static final int TRIES = 5;

    private record Answer(String outcome, @Nullable Long made, @Nullable String detail) {
    }

    private final JdbcClient jdbc;
    private final Holders holders;
    private final ReservationBook book;
    private final PointsRules rules;
    private final TimerRows timers;
    private final AuditTrail audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Reserving(JdbcClient jdbc, Holders holders, ReservationBook book, PointsRules rules, TimerRows timers,
              AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.holders = holders;
        this.book = book;
        this.rules = rules;
        this.timers = timers;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public PointsOutcome reserve(Viewer viewer, RequestKey key, long shop, Basket basket) {
        var person = viewer.person();
        var member = person == null ? null : holders.ofPerson(person).orElse(null);
        if (member == null) {
            return new Refused("basket", "points.redeem.refused.NOT_HERE");
        }
        var holder = holders.credited(member);
        for (int attempt = 0; attempt < TRIES; attempt++) {
            var answer = ask(key, shop, holder, member, basket, "%06d".formatted(random.nextInt(1_000_000)));
            if (!answer.outcome().equals("CODE_TAKEN")) {
                if (answer.outcome().equals("DONE") && answer.made() != null) {
                    ShopTimers.set(timers, answer.made(), book.find(answer.made()).orElseThrow().until());
                    audit.record(viewer, "points.reserve", "reservation:" + answer.made(), null,
                        Map.of("shop", shop, "holder", holder.id().value()));
                }
                return Redeeming.told(answer.outcome(), answer.made(), answer.detail());
            }
        }
        return PointsOutcome.CHANGED_MEANWHILE;
    }

    private Answer ask(RequestKey key, long shop, Holder holder, Holder member, Basket basket, String code) {
        var now = clock.instant();
        return jdbc.sql("""
                select outcome, made, detail
                from points.reserve(:key::uuid, :shop::bigint, :holder::bigint, :member::bigint, :goods::bigint[],
                    :pieces::int[], :code, :now::timestamptz,
                    :until::timestamptz, :month::timestamptz, :year::timestamptz)
                """)
            .param("key", key.value())
            .param("shop", shop)
            .param("holder", holder.id().value())
            .param("member", member.id().value())
            .param("goods", basket.goods())
            .param("pieces", basket.numbers())
            .param("code", code)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("until", now.plus(Duration.ofDays(rules.of(holder.area().county()).reservationDays()))
                .atOffset(ZoneOffset.UTC))
            .param("month", Redeeming.month(clock))
            .param("year", Redeeming.year(clock))
            .query(Answer.class).single();
    }

    /** By whoever reserved it or lives in the same household. */
    @Transactional
    public PointsOutcome cancel(Viewer viewer, long id) {
        var person = viewer.person();
        var reservation = book.find(id).orElse(null);
        var member = person == null ? null : holders.ofPerson(person).orElse(null);
        if (reservation == null || member == null || !reservation.holder().equals(holders.credited(member).id())) {
            return PointsOutcome.NOT_YOURS;
        }
        if (!book.release(id, ReservationBook.State.CANCELLED, clock.instant())) {
            return new Refused("version", "points.reservation.refused.over");
        }
        audit.record(viewer, "points.cancel-reservation", "reservation:" + id, Map.of("state", "OPEN"),
            Map.of("state", "CANCELLED"));
        return new Done(id);
    }

    /** By the timer; nothing when it was fetched or cancelled, or when it is not due. */
    @Transactional
    public boolean expire(long id) {
        var reservation = book.find(id).orElse(null);
        var now = clock.instant();
        if (reservation == null || reservation.until().isAfter(now)
            || !book.release(id, ReservationBook.State.EXPIRED, now)) {
            return false;
        }
        audit.record(Viewer.SYSTEM, "points.expire-reservation", "reservation:" + id, Map.of("state", "OPEN"),
            Map.of("state", "EXPIRED"));
        return true;
    }
}

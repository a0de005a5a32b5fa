package org.minsheng.appeal.internal.rates;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Leaves an appeal out of the rates: proposed with a reason, approved or denied by somebody else, listed for everybody. */
@Component
class Excluding {

    private static final String ALL = """
        select exclusion.*, appeal.number, appeal.title
        from appeal.exclusion
        join appeal.appeal on appeal.id = exclusion.appeal
        """;

    private final JdbcClient jdbc;
    private final FoldingRates folding;
    private final AuditTrail audit;
    private final Clock clock;

    Excluding(JdbcClient jdbc, FoldingRates folding, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.folding = folding;
        this.audit = audit;
        this.clock = clock;
    }

    static boolean mayDecide(Viewer viewer, Exclusion exclusion) {
        return exclusion.state() == Exclusion.State.PROPOSED && !exclusion.proposedBy().equals(viewer.actor())
            && viewer.may(exclusion.place(), Role.COUNTY_LEADER, Role.TOWN_DISPATCHER);
    }

    /** Newest first. */
    Slice<Exclusion> page(AreaCode area, Exclusion.State state, @Nullable String after, int size) {
        var rows = jdbc.sql(ALL + """
                where exclusion.county like substr(:area, 1, 6) || '%' and exclusion.place_code like :area || '%'
                    and exclusion.state = :state and exclusion.id < :after
                order by exclusion.id desc
                limit :size
                """)
            .param("area", area.value())
            .param("state", state.name())
            .param("after", after != null && after.matches("\\d{1,18}") ? Long.parseLong(after) : Long.MAX_VALUE)
            .param("size", size + 1)
            .query(Exclusion::of)
            .list();
        return Slice.of(rows, size, row -> Long.toString(row.id()));
    }

    List<Exclusion> of(Appeal appeal) {
        return jdbc.sql(ALL + "where exclusion.appeal = :appeal order by exclusion.id desc limit 20")
            .param("appeal", appeal.id().value())
            .query(Exclusion::of)
            .list();
    }

    Optional<Exclusion> byId(long id) {
        return jdbc.sql(ALL + "where exclusion.id = :id for update of exclusion").param("id", id).query(Exclusion::of).optional();
    }

    /** False when one is waiting or holds already; the same request again is harmless. */
    @Transactional
    public boolean propose(Viewer viewer, Appeal appeal, RequestKey key, Exclusion.Figure figure, String reason) {
        boolean added = jdbc.sql("""
                insert into appeal.exclusion (request_key, appeal, county, place_code, figure, reason, proposed_at, proposed_by, proposed_by_name)
                values (:key, :appeal, :county, :place, :figure, :reason, :now, :by, :byName)
                on conflict do nothing
                """)
            .param("key", key.value())
            .param("appeal", appeal.id().value())
            .param("county", appeal.said().place().county().value())
            .param("place", appeal.said().place().value())
            .param("figure", figure.name())
            .param("reason", reason)
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .param("by", viewer.actor())
            .param("byName", viewer.name())
            .update() == 1;
        if (added) {
            audit.record(viewer, "appeal.propose-exclusion", appeal.id().subject(), null, Map.of("figure", figure.name(), "reason", reason));
        }
        return added;
    }

    /** False when this person may not, or somebody decided before. */
    @Transactional
    public boolean decide(Viewer viewer, long id, boolean approve, String decision) {
        var exclusion = byId(id).filter(one -> mayDecide(viewer, one)).orElse(null);
        if (exclusion == null) {
            return false;
        }
        jdbc.sql("""
                update appeal.exclusion
                set state = :state, decided_at = :now, decided_by_name = :by, decision = :decision
                where id = :id
                """)
            .param("state", approve ? "APPROVED" : "DENIED")
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .param("by", viewer.name())
            .param("decision", decision)
            .param("id", id)
            .update();
        audit.record(viewer, "appeal.decide-exclusion", exclusion.appeal().subject(), Map.of("state", "PROPOSED"),
            Map.of("state", approve ? "APPROVED" : "DENIED", "decision", decision));
        folding.fold(List.of(exclusion.appeal()));
        return true;
    }
}

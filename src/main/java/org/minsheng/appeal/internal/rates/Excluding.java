package org.minsheng.appeal.internal.rates;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.Sight;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.Slice;
import org.minsheng.shared.StaffNotices;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Leaves an appeal out of the rates: proposed with a reason, approved or denied by somebody else, listed for everybody.
 */
@Component
class Excluding {

    private static final String ALL = """
        select exclusion.*, appeal.number, appeal.title
        from appeal.exclusion
        join appeal.appeal on appeal.id = exclusion.appeal
        """;

    private final JdbcClient jdbc;
    private final FoldingRates folding;
    private final StaffNotices staff;
    private final AuditTrail audit;
    private final Clock clock;

    Excluding(JdbcClient jdbc, FoldingRates folding, StaffNotices staff, AuditTrail audit, Clock clock) {
        this.staff = staff;
        this.jdbc = jdbc;
        this.folding = folding;
        this.audit = audit;
        this.clock = clock;
    }

    static boolean mayDecide(Viewer viewer, Exclusion exclusion) {
        return exclusion.state() == Exclusion.State.PROPOSED && !exclusion.proposedBy().equals(viewer.actor())
            && viewer.may(exclusion.place(), Role.COUNTY_LEADER, Role.TOWN_DISPATCHER);
    }

    /** An exclusion that holds, by those who may approve; a proposal, by whoever made it too. */
    static boolean mayWithdraw(Viewer viewer, Exclusion exclusion) {
        return switch (exclusion.state()) {
            case APPROVED -> viewer.may(exclusion.place(), Role.COUNTY_LEADER, Role.TOWN_DISPATCHER);
            case PROPOSED -> exclusion.proposedBy().equals(viewer.actor());
            case DENIED, WITHDRAWN -> false;
        };
    }

    /** Newest first, of appeals that somebody with these windows may open. */
    Slice<Exclusion> page(List<Sight.Lens> lenses, Exclusion.State state, @Nullable String after, int size) {
        var areas = new ArrayList<String>();
        var organisations = new ArrayList<Long>();
        for (var lens : lenses) {
            switch (lens) {
                case Sight.Lens.Area(var area) -> areas.add(area.value());
                case Sight.Lens.Organisation(var organisation) -> organisations.add(organisation.value());
            }
        }
        var rows = jdbc.sql(ALL + """
                where (exists (
                        select from unnest(:areas::text[]) as area
                        where exclusion.county like substr(area, 1, 6) || '%' and exclusion.place_code like area || '%')
                    or exists (
                        select from appeal.party
                        where party.appeal = exclusion.appeal and party.organisation = any(:organisations)))
                    and exclusion.state = :state and exclusion.id < :after
                order by exclusion.id desc
                limit :size
                """)
            .param("areas", areas.toArray(String[]::new))
            .param("organisations", organisations.toArray(Long[]::new))
            .param("state", state.name())
            .param("after", after != null && after.matches("\\d{1,18}") ? Long.parseLong(after) : Long.MAX_VALUE)
            .param("size", size + 1)
            .query(Exclusion::of)
            .list();
        return Slice.of(rows, size, row -> Long.toString(row.id()));
    }

    /** How many wait for a decision, counted no further than 1,000. */
    long proposed(AreaCode area) {
        return jdbc.sql("""
                select count(*)
                from (
                    select
                    from appeal.exclusion
                    where county like substr(:area, 1, 6) || '%' and place_code like :area || '%' and state = 'PROPOSED'
                    limit 1000
                ) as waiting
                """)
            .param("area", area.value())
            .query(Long.class)
            .single();
    }

    List<Exclusion> of(Appeal appeal) {
        return jdbc.sql(ALL + "where exclusion.appeal = :appeal order by exclusion.id desc limit 20")
            .param("appeal", appeal.id().value())
            .query(Exclusion::of)
            .list();
    }

    Optional<Exclusion> byId(long id) {
        return jdbc.sql(ALL + "where exclusion.id = :id for update of exclusion").param("id", id)
            .query(Exclusion::of).optional();
    }

    /**
     * False when one is waiting already; one that holds is replaced once this is approved. The same request again is
     * harmless.
     */
    @Transactional
    public boolean propose(Viewer viewer, Appeal appeal, RequestKey key, Exclusion.Figure figure, String reason) {
        boolean added = jdbc.sql("""
                insert into appeal.exclusion (request_key, appeal, county, place_code, figure, reason, proposed_at,
                    proposed_by, proposed_by_name)
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
            audit.record(viewer, "appeal.propose-exclusion", appeal.id().subject(), null,
                Map.of("figure", figure.name(), "reason", reason));
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
        if (approve) {
            of(exclusion).ifPresent(held -> end(held, viewer.name(), decision, clock.instant()));
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
        tell(exclusion, approve ? "approved" : "denied", viewer);
        return true;
    }

    /** The one that holds for the same appeal. */
    private Optional<Exclusion> of(Exclusion proposal) {
        return jdbc.sql(ALL + "where exclusion.appeal = :appeal and exclusion.state = 'APPROVED'")
            .param("appeal", proposal.appeal().value())
            .query(Exclusion::of).optional();
    }

    private void end(Exclusion exclusion, String by, String why, Instant now) {
        jdbc.sql("""
                update appeal.exclusion
                set state = 'WITHDRAWN', withdrawn_at = :now, withdrawn_by_name = :by, withdrawal = :why
                where id = :id
                """)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("by", by)
            .param("why", why)
            .param("id", exclusion.id())
            .update();
    }

    /**
     * Takes back what holds, so that it counts again, or a proposal; false when this person may not, or somebody was
     * first.
     */
    @Transactional
    public boolean withdraw(Viewer viewer, long id, String reason) {
        var exclusion = byId(id).filter(one -> mayWithdraw(viewer, one)).orElse(null);
        if (exclusion == null) {
            return false;
        }
        end(exclusion, viewer.name(), reason, clock.instant());
        audit.record(viewer, "appeal.withdraw-exclusion", exclusion.appeal().subject(),
            Map.of("state", exclusion.state().name()), Map.of("state", "WITHDRAWN", "reason", reason));
        if (exclusion.state() == Exclusion.State.APPROVED) {
            folding.fold(List.of(exclusion.appeal()));
        }
        tell(exclusion, "withdrawn", viewer);
        return true;
    }

    /** Whoever proposed it hears what came of it, unless it was that person. */
    private void tell(Exclusion exclusion, String what, Viewer by) {
        var proposer = exclusion.proposedBy();
        if (proposer.startsWith("account:") && !proposer.equals(by.actor())) {
            staff.tell(new StaffNotices.Notice("appeal-exclusion-" + what + ":" + exclusion.id(),
                List.of(new AccountId(Long.parseLong(proposer.substring(8)))), "appeal.exclusion.told." + what,
                List.of(exclusion.number()), "/console/appeals/" + exclusion.number() + "/exclusions", false));
        }
    }
}

package org.minsheng.visit.internal.campaign;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.CampaignId;
import org.minsheng.visit.TaskId;
import org.minsheng.visit.internal.campaign.TaskBook.OpenTask;
import org.minsheng.visit.internal.campaign.VisitorBook.Visitor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives doors to other visitors: one, all of somebody, or whatever no longer fits who answers there. */
@Component
class Reassigning {

    private final CampaignBook campaigns;
    private final VisitorBook visitors;
    private final TaskBook tasks;
    private final OtherVisitors others;
    private final Planning planning;
    private final CampaignTimers timers;
    private final AuditTrail audit;
    private final Clock clock;

    Reassigning(CampaignBook campaigns, VisitorBook visitors, TaskBook tasks, OtherVisitors others, Planning planning,
        CampaignTimers timers, AuditTrail audit, Clock clock) {
        this.campaigns = campaigns;
        this.visitors = visitors;
        this.tasks = tasks;
        this.others = others;
        this.planning = planning;
        this.timers = timers;
        this.audit = audit;
        this.clock = clock;
    }

    /** Doors that would go from one to another; null is nobody. */
    record Move(@Nullable VisitorRef from, @Nullable VisitorRef to, List<OpenTask> doors) {
    }

    /**
     * What fits no longer: doors whose visitor is not among those who answer there now, and doors of nobody where
     * somebody is now. Where nobody answers, doors stay with whoever was given them on purpose and walks elsewhere in
     * the campaign; those of somebody who answers nowhere any more are nobody's.
     */
    List<Move> proposal(Campaign campaign, AreaCode within) {
        var open = tasks.open(campaign.id(), within);
        var known = byId(campaign.id());
        var circles = planning.circles(campaign.draft(), tasks.doors(campaign.id()));
        var everybody = circles.everybody();
        Sharing<OpenTask, VisitorRef> sharing = Planning.sharing(circles, OpenTask::door);
        Map<TaskId, VisitorRef> before = new HashMap<>();
        for (var task : open) {
            var visitor = known.get(task.visitor());
            var nearest = circles.nearest(task.door());
            if (visitor != null && (nearest.isEmpty() ? everybody : nearest).contains(visitor.who())) {
                sharing.carries(visitor.who(), 1);
            } else if (visitor != null || !nearest.isEmpty()) {
                if (visitor != null) {
                    before.put(task.id(), visitor.who());
                }
                sharing.door(task, circles.around(task.door()));
            }
        }
        return moves(sharing, before);
    }

    /**
     * All open doors of one visitor, shared out among everybody else who answers there; those for whom nobody does go
     * to nobody.
     */
    List<Move> without(Campaign campaign, Visitor visitor, AreaCode within) {
        var doors = tasks.openOf(campaign.id(), visitor.id(), within);
        var circles = planning.circles(campaign.draft(), doors.stream().map(OpenTask::door).distinct().toList());
        var sharing = new Sharing<OpenTask, VisitorRef>(task -> task.door().value());
        circles.members().forEach((circle, all) -> all.stream().filter(one -> !one.equals(visitor.who()))
            .forEach(one -> sharing.member(circle, one)));
        var burdens = tasks.burdens(campaign.id());
        byId(campaign.id()).forEach((id, one) -> sharing.carries(one.who(), burdens.getOrDefault(id, 0)));
        Map<TaskId, VisitorRef> before = new HashMap<>();
        doors.forEach(task -> {
            before.put(task.id(), visitor.who());
            sharing.door(task, circles.around(task.door()));
        });
        return moves(sharing, before);
    }

    /** Doors for whom nobody is there go to nobody. */
    private static List<Move> moves(Sharing<OpenTask, VisitorRef> sharing, Map<TaskId, VisitorRef> before) {
        var moves = new ArrayList<Move>();
        sharing.share().forEach((to, doors) -> moves.addAll(moves(to, doors, before)));
        moves.addAll(moves(null, sharing.nobody(), before));
        return moves;
    }

    private static List<Move> moves(@Nullable VisitorRef to, List<OpenTask> doors, Map<TaskId, VisitorRef> before) {
        Map<Optional<VisitorRef>, List<OpenTask>> byFrom = new LinkedHashMap<>();
        doors.forEach(task -> byFrom.computeIfAbsent(Optional.ofNullable(before.get(task.id())),
            first -> new ArrayList<>()).add(task));
        return byFrom.entrySet().stream().map(one -> new Move(one.getKey().orElse(null), to, one.getValue())).toList();
    }

    /** Does what was foreseen, worked out anew: what changed since is taken into account. */
    @Transactional
    public Outcome follow(Viewer viewer, CampaignId id) {
        var campaign = campaigns.hold(id).orElseThrow();
        return carryOut(viewer, campaign, () -> proposal(campaign, campaign.area()), "roster");
    }

    @Transactional
    public Outcome release(Viewer viewer, CampaignId id, long visitor) {
        var campaign = campaigns.hold(id).orElseThrow();
        return carryOut(viewer, campaign,
            () -> visitors.find(id, visitor).map(one -> without(campaign, one, campaign.area())).orElse(List.of()),
            "visitor:" + visitor);
    }

    private Outcome carryOut(Viewer viewer, Campaign campaign, Supplier<List<Move>> wished, String why) {
        if (!VisitRights.mayLead(viewer, campaign.area())) {
            return Outcome.NOT_YOURS;
        }
        if (!campaign.isRunning()) {
            return Outcome.CHANGED_MEANWHILE;
        }
        var moves = wished.get();
        var now = clock.instant();
        var ids = visitors.add(campaign.id(), moves.stream().map(Move::to).filter(Objects::nonNull).toList(), now);
        var doors = new ArrayList<TaskId>();
        var to = new ArrayList<Long>();
        moves.forEach(move -> move.doors().forEach(task -> {
            doors.add(task.id());
            to.add(move.to() == null ? 0L : ids.getOrDefault(move.to().key(), 0L));
        }));
        return written(viewer, campaign, doors, to, why);
    }

    /** Gives these doors to one visitor of the campaign, 0 for nobody. */
    @Transactional
    public Outcome give(Viewer viewer, CampaignId id, List<TaskId> doors, long visitor) {
        var campaign = campaigns.hold(id).orElseThrow();
        var allowed = tasks.openAmong(id, doors).stream().filter(task -> VisitRights.mayLead(viewer, campaign.area())
            || VisitRights.mayLead(viewer, task.door())).map(OpenTask::id).toList();
        if (allowed.isEmpty() && !doors.isEmpty() && !VisitRights.mayLead(viewer, campaign.area())) {
            return Outcome.NOT_YOURS;
        }
        if (!campaign.isRunning() || visitor != 0 && visitors.find(id, visitor).isEmpty()) {
            return Outcome.CHANGED_MEANWHILE;
        }
        return written(viewer, campaign, allowed, allowed.stream().map(task -> visitor).toList(), "given");
    }

    private Outcome written(Viewer viewer, Campaign campaign, List<TaskId> doors, List<Long> to, String why) {
        int moved = tasks.move(campaign.id(), doors, to, viewer.name(), clock.instant());
        if (why.equals("roster")) {
            others.seen(campaign.id());
        }
        if (moved > 0) {
            timers.tellVisitors(campaign);
            audit.record(viewer, "visit.reassign", campaign.subject(), null, Map.of("doors", moved, "why", why));
        }
        return new Outcome.Done(campaign.id().value(), moved);
    }

    private Map<Long, Visitor> byId(CampaignId campaign) {
        Map<Long, Visitor> all = new HashMap<>();
        visitors.of(campaign).values().forEach(visitor -> all.put(visitor.id(), visitor));
        return all;
    }
}

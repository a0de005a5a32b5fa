package org.minsheng.visit.internal.campaign;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.grid.AnswerableChanged;
import org.minsheng.grid.DoorsMoved;
import org.minsheng.grid.Duty;
import org.minsheng.grid.Grid;
import org.minsheng.grid.GridId;
import org.minsheng.grid.GridUnit;
import org.minsheng.grid.Grids;
import org.minsheng.grid.OpenWork;
import org.minsheng.grid.UnitId;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PersonId;
import org.minsheng.volunteer.MembersChanged;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Notes that other people answer somewhere, or report there, so that whoever leads a campaign is offered to share doors
 * out anew.
 */
@Component
class FollowingRosters implements OpenWork {

    private final OtherVisitors others;
    private final Grids grids;
    private final JdbcClient jdbc;

    FollowingRosters(OtherVisitors others, Grids grids, JdbcClient jdbc) {
        this.others = others;
        this.grids = grids;
        this.jdbc = jdbc;
    }

    @EventListener
    void on(AnswerableChanged changed) {
        if (changed.duty() == Duty.GRID_WORKER || changed.duty() == Duty.UNIT_HEAD) {
            var kind = changed.duty() == Duty.GRID_WORKER ? VisitorKind.GRID_WORKER : VisitorKind.HEAD;
            community(changed.grid(), changed.unit())
                .ifPresent(community -> others.answer(community, kind, changed.at()));
        }
    }

    @EventListener
    void on(DoorsMoved moved) {
        if (!moved.doors().isEmpty()) {
            others.moved(moved.doors(), moved.at());
        }
    }

    @EventListener
    void on(MembersChanged changed) {
        if (!changed.went().isEmpty()) {
            others.went(changed.went(), changed.at());
        }
        if (!changed.came().isEmpty()) {
            others.came(changed.came().stream().map(MembersChanged.Reported::community).distinct().toList(),
                changed.at());
        }
    }

    private Optional<AreaCode> community(@Nullable GridId grid, @Nullable UnitId unit) {
        if (grid != null) {
            return Optional.ofNullable(grids.grids(List.of(grid)).get(grid)).map(Grid::community);
        }
        return unit == null ? Optional.empty() : Optional.ofNullable(grids.units(List.of(unit)).get(unit))
            .map(GridUnit::community);
    }

    /** Doors do not move by themselves: whoever leads the campaign looks at the proposal first. */
    @Override
    public List<Work> of(PersonId person, @Nullable AccountId account, @Nullable GridId grid, @Nullable UnitId unit) {
        long open = jdbc.sql("""
                select count(*)
                from visit.visitor
                join visit.task on task.visitor = visitor.id and task.state = 'OPEN'
                join visit.campaign on campaign.id = visitor.campaign and campaign.state = 'RUNNING'
                where visitor.account = :account::bigint or visitor.account is null and visitor.person = :person
                """)
            .param("account", account == null ? null : account.value())
            .param("person", person.value())
            .query(Long.class).single();
        return open == 0 ? List.of() : List.of(new Work("visit.open-work", open, false));
    }
}

package org.minsheng.visit.internal.campaign;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minsheng.household.Helped;
import org.minsheng.household.Households;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.TaskId;
import org.springframework.stereotype.Component;

/** Who may lead a campaign, see one, and bring a result. */
@Component
public class VisitRights {

    /** Who makes, starts, changes and closes campaigns within the own area. */
    static final Role[] LEADERS = {Role.COMMUNITY_SECRETARY, Role.TOWN_DISPATCHER, Role.COUNTY_LEADER};

    private static final Role[] READERS = {Role.COMMUNITY_SECRETARY, Role.TOWN_DISPATCHER, Role.COUNTY_LEADER,
        Role.DESK_CLERK, Role.GRID_WORKER};

    private final ResultBook results;
    private final Households households;

    VisitRights(ResultBook results, Households households) {
        this.results = results;
        this.households = households;
    }

    public static boolean mayLead(Viewer viewer, AreaCode area) {
        return viewer == Viewer.SYSTEM || viewer.may(area, LEADERS);
    }

    /** A community follows a town's campaign too: what it sees is narrowed to its own doors. */
    public static boolean maySee(Viewer viewer, AreaCode area) {
        return viewer == Viewer.SYSTEM || areas(viewer).stream()
            .anyMatch(own -> own.contains(area) || area.contains(own));
    }

    /** Whoever reads as a helper of certain people sees the campaigns that ask them and nobody else. */
    boolean maySee(Viewer viewer, Campaign campaign) {
        var groups = onlyGroups(viewer);
        return maySee(viewer, campaign.area()) && (groups == null || campaign.draft().ask().asksOnly(groups));
    }

    /** The care groups to which a campaign must keep for this person to see it; null where that is no matter. */
    @Nullable Collection<String> onlyGroups(Viewer viewer) {
        return viewer == Viewer.SYSTEM || viewer.has(READERS) ? null
            : households.helped(viewer).map(Helped::careGroups).orElse(Set.of());
    }

    /** What this person follows campaigns in; whoever does so for an area is no helper beside it. */
    static List<AreaCode> areas(Viewer viewer) {
        return viewer.has(READERS) ? viewer.areas(READERS)
            : viewer.areas(Role.ASSISTANCE_OFFICER).stream().limit(1).toList();
    }

    /** The part of a campaign's area that this person sees: all of it, or the own area within. */
    static AreaCode sight(Viewer viewer, AreaCode area) {
        return areas(viewer).stream().filter(own -> own.contains(area)).findFirst().map(own -> area)
            .or(() -> areas(viewer).stream().filter(area::contains).findFirst()).orElse(area);
    }

    /**
     * Their visitor, whoever was it when the door was visited, and who leads there; a door of nobody is any grid
     * worker's around it.
     */
    boolean mayRecord(Viewer viewer, Standing task) {
        if (viewer == Viewer.SYSTEM || isVisitor(viewer, task)
            || viewer.may(task.door(), Role.COMMUNITY_SECRETARY, Role.TOWN_DISPATCHER)) {
            return true;
        }
        return task.visitor() == null && viewer.may(task.door(), Role.GRID_WORKER)
            || (viewer.account() != null || viewer.person() != null) && results.hadBefore(viewer, task.task());
    }

    /** Whether this viewer may open the task, and so see whose door it is. */
    public boolean mayOpen(Viewer viewer, TaskId task) {
        return results.look(task).filter(standing -> mayRecord(viewer, standing)).isPresent();
    }

    static boolean isVisitor(Viewer viewer, Standing task) {
        return task.account() != null && task.account().equals(viewer.account())
            || task.account() == null && task.person() != null && task.person().equals(viewer.person());
    }

    /** As it stands beside a result: the visitor's name, or the viewer's own. */
    String name(Viewer viewer, Standing task) {
        return isVisitor(viewer, task) ? task.visitorName() : viewer.name();
    }
}

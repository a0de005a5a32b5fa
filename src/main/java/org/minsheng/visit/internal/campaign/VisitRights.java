package org.minsheng.visit.internal.campaign;

import java.util.List;
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

    VisitRights(ResultBook results) {
        this.results = results;
    }

    public static boolean mayLead(Viewer viewer, AreaCode area) {
        return viewer == Viewer.SYSTEM || viewer.may(area, LEADERS);
    }

    /** A community follows a town's campaign too: what it sees is narrowed to its own doors. */
    public static boolean maySee(Viewer viewer, AreaCode area) {
        return viewer == Viewer.SYSTEM || viewer.areas(READERS).stream()
            .anyMatch(own -> own.contains(area) || area.contains(own));
    }

    /** What this person follows campaigns in. */
    static List<AreaCode> areas(Viewer viewer) {
        return viewer.areas(READERS);
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

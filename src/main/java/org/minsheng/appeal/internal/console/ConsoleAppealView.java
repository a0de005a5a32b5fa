package org.minsheng.appeal.internal.console;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.AppealKind;
import org.minsheng.appeal.AppealBeside;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.clock.ClockView;
import org.minsheng.appeal.internal.wall.WallChoice;
import org.minsheng.attachment.Attachment;
import org.minsheng.grid.Answerable;
import org.minsheng.grid.Grid;
import org.minsheng.page.AreaMap;
import org.minsheng.page.Form;
import org.minsheng.page.TimelineEntry;
import org.minsheng.people.MaskedPerson;
import org.minsheng.shared.RequestKey;

/**
 * One appeal on one screen.
 *
 * @param holder who must act, empty for nobody
 * @param fault the sentence for the whole page, null for none
 * @param lost what was typed into a form that is not there any more, empty for nothing
 * @param desk what colleagues share about it
 * @param wall which photos everybody may see once it is closed, and which can be chosen
 * @param choosesWall whether this reader decides that
 * @param lastStep the newest entry of the history shown, so that the page notices a newer one
 * @param answering who answers for the place: party group, grid worker, head of ten households
 * @param grid in which the place lies as a whole, null for none or several
 * @param map where the point lies, null when nobody gave one
 * @param besides what other modules put beside it
 */
public record ConsoleAppealView(Appeal appeal, String place, String matter, String holder,
                                Reporter reporter, List<Attachment> photos, List<Attachment> files,
                                List<TimelineEntry> timeline, Links links, Todo todo, @Nullable String fault,
                                String lost, long lastStep, ClockView clock, ConsoleDesk desk,
                                WallChoice wall, boolean choosesWall, List<Answerable> answering,
                                @Nullable Grid grid, @Nullable AreaMap map, List<AppealBeside.Beside> besides) {

    /** Whether the title says more than the first words of what was said. */
    public boolean hasOwnTitle() {
        var title = appeal.said().title();
        return !appeal.said().body().startsWith(title.endsWith("…") ? title.substring(0, title.length() - 1) : title);
    }

    /**
     * Who said it, masked.
     *
     * @param person null when unknown, or when this reader may not know
     * @param hidden whether the reporter wished to be unknown to this reader
     * @param earlier what the same person said elsewhere in the reader's area, latest first
     */
    public record Reporter(@Nullable MaskedPerson person, boolean hidden, List<ConsoleRow> earlier, boolean more,
                           @Nullable MaskedPerson agent, boolean agentTold) {
    }

    /** @param into the appeal that goes on for this one, null for none */
    public record Links(@Nullable Appeal into, List<Appeal> merged) {
    }

    /**
     * What this reader can do now.
     *
     * @param why the sentence for somebody who can do nothing now, null when there is something
     * @param route to whom it should go; null when this reader does not dispatch
     */
    public record Todo(List<ConsoleAction> actions, @Nullable String why, @Nullable ConsoleRoute route,
                       ConsoleChoices choices, Form note, RequestKey noteKey) {

        public boolean offers(AppealAction action) {
            return actions.stream().anyMatch(one -> one.action() == action);
        }
    }

    /** Whose turn it is; empty when that is the desk again, or nobody any more. */
    public String turn() {
        var state = appeal.work().state();
        return state.isFinal() || state == AppealState.ANSWERED || state == AppealState.CALLED_BACK ? "" : holder;
    }

    /** Whether it is still to be sorted, so that others of its kind matter. */
    public boolean triages() {
        return todo.offers(AppealAction.MERGE);
    }

    /** Degrees for paper and for other maps; empty when nobody gave a point. */
    public String coordinates() {
        var point = appeal.said().point();
        return point == null ? "" : String.format(Locale.ROOT, "%.6f, %.6f", point.longitude(), point.latitude());
    }

    /** Whether everybody may read of it once it is closed. */
    public boolean isForTheWall() {
        return !appeal.said().closed() && appeal.said().kind() != AppealKind.REPORT;
    }

    public String path() {
        return "/console/appeals/" + appeal.number();
    }

    public String tone() {
        return ConsoleRows.tone(appeal.work().state());
    }
}

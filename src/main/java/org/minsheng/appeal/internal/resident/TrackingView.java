package org.minsheng.appeal.internal.resident;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.Verdict;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.steps.Transitions;
import org.minsheng.page.Form;
import org.minsheng.page.TimelineEntry;
import org.minsheng.shared.RequestKey;

/**
 * How an appeal stands, for whoever holds its link.
 *
 * @param sentence where it stands, in plain words
 * @param holder who must act now, empty when nobody needs to
 * @param due until when the answer is promised, in words; null when nothing is promised
 * @param photos addresses of thumbnails of what was sent in
 * @param files answers that are no photos
 * @param link the whole address of the tracking page
 * @param others how many neighbours met the same
 * @param photosPublic whether the person agrees that own photos are shown
 */
public record TrackingView(Appeal appeal, String address, String sentence, String tone,
                           String holder, @Nullable String due, List<TimelineEntry> timeline, List<String> photos,
                           List<FileLink> files, @Nullable Merged merged, Form form, RequestKey key, String link,
                           int others, boolean photosPublic) {

    public record FileLink(String name, String path) {
    }

    /**
     * How the appeal stands that goes on for this one; without what was said in it.
     *
     * @param answer what everybody may read of the answer; empty while there is none
     * @param ratable whether the person is asked what came of it
     * @param answered whether it may be opened again
     */
    public record Merged(String number, String sentence, String answer, List<TimelineEntry> timeline,
                         boolean ratable, boolean answered) {
    }

    public String path() {
        return "/t/" + appeal.tracking();
    }

    /** Whether nobody has decided anything yet, so that a receipt tells what comes first. */
    public boolean isUnseen() {
        return appeal.work().state() == AppealState.FILED;
    }

    public boolean mayWithdraw() {
        return may(AppealAction.WITHDRAW);
    }

    /** Whether the person is asked what came of it. */
    public boolean mayRate() {
        return merged == null ? may(AppealAction.CLOSE) : merged.ratable();
    }

    /** Whether a closed matter may be opened again. */
    public boolean mayReopen() {
        return !mayRate() && (merged == null ? may(AppealAction.REOPEN) : merged.answered());
    }

    private boolean may(AppealAction action) {
        return Transitions.edge(appeal.work().state(), action, Set.of(Transitions.Party.REPORTER)).isPresent();
    }

    /** What the person can say, best first. */
    public List<Verdict> verdicts() {
        return List.of(Verdict.SATISFIED, Verdict.SOLVED, Verdict.UNSOLVED);
    }
}

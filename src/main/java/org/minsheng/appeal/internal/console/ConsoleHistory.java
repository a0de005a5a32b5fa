package org.minsheng.appeal.internal.console;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.internal.Step;
import org.minsheng.attachment.Attachment;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.organisation.Posts;
import org.minsheng.page.Page;
import org.minsheng.page.TimelineEntry;
import org.minsheng.shared.OrganisationId;
import org.springframework.stereotype.Component;

/** Tells the history of an appeal: who did what, whose turn it was then, what was said with it. */
@Component
class ConsoleHistory {

    private static final Set<AppealAction> HANDS_OVER = Set.of(AppealAction.FILE,
        AppealAction.DISPATCH, AppealAction.RISE, AppealAction.HAND_DOWN, AppealAction.RETURN, AppealAction.REOPEN,
        AppealAction.HAND_ON, AppealAction.TAKE_BACK);

    private final Posts posts;

    ConsoleHistory(Posts posts) {
        this.posts = posts;
    }

    /**
     * Newest first.
     *
     * @param hidden whether this reader may not learn who the reporter is
     */
    List<TimelineEntry> tell(Page page, List<Step> steps, List<Attachment> files, boolean hidden) {
        var holders = posts.organisationNames(steps.stream().map(Step::holder)
            .filter(Objects::nonNull).distinct().toList());
        var photos = files.stream().filter(Attachment::isPhoto).map(Attachment::id).collect(Collectors.toSet());
        return steps.reversed().stream().map(step -> entry(page, step, holders, photos, hidden)).toList();
    }

    private static TimelineEntry entry(Page page, Step step, Map<OrganisationId, String> holders,
                                       Set<AttachmentId> photos, boolean hidden) {
        var title = page.t(step.action());
        var holder = step.holder() == null ? "" : holders.getOrDefault(step.holder(), "");
        if (HANDS_OVER.contains(step.action()) && !holder.isEmpty()) {
            title += " → " + holder;
        }
        var shown = step.attachments().stream().filter(photos::contains)
            .map(id -> "/attachments/" + id + "/small").toList();
        return new TimelineEntry(step.at(), title, who(page, step, hidden), detail(page, step), tone(step.action()),
            icon(step.action()), step.action() == AppealAction.FILE ? List.of() : shown);
    }

    private static String who(Page page, Step step, boolean hidden) {
        if (step.actorName().isEmpty() || hidden && step.isByResident()) {
            return page.t("appeal.console.resident");
        }
        return step.actor().equals("system") ? page.t("appeal.console.system") : step.actorName();
    }

    private static @Nullable String detail(Page page, Step step) {
        var note = step.note().strip();
        if (step.action() == AppealAction.NOTE) {
            return page.t("appeal.console.note.inside") + note;
        }
        return note.isEmpty() ? null : note;
    }

    private static String tone(AppealAction action) {
        return switch (action) {
            case RETURN, REOPEN, REFUSE, REMIND, CIRCULATE -> "bad";
            case RISE, RECALL, TAKE_BACK, HAND_ON, DELIBERATE, ASK_EXTENSION, DENY_EXTENSION -> "warn";
            case ANSWER, CLOSE, CALL_BACK -> "good";
            case DISPATCH, SIGN, START, RESUME, HAND_DOWN, ACCEPT, EXTEND -> "info";
            case FILE, MERGE, SEPARATE, TAKE_LEAD, RATE, WITHDRAW, NOTE, RELOCATE -> "neutral";
        };
    }

    private static String icon(AppealAction action) {
        return switch (action) {
            case FILE -> "message-plus";
            case ACCEPT -> "circle-check";
            case REFUSE -> "circle-x";
            case DISPATCH -> "send";
            case SIGN -> "signature";
            case RETURN, RECALL, TAKE_BACK -> "corner-up-left";
            case RISE, HAND_ON -> "arrow-up";
            case HAND_DOWN -> "arrow-down";
            case START, RESUME -> "player-play";
            case DELIBERATE -> "users";
            case ANSWER -> "message-check";
            case CALL_BACK -> "phone";
            case CLOSE -> "flag";
            case REOPEN -> "refresh";
            case WITHDRAW -> "arrow-back";
            case MERGE -> "git-merge";
            case SEPARATE, TAKE_LEAD -> "git-fork";
            case RATE -> "star";
            case NOTE -> "note";
            case ASK_EXTENSION -> "hourglass-empty";
            case EXTEND -> "calendar-plus";
            case DENY_EXTENSION -> "calendar-x";
            case REMIND -> "bell-ringing";
            case CIRCULATE -> "speakerphone";
            case RELOCATE -> "map-pin";
        };
    }
}

package org.minsheng.appeal.internal.resident;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.Channel;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.Step;
import org.minsheng.attachment.Attachment;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.organisation.Posts;
import org.minsheng.page.Page;
import org.minsheng.page.TimelineEntry;
import org.minsheng.shared.OrganisationId;
import org.springframework.stereotype.Component;

/** Tells how an appeal stands in the words of a good community worker, never in the names of states. */
@Component
class Progress {

    private final Posts posts;
    private final Clock clock;

    Progress(Posts posts, Clock clock) {
        this.posts = posts;
        this.clock = clock;
    }

    /** 物业已经接单，最迟周四（11月26日）给您答复。 */
    String sentence(Page page, Appeal appeal, String holder) {
        var work = appeal.work();
        var state = work.state();
        var key = state == AppealState.CLOSED && !appeal.outcome().verdict().isSolved() ? "CLOSED.desk" : state.name();
        if (promises(state)) {
            var late = work.dueAt().isBefore(clock.instant());
            var span = page.span(Duration.between(clock.instant(), work.dueAt()));
            return page.t("appeal.track.now." + key, holder)
                + (late ? page.t("appeal.track.late", span) : page.t("appeal.track.promise", day(page, work.dueAt())));
        }
        return page.t("appeal.track.now." + key, holder);
    }

    /** Whether an answer is still to come. */
    static boolean promises(AppealState state) {
        return !state.isFinal() && state != AppealState.ANSWERED && state != AppealState.CALLED_BACK;
    }

    static String tone(AppealState state) {
        return switch (state) {
            case CLOSED -> "good";
            case REFUSED, REOPENED -> "warn";
            case ANSWERED, CALLED_BACK -> "info";
            default -> "neutral";
        };
    }

    String day(Page page, Instant instant) {
        return DateTimeFormatter.ofPattern(page.t("appeal.track.day"), page.locale())
            .format(instant.atZone(clock.getZone()));
    }

    /** Who has it; the county's platform when no organisation does. */
    String holder(Page page, Appeal appeal) {
        var organisation = appeal.work().holderOrg();
        var nobody = page.t("appeal.track.nobody");
        return organisation == null ? nobody
            : posts.organisationNames(List.of(organisation)).getOrDefault(organisation, nobody);
    }

    /** The steps, newest first. {@code told} tells whether what was said with them may be shown. */
    List<TimelineEntry> timeline(Page page, Appeal appeal, List<Step> steps,
                                 Map<AttachmentId, Attachment> files, boolean told) {
        var names = posts.organisationNames(steps.stream().map(Step::holder)
            .filter(Objects::nonNull).distinct().toList());
        return steps.reversed().stream()
            .filter(step -> step.action() != AppealAction.NOTE)
            .map(step -> entry(page, appeal, step, names, files, told))
            .toList();
    }

    private static TimelineEntry entry(Page page, Appeal appeal, Step step, Map<OrganisationId, String> names,
                                       Map<AttachmentId, Attachment> files, boolean told) {
        var organisation = step.holder();
        var holder = organisation == null ? page.t("appeal.track.nobody")
            : names.getOrDefault(organisation, page.t("appeal.track.nobody"));
        var note = told && step.shown() && !step.note().isBlank() ? step.note().strip() : null;
        var photos = !told || step.action() == AppealAction.FILE ? List.<String>of() : step.attachments().stream()
            .map(files::get)
            .filter(file -> file != null && file.isPhoto())
            .map(file -> photo(file.id(), appeal.tracking()))
            .toList();
        return new TimelineEntry(step.at(), page.t("appeal.track.step." + step.action(), holder),
            told ? who(page, appeal, step) : "", note, tone(step.to()), icon(step.action()), photos);
    }

    static String photo(AttachmentId id, String tracking) {
        return "/attachments/" + id + "/small?t=" + tracking;
    }

    private static String who(Page page, Appeal appeal, Step step) {
        var channel = appeal.said().channel();
        boolean bySelf = step.action() == AppealAction.FILE && (channel == Channel.PLATE || channel == Channel.WEB);
        if (bySelf || step.actor().equals("anonymous")) {
            return page.t("appeal.track.you");
        }
        return step.actor().equals("system") ? page.t("appeal.track.system") : step.actorName();
    }

    private static String icon(AppealAction action) {
        return switch (action) {
            case FILE -> "message-plus";
            case ACCEPT, SIGN, CLOSE -> "circle-check";
            case REFUSE, WITHDRAW -> "circle-x";
            case RISE, HAND_ON -> "arrow-up";
            case HAND_DOWN -> "arrow-down";
            case RETURN, TAKE_BACK -> "arrow-back-up";
            case ANSWER -> "message-reply";
            case CALL_BACK -> "phone";
            case REOPEN -> "refresh";
            case MERGE -> "git-merge";
            case SEPARATE, TAKE_LEAD -> "git-fork";
            case RATE -> "star";
            case DELIBERATE -> "users";
            default -> "arrow-right";
        };
    }
}

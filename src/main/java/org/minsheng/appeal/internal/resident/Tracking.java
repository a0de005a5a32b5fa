package org.minsheng.appeal.internal.resident;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.internal.similar.Companions;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.AppealBook;
import org.minsheng.appeal.internal.Leads;
import org.minsheng.appeal.internal.Step;
import org.minsheng.appeal.internal.similar.JoiningAppeal;
import org.minsheng.appeal.internal.wall.WallPhotos;
import org.minsheng.area.Places;
import org.minsheng.attachment.Attachment;
import org.minsheng.attachment.Attachments;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.shared.RequestKey;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What a tracking link opens, and for how long. */
@Component
public class Tracking {

    private final AppealBook book;
    private final Progress progress;
    private final Places places;
    private final Attachments attachments;
    private final Companions companions;
    private final WallPhotos wall;
    private final Leads leads;
    private final Clock clock;
    private final Duration afterClose;

    Tracking(AppealBook book, Progress progress, Places places, Attachments attachments, Companions companions,
             WallPhotos wall, Leads leads, Clock clock,
             @Value("${minsheng.tracking-after-close:365d}") Duration afterClose) {
        this.leads = leads;
        this.book = book;
        this.progress = progress;
        this.places = places;
        this.attachments = attachments;
        this.companions = companions;
        this.wall = wall;
        this.clock = clock;
        this.afterClose = afterClose;
    }

    public Optional<Appeal> find(String token) {
        return book.byTracking(token);
    }

    /** A link opens for a year after the matter ended; whoever signs in with the phone sees it for longer. */
    public boolean isExpired(Appeal appeal) {
        var closedAt = appeal.outcome().closedAt();
        return closedAt != null && closedAt.plus(afterClose).isBefore(clock.instant());
    }

    TrackingView view(Page page, Appeal appeal, Form form) {
        var steps = book.history(appeal.id());
        var files = attachments.of(appeal.id().subject()).stream()
            .collect(Collectors.toMap(Attachment::id, Function.identity()));
        var state = appeal.work().state();
        var said = steps.stream().filter(step -> step.action() == AppealAction.FILE).findFirst()
            .map(Step::attachments).orElse(List.of());
        var photos = said.stream().filter(files::containsKey).map(id -> Progress.photo(id, appeal.tracking())).toList();
        var documents = files.values().stream()
            .filter(file -> !file.isPhoto())
            .map(file -> new TrackingView.FileLink(file.name(),
                "/attachments/" + file.id() + "?t=" + appeal.tracking()))
            .toList();
        var holder = progress.holder(page, appeal);
        return new TrackingView(appeal, places.address(appeal.said().place()), progress.sentence(page, appeal, holder),
            Progress.tone(state), state.isFinal() ? "" : holder,
            Progress.promises(state) ? progress.day(page, appeal.work().dueAt()) : null,
            progress.timeline(page, appeal, steps, files, true), photos, documents,
            merged(page, appeal, steps), form, RequestKey.fresh(), page.base() + "/t/" + appeal.tracking(),
            companions.count(appeal.id()), wall.agrees(appeal.id()));
    }

    /** Null for somebody whose appeal was not merged, and for who withdrew one that goes on for others. */
    private TrackingView.@Nullable Merged merged(Page page, Appeal appeal, List<Step> steps) {
        if (appeal.work().state() != AppealState.MERGED) {
            return null;
        }
        var lead = leads.of(appeal);
        var answeredAt = lead.outcome().answeredAt();
        var rated = steps.stream().filter(step -> step.action() == AppealAction.RATE).map(Step::at)
            .max(Comparator.naturalOrder()).orElse(null);
        boolean answered = Leads.isAnswered(lead);
        return new TrackingView.Merged(lead.number(), progress.sentence(page, lead, progress.holder(page, lead)),
            JoiningAppeal.isPublic(lead) ? lead.outcome().publicAnswer() : "",
            progress.timeline(page, lead, book.history(lead.id()), Map.of(), false),
            answered && (rated == null || answeredAt != null && rated.isBefore(answeredAt)), answered);
    }
}

package org.minsheng.cooperation.internal.whistle;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.attachment.Attachments;
import org.minsheng.cooperation.internal.Outcome;
import org.minsheng.cooperation.internal.Outcome.Done;
import org.minsheng.cooperation.internal.Refusal;
import org.minsheng.cooperation.internal.whistle.ResponderTransitions.Action;
import org.minsheng.shared.AreaCode.Level;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.GeoPoint;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.Deeds;
import org.minsheng.volunteer.NewDeed;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 报到: a responder comes, does its part with proof, and is appraised by whoever whistled. */
@Component
class Responding {

    /**
     * What somebody wishes.
     *
     * @param where the place of reporting in, in words
     * @param arrival and result one to five
     */
    record Wish(Action action, String note, String where, @Nullable GeoPoint point, int minutes,
                @Nullable Integer arrival, @Nullable Integer result, List<AttachmentId> photos) {
    }

    private final WhistleBook book;
    private final ResponderBook responders;
    private final WhistleTelling telling;
    private final Attachments attachments;
    private final Deeds deeds;
    private final AuditTrail audit;
    private final Clock clock;

    Responding(WhistleBook book, ResponderBook responders, WhistleTelling telling, Attachments attachments, Deeds deeds,
               AuditTrail audit, Clock clock) {
        this.book = book;
        this.responders = responders;
        this.telling = telling;
        this.attachments = attachments;
        this.deeds = deeds;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Outcome take(Viewer viewer, long id, Wish wish) {
        var whistle = book.hold(responders.find(id).orElseThrow().whistle()).orElseThrow();
        var one = responders.find(id).orElseThrow();
        var edge = ResponderTransitions.edge(one.state(), wish.action(), WhistleRights.parties(viewer, whistle, one));
        if (edge.isEmpty()) {
            return Outcome.refused(WhistleRights.parties(viewer, whistle, one).isEmpty()
                ? Refusal.NOT_YOURS : Refusal.STALE);
        }
        if (whistle.state() != Whistle.State.OPEN && wish.action() != Action.MARK) {
            return Outcome.refused(Refusal.ENDED);
        }
        var refused = missing(wish);
        if (refused != null) {
            return Outcome.refused(refused);
        }
        write(viewer, whistle, one, wish);
        audit.record(viewer, "cooperation.responder-" + wish.action().name().toLowerCase(java.util.Locale.ROOT),
            "responder:" + id, Map.of("state", one.state().name()), Map.of("state", edge.get().to().name()));
        return new Done(whistle.id().value());
    }

    private static @Nullable Refusal missing(Wish wish) {
        return switch (wish.action()) {
            case REPORT -> wish.where().isEmpty() && wish.point() == null
                ? new Refusal("where", "cooperation.whistle.refused.where") : null;
            case EXCUSE -> wish.note().isEmpty() ? new Refusal("excuse", "form.required") : null;
            case FINISH -> wish.note().isEmpty() ? new Refusal("note", "form.required")
                : wish.photos().isEmpty() ? new Refusal("proof", "cooperation.whistle.refused.no-photo") : null;
            case MARK -> wish.arrival() == null ? new Refusal("arrival", "form.required")
                : wish.result() == null ? new Refusal("result", "form.required") : null;
            case MISS -> Refusal.NOT_YOURS;
        };
    }

    private void write(Viewer viewer, Whistle whistle, Responder one, Wish wish) {
        var now = clock.instant();
        switch (wish.action()) {
            case REPORT -> {
                responders.report(viewer, one.id(), wish.where(), wish.point(), now);
                telling.caller(whistle, one, "REPORTED");
            }
            case EXCUSE -> {
                responders.excuse(one.id(), wish.note());
                telling.caller(whistle, one, "EXCUSED");
            }
            case FINISH -> {
                responders.finish(one.id(), wish.note(), wish.minutes(), now);
                attachments.bind(wish.photos(), one.photos());
                telling.caller(whistle, one, "DONE");
            }
            case MARK -> {
                responders.mark(viewer, one.id(), Objects.requireNonNull(wish.arrival()),
                    Objects.requireNonNull(wish.result()), wish.note(), now);
                telling.responder(whistle, one, "MARKED", "", false);
                deed(viewer, whistle, one);
            }
            case MISS -> throw new IllegalStateException("only a timer misses");
        }
    }

    /** What was done and appraised is a deed of the member or unit; departments do their office. */
    private void deed(Viewer viewer, Whistle whistle, Responder one) {
        var community = whistle.call().place().at(Level.COMMUNITY);
        if (one.work().at() != null && one.kind() != Responder.Kind.DEPARTMENT
            && (one.person() != null || one.organisation() != null)) {
            deeds.record(viewer, new NewDeed("whistle", one.person(), one.organisation(),
                community == null ? whistle.area() : community, "whistle:" + whistle.id().value(),
                whistle.call().title(), one.work().minutes(), one.work().at()));
        }
    }
}

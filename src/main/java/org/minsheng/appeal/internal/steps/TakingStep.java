package org.minsheng.appeal.internal.steps;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.AppealId;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.Verdict;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.AppealBook;
import org.minsheng.appeal.internal.Change;
import org.minsheng.appeal.internal.Leads;
import org.minsheng.appeal.internal.Sight;
import org.minsheng.appeal.internal.steps.StepResult.Refused;
import org.minsheng.appeal.internal.steps.StepResult.Taken;
import org.minsheng.appeal.internal.steps.Transitions.Party;
import org.minsheng.appeal.internal.wall.ChoosingWallPhotos;
import org.minsheng.attachment.Attachments;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * Does what somebody wants with an appeal, if the table of transitions, the tier and the present version allow it.
 * Somebody who acts on a page that is out of date is told who was first; the same request again is harmless.
 */
@Component
public class TakingStep {

    private final AppealBook book;
    private final StepEffects effects;
    private final Attachments attachments;
    private final ChoosingWallPhotos wall;
    private final Leads leads;
    private final Clock clock;

    TakingStep(AppealBook book, StepEffects effects, Attachments attachments,
               ChoosingWallPhotos wall, Leads leads, Clock clock) {
        this.leads = leads;
        this.book = book;
        this.effects = effects;
        this.attachments = attachments;
        this.wall = wall;
        this.clock = clock;
    }

    /** @param version the appeal's version on the page from which the wish came */
    @Transactional
    public StepResult take(Viewer viewer, String number, int version, RequestKey key, StepRequest request) {
        var appeal = book.byNumber(number).orElse(null);
        return appeal == null ? Refused.all("appeal.refused.unknown")
            : take(viewer, appeal, Sight.parties(viewer, appeal), version, key, request);
    }

    /** For the person who holds the tracking link. */
    @Transactional
    public StepResult takeAsReporter(Viewer viewer, String tracking, int version, RequestKey key, StepRequest request) {
        var appeal = book.byTracking(tracking).orElse(null);
        return appeal == null ? Refused.all("appeal.refused.unknown")
            : take(viewer, appeal, EnumSet.of(Party.REPORTER), version, key, request);
    }

    /** For timers: what the desk or the holder might do, at the present version. */
    @Transactional
    public StepResult takeAsClock(String number, RequestKey key, StepRequest request) {
        var appeal = book.byNumber(number).orElse(null);
        return appeal == null ? Refused.all("appeal.refused.unknown")
            : take(Viewer.SYSTEM, appeal, EnumSet.of(Party.DESK, Party.HANDLER), appeal.version(), key, request);
    }

    /**
     * Takes back what the viewer did last, if nothing has happened to the appeal since and the viewer may still do it.
     *
     * @param version which that step made
     * @param responsible who answered for it before that step
     */
    @Transactional
    public StepResult takeBack(Viewer viewer, String number, int version, RequestKey key, AppealAction what,
                               @Nullable OrganisationId responsible) {
        var appeal = book.byNumber(number).orElse(null);
        if (appeal == null) {
            return Refused.all("appeal.refused.unknown");
        }
        if (book.isTaken(key)) {
            return new Taken(appeal);
        }
        var last = book.lastStep(appeal.id());
        var from = last.from();
        if (appeal.version() != version || last.action() != what || from == null
            || !last.actor().equals(viewer.actor())) {
            return stale(viewer, appeal);
        }
        if (Transitions.edge(from, what, Sight.parties(viewer, appeal)).isEmpty()) {
            return Refused.all("appeal.refused.not-yours");
        }
        return take(viewer, appeal, EnumSet.of(Party.LEDGER), version, key,
            new StepRequest.TakeBack(from, responsible));
    }

    /** For what lies with nobody, at the present version. */
    @Transactional
    public StepResult handOn(String number, RequestKey key, StepRequest.HandOn request) {
        var appeal = book.byNumber(number).orElse(null);
        return appeal == null ? Refused.all("appeal.refused.unknown")
            : take(Viewer.SYSTEM, appeal, EnumSet.of(Party.LEDGER), appeal.version(), key, request);
    }

    /**
     * What the step would do, without doing it.
     *
     * @param refused why it would not be done, null when it would
     * @param holder who would have it then
     */
    public record Foreseen(@Nullable Refused refused, AppealState to, @Nullable OrganisationId holder) {
    }

    public Foreseen foresee(Viewer viewer, Appeal appeal, StepRequest request) {
        var parties = Sight.parties(viewer, appeal);
        var refusal = refusal(viewer, appeal, parties, appeal.version(), request.action());
        if (refusal != null) {
            return new Foreseen(refusal, appeal.work().state(), appeal.work().holderOrg());
        }
        var change = new Change(appeal, Transitions.edge(appeal.work().state(), request.action(), parties)
            .orElseThrow().to());
        return new Foreseen(effects.apply(viewer, change, request, clock.instant()), change.state, change.holderOrg);
    }

    private StepResult take(Viewer viewer, Appeal appeal, Set<Party> parties, int version,
                            RequestKey key, StepRequest request) {
        if (book.isTaken(key)) {
            return new Taken(appeal);
        }
        var refusal = refusal(viewer, appeal, parties, version, request.action());
        if (refusal != null) {
            return refusal;
        }
        var edge = Transitions.edge(appeal.work().state(), request.action(), parties).orElseThrow();
        var change = new Change(appeal, edge.to());
        Instant now = clock.instant();
        refusal = effects.apply(viewer, change, request, now);
        if (refusal != null) {
            return refusal;
        }
        if (!book.write(viewer, change, request, key, now)) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return stale(viewer, appeal);
        }
        if (request instanceof StepRequest.Withdraw && change.mergedInto != null
            && !goesOn(appeal, new AppealId(change.mergedInto))) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return stale(viewer, appeal);
        }
        if (!request.attachments().isEmpty()) {
            attachments.bind(request.attachments(), appeal.id().subject());
        }
        if (request instanceof StepRequest.Close close && !close.wall().isEmpty()
            && !wall.choose(viewer, appeal, close.wall())) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return new Refused("wall", "form.not-a-choice");
        }
        return new Taken(book.byNumber(appeal.number()).orElseThrow());
    }

    /** False when somebody acted on the one that was to take over at the same moment. */
    private boolean goesOn(Appeal lead, AppealId next) {
        var heir = book.byId(next).orElseThrow();
        if (!(take(Viewer.SYSTEM, heir, EnumSet.of(Party.LEDGER), heir.version(), RequestKey.fresh(),
            new StepRequest.TakeLead(lead)) instanceof Taken)) {
            return false;
        }
        leads.inherit(lead.id(), next);
        return true;
    }

    private @Nullable Refused refusal(Viewer viewer, Appeal appeal, Set<Party> parties,
                                      int version, AppealAction action) {
        if (appeal.version() != version) {
            return stale(viewer, appeal);
        }
        if (Transitions.edge(appeal.work().state(), action, parties).isPresent()) {
            return null;
        }
        if (!Transitions.exists(appeal.work().state(), action)) {
            return Refused.all("appeal.refused.not-now", "AppealAction." + action,
                "AppealState." + appeal.work().state());
        }
        if (Sight.isDeskElsewhere(viewer, appeal)) {
            return Refused.all("appeal.refused.wrong-tier", "Tier." + appeal.work().deskTier());
        }
        return Refused.all("appeal.refused.not-yours");
    }

    private Refused stale(Viewer viewer, Appeal appeal) {
        var last = book.lastStep(appeal.id());
        var who = last.isByResident() && !Sight.seesReporter(viewer, appeal) ? "Role.RESIDENT" : last.actorName();
        return Refused.all("appeal.refused.stale", who, "AppealAction." + last.action());
    }

    /** Whether this verdict may be recorded by a call-back: anything but "not asked". */
    public static boolean isAnswer(Verdict verdict) {
        return verdict != Verdict.UNASKED;
    }
}

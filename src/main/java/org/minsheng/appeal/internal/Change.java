package org.minsheng.appeal.internal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealKind;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.Urgency;
import org.minsheng.appeal.Verdict;
import org.minsheng.organisation.Post;
import org.minsheng.organisation.PostId;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.Tier;

/** The columns of an appeal that a step may change, starting from what they are. */
public final class Change {

    public final Appeal before;
    public AppealState state;
    public Tier tier;
    public Tier deskTier;
    public @Nullable PostId deskPost;
    public @Nullable OrganisationId deskOrg;
    public @Nullable PostId holderPost;
    public @Nullable OrganisationId holderOrg;
    public AppealKind kind;
    public @Nullable String matter;
    public @Nullable Long catalogue;
    public int round;
    public int returns;
    public String answer;
    public Verdict verdict;
    public String verdictNote;
    public String publicTitle;
    public String publicAnswer;
    public @Nullable Long mergedInto;
    public Instant dueAt;
    public @Nullable Instant dispatchedAt;
    public @Nullable Instant signedAt;
    public @Nullable Instant answeredAt;
    public @Nullable Instant closedAt;
    public @Nullable Instant publishedAt;
    public Urgency urgency;
    public @Nullable Instant roundAt;
    public @Nullable Instant signDueAt;
    public @Nullable Instant pausedAt;
    public @Nullable Instant pauseUntil;
    public @Nullable Instant pauseDueAt;
    public int pauses;
    public int extensions;
    public @Nullable OrganisationId responsible;
    public Appeal.Binding binding;

    public Change(Appeal appeal, AppealState state) {
        this.before = appeal;
        this.state = state;
        var work = appeal.work();
        this.tier = work.tier();
        this.deskTier = work.deskTier();
        this.deskPost = work.deskPost();
        this.deskOrg = work.deskOrg();
        this.holderPost = work.holderPost();
        this.holderOrg = work.holderOrg();
        this.catalogue = work.catalogue();
        this.round = work.round();
        this.returns = work.returns();
        this.dueAt = work.dueAt();
        this.dispatchedAt = work.dispatchedAt();
        this.signedAt = work.signedAt();
        this.mergedInto = work.mergedInto() == null ? null : work.mergedInto().value();
        this.kind = appeal.said().kind();
        this.matter = appeal.said().matter();
        var outcome = appeal.outcome();
        this.answer = outcome.answer();
        this.answeredAt = outcome.answeredAt();
        this.verdict = outcome.verdict();
        this.verdictNote = outcome.verdictNote();
        this.closedAt = outcome.closedAt();
        this.publicTitle = outcome.publicTitle();
        this.publicAnswer = outcome.publicAnswer();
        this.publishedAt = outcome.publishedAt();
        var clocks = appeal.clocks();
        this.urgency = clocks.urgency();
        this.roundAt = clocks.roundAt();
        this.signDueAt = clocks.signDueAt();
        this.pausedAt = clocks.pausedAt();
        this.pauseUntil = clocks.pauseUntil();
        this.pauseDueAt = clocks.pauseDueAt();
        this.pauses = clocks.pauses();
        this.extensions = clocks.extensions();
        this.responsible = clocks.responsible();
        this.binding = clocks.binding();
    }

    /** Takes over where another one stands: who has it, until when, in which round. */
    public void standAs(Appeal lead) {
        var work = lead.work();
        state = work.state();
        tier = work.tier();
        deskTier = work.deskTier();
        deskPost = work.deskPost();
        deskOrg = work.deskOrg();
        holderPost = work.holderPost();
        holderOrg = work.holderOrg();
        catalogue = work.catalogue();
        round = work.round();
        returns = work.returns();
        dueAt = work.dueAt();
        dispatchedAt = work.dispatchedAt();
        signedAt = work.signedAt();
        kind = lead.said().kind();
        matter = lead.said().matter();
        standByTheClock(lead.clocks());
    }

    private void standByTheClock(Appeal.Clocks clocks) {
        urgency = clocks.urgency();
        roundAt = clocks.roundAt();
        signDueAt = clocks.signDueAt();
        pausedAt = clocks.pausedAt();
        pauseUntil = clocks.pauseUntil();
        pauseDueAt = clocks.pauseDueAt();
        pauses = clocks.pauses();
        extensions = clocks.extensions();
        responsible = clocks.responsible();
        binding = clocks.binding();
    }

    /** Puts the matter before another desk, which then must act. */
    public void toDesk(Desks.Desk desk) {
        moveDesk(desk);
        backToDesk();
    }

    /** Another desk is behind the matter; who must act now stays the same. */
    public void moveDesk(Desks.Desk desk) {
        Post post = desk.post();
        deskTier = desk.tier();
        deskPost = post == null ? null : post.id();
        deskOrg = post == null ? null : post.organisation();
    }

    /** The desk that dispatched must act again. */
    public void backToDesk() {
        tier = deskTier;
        holderPost = deskPost;
        holderOrg = deskOrg;
        dispatchedAt = null;
        signedAt = null;
    }

    public void toHandler(Post post) {
        tier = post.tier();
        holderPost = post.id();
        holderOrg = post.organisation();
    }
}

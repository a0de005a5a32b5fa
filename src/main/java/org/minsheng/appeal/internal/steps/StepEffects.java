package org.minsheng.appeal.internal.steps;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.AppealKind;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.Verdict;
import org.minsheng.appeal.internal.Answering;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.AppealBook;
import org.minsheng.appeal.internal.Change;
import org.minsheng.appeal.internal.Desks;
import org.minsheng.appeal.internal.Leads;
import org.minsheng.appeal.internal.PublicWording;
import org.minsheng.appeal.internal.catalogue.Catalogue;
import org.minsheng.appeal.internal.clock.Clocks;
import org.minsheng.appeal.internal.steps.StepResult.Refused;
import org.minsheng.organisation.Post;
import org.minsheng.organisation.Posts;
import org.minsheng.organisation.Responsibility;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Tier;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** What each step changes besides the state, and what it needs for that. */
@Component
class StepEffects {

    private final AppealBook book;
    private final Catalogue catalogue;
    private final Desks desks;
    private final Posts posts;
    private final Answering answering;
    private final Clocks clocks;
    private final Leads leads;
    private final PublicWording wording;

    StepEffects(AppealBook book, Catalogue catalogue, Desks desks, Posts posts,
                Answering answering, Clocks clocks, Leads leads, PublicWording wording) {
        this.leads = leads;
        this.book = book;
        this.catalogue = catalogue;
        this.desks = desks;
        this.posts = posts;
        this.answering = answering;
        this.clocks = clocks;
        this.wording = wording;
    }

    /** Null when all was in order; else the sentence for the form, and nothing may be written. */
    @Nullable Refused apply(Viewer viewer, Change change, StepRequest request, Instant now) {
        var wrong = effect(viewer, change, request, now);
        return wrong != null ? wrong : clocks.follow(change, request, now);
    }

    private @Nullable Refused effect(Viewer viewer, Change change, StepRequest request, Instant now) {
        return switch (request) {
            case StepRequest.Accept accept -> accept(change, accept);
            case StepRequest.Refuse refuse -> refuse(change, refuse, now);
            case StepRequest.Dispatch dispatch -> dispatch(change, dispatch, now);
            case StepRequest.Sign sign -> sign(change, now);
            case StepRequest.Recall recall -> recall(change);
            case StepRequest.Return back -> giveBack(change, back);
            case StepRequest.Rise rise -> rise(change, rise);
            case StepRequest.HandDown down -> handDown(change, down);
            case StepRequest.Start start -> null;
            case StepRequest.Deliberate deliberate -> needed("note", deliberate.note());
            case StepRequest.Resume resume -> null;
            case StepRequest.Answer answer -> answer(change, answer, now);
            case StepRequest.CallBack call -> callBack(viewer, change, call);
            case StepRequest.Close close -> close(change, close, now);
            case StepRequest.Reopen reopen -> reopen(change, reopen, now);
            case StepRequest.Withdraw withdraw -> withdraw(change, now);
            case StepRequest.Merge merge -> merge(change, merge, now);
            case StepRequest.Separate separate -> separate(change);
            case StepRequest.TakeLead(var lead) -> takeLead(change, lead);
            case StepRequest.Rate rate -> rate(change, rate);
            case StepRequest.HandOn on -> handOn(change, on);
            case StepRequest.TakeBack back -> takeBack(change, back);
        };
    }

    private @Nullable Refused accept(Change change, StepRequest.Accept accept) {
        change.urgency = accept.urgency() == null ? change.urgency : accept.urgency();
        return sort(change, accept.kind(), accept.matter());
    }

    private @Nullable Refused sort(Change change, @Nullable AppealKind kind, @Nullable String matter) {
        if (matter != null && !book.isMatter(matter)) {
            return new Refused("matter", "form.not-a-choice");
        }
        change.kind = kind == null ? change.kind : kind;
        change.matter = matter == null ? change.matter : matter;
        return null;
    }

    private static @Nullable Refused refuse(Change change, StepRequest.Refuse refuse, Instant now) {
        var missing = needed("reason", refuse.reason());
        return missing != null ? missing : first(needed("whereNext", refuse.whereNext()), finish(change, now));
    }

    private @Nullable Refused dispatch(Change change, StepRequest.Dispatch dispatch, Instant now) {
        var wrong = sort(change, dispatch.kind(), dispatch.matter());
        if (wrong != null) {
            return wrong;
        }
        var place = change.before.said().place();
        var route = catalogue.route(change.matter, place);
        Post post;
        if (dispatch.post() != null) {
            post = posts.post(dispatch.post()).orElse(null);
        } else if (change.matter == null) {
            return new Refused("matter", "appeal.refused.no-matter");
        } else {
            post = answering.responsible(route.duty(), place, route.tier()) instanceof Responsibility.Held held
                ? held.post() : null;
        }
        if (post == null || !answering.handles(post)) {
            return new Refused("post", "appeal.refused.nobody");
        }
        if (!post.area().contains(place)) {
            return new Refused("post", "appeal.refused.post-elsewhere", post.organisationName());
        }
        if (post.tier().compareTo(change.deskTier) > 0) {
            return new Refused("post", "appeal.refused.rise-first", "Tier." + post.tier(), post.organisationName());
        }
        change.catalogue = route.version();
        change.toHandler(post);
        change.binding = change.binding == Appeal.Binding.ASKED ? Appeal.Binding.NAMED : change.binding;
        change.dispatchedAt = now;
        change.signedAt = null;
        return null;
    }

    private static @Nullable Refused recall(Change change) {
        change.backToDesk();
        return null;
    }

    private static @Nullable Refused sign(Change change, Instant now) {
        change.signedAt = now;
        return null;
    }

    /** Returned too often, it goes to the tier above, which names one that must do it (终审). */
    private @Nullable Refused giveBack(Change change, StepRequest.Return back) {
        if (change.binding == Appeal.Binding.NAMED) {
            return Refused.all("appeal.refused.binding");
        }
        if (back.evidence().isBlank() && back.attachments().isEmpty()) {
            return first(needed("explanation", back.explanation()),
                new Refused("evidence", "appeal.refused.no-evidence"));
        }
        change.returns++;
        if (change.returns >= clocks.mostReturns(change)) {
            var above = change.deskTier.above();
            change.binding = Appeal.Binding.ASKED;
            change.toDesk(desks.from(change.before.said().place(), above == null ? Tier.COUNTY : above));
        } else {
            change.backToDesk();
        }
        return needed("explanation", back.explanation());
    }

    private @Nullable Refused rise(Change change, StepRequest.Rise rise) {
        var above = change.deskTier.above();
        if (above == null) {
            return Refused.all("appeal.refused.top");
        }
        change.toDesk(desks.from(change.before.said().place(), above));
        return needed("note", rise.note());
    }

    private @Nullable Refused handDown(Change change, StepRequest.HandDown down) {
        if (change.binding == Appeal.Binding.ASKED) {
            return Refused.all("appeal.refused.name-one");
        }
        for (var below = change.deskTier.below(); below != null; below = below.below()) {
            var desk = answering.desk(below, change.before.said().place());
            if (desk.isPresent()) {
                change.toDesk(new Desks.Desk(below, desk.get()));
                return needed("note", down.note());
            }
        }
        return Refused.all("appeal.refused.nobody-below");
    }

    private @Nullable Refused answer(Change change, StepRequest.Answer answer, Instant now) {
        change.answer = answer.note();
        change.answeredAt = now;
        change.verdict = Verdict.UNASKED;
        change.publicTitle = wording.of(change.before,
            answer.publicTitle().isBlank() ? change.before.said().title() : answer.publicTitle());
        change.publicAnswer = wording.of(change.before,
            answer.publicAnswer().isBlank() ? answer.note() : answer.publicAnswer());
        return needed("note", answer.note());
    }

    private @Nullable Refused callBack(Viewer viewer, Change change, StepRequest.CallBack call) {
        if (book.lastActor(change.before.id(), AppealAction.ANSWER).filter(viewer.actor()::equals).isPresent()) {
            return Refused.all("appeal.refused.own-answer");
        }
        if (!TakingStep.isAnswer(call.verdict())) {
            return new Refused("verdict", "form.required");
        }
        change.verdict = call.verdict();
        change.verdictNote = call.note();
        return null;
    }

    private @Nullable Refused close(Change change, StepRequest.Close close, Instant now) {
        if (close.verdict() != null) {
            change.verdict = close.verdict();
            change.verdictNote = close.note();
        }
        if (change.verdict == Verdict.UNASKED || change.verdict == Verdict.UNSOLVED) {
            return Refused.all("appeal.refused.not-solved");
        }
        if (!close.publicTitle().isBlank()) {
            change.publicTitle = wording.of(change.before, close.publicTitle());
            change.publicAnswer = wording.of(change.before, close.publicAnswer());
        }
        finish(change, now);
        if (!change.before.said().closed() && change.kind != AppealKind.REPORT) {
            change.publishedAt = now;
        }
        return null;
    }

    private @Nullable Refused reopen(Change change, StepRequest.Reopen reopen, Instant now) {
        change.round++;
        change.verdict = Verdict.UNSOLVED;
        change.verdictNote = reopen.note();
        change.closedAt = null;
        change.publishedAt = null;
        change.answeredAt = null;
        change.toDesk(desks.from(change.before.said().place(), change.deskTier));
        return needed("note", reopen.note());
    }

    private static @Nullable Refused finish(Change change, Instant now) {
        change.closedAt = now;
        return null;
    }

    private @Nullable Refused merge(Change change, StepRequest.Merge merge, Instant now) {
        var into = book.byNumber(merge.into()).orElse(null);
        var place = change.before.said().place();
        if (into == null || into.id().equals(change.before.id()) || into.work().state().isFinal()
            || !into.said().place().county().equals(place.county())) {
            return new Refused("into", "appeal.refused.merge");
        }
        change.mergedInto = into.id().value();
        return finish(change, now);
    }

    /** What others said too goes on without the person. */
    private @Nullable Refused withdraw(Change change, Instant now) {
        leads.heir(change.before).ifPresent(heir -> change.mergedInto = heir.id().value());
        return finish(change, now);
    }

    /**
     * As the leading one stands, when both belong to the same community's desks; else where this one stood when it was
     * merged.
     */
    private @Nullable Refused takeLead(Change change, Appeal lead) {
        var around = lead.said().place().at(AreaCode.Level.COMMUNITY);
        if (around == null || !around.contains(change.before.said().place())) {
            return separate(change);
        }
        change.standAs(lead);
        change.mergedInto = null;
        change.closedAt = null;
        change.verdict = Verdict.UNASKED;
        change.verdictNote = "";
        return null;
    }

    private @Nullable Refused rate(Change change, StepRequest.Rate rate) {
        var lead = leads.of(change.before);
        if (!Leads.isAnswered(lead)) {
            return Refused.all("appeal.refused.not-answered");
        }
        if (rate.verdict() == Verdict.UNASKED || rate.verdict() == Verdict.UNREACHABLE) {
            return new Refused("verdict", "form.required");
        }
        change.verdict = rate.verdict();
        change.verdictNote = rate.note();
        return rate.verdict() == Verdict.UNSOLVED ? needed("note", rate.note()) : null;
    }

    /**
     * Back to the state in which it was merged; its deadline stayed with it, and its desk if somebody still is there.
     */
    private @Nullable Refused separate(Change change) {
        var merge = book.lastMerge(change.before.id()).orElse(null);
        if (merge == null || change.before.work().mergedInto() == null || merge.from() == null) {
            return Refused.all("appeal.refused.not-merged");
        }
        change.state = merge.from();
        change.mergedInto = null;
        change.closedAt = null;
        if (change.deskPost != null && posts.post(change.deskPost).filter(answering::servesDesk).isEmpty()) {
            change.toDesk(desks.from(change.before.said().place(), change.deskTier));
        }
        return null;
    }

    /**
     * The desk of such a post is the next that is staffed; what its holder was at goes back to the desk, which finds
     * another. What was answered keeps who answered it.
     */
    private @Nullable Refused handOn(Change change, StepRequest.HandOn on) {
        boolean answered = change.answeredAt != null;
        boolean handled = on.handler() && on.post().equals(change.holderPost)
            && change.dispatchedAt != null && !answered;
        boolean desk = on.desk() && on.post().equals(change.deskPost);
        if (!handled && !desk) {
            return Refused.all("appeal.refused.not-yours");
        }
        if (desk) {
            boolean atDesk = change.dispatchedAt == null;
            change.moveDesk(desks.from(change.before.said().place(), change.deskTier));
            if (atDesk) {
                change.backToDesk();
            }
        }
        if (handled) {
            change.state = AppealState.ACCEPTED;
            change.backToDesk();
        }
        return null;
    }

    /** The deadlines run as if it had not been done; until when it must be signed for stayed with it. */
    private static @Nullable Refused takeBack(Change change, StepRequest.TakeBack back) {
        change.state = back.to();
        change.signedAt = null;
        change.responsible = back.responsible();
        return null;
    }

    private static @Nullable Refused needed(String field, String text) {
        return text.isBlank() ? new Refused(field, "form.required") : null;
    }

    private static @Nullable Refused first(@Nullable Refused one, @Nullable Refused other) {
        return one != null ? one : other;
    }
}

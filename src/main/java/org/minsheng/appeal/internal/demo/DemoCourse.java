package org.minsheng.appeal.internal.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.account.Accounts;
import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.Verdict;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.steps.StepRequest;
import org.minsheng.appeal.internal.steps.Transitions;
import org.minsheng.organisation.PostId;
import org.minsheng.organisation.Posts;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Grant;
import org.minsheng.shared.OnlyIf;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.Role;
import org.minsheng.shared.Tier;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** Who takes which step in the demo: the desk of the tier or whoever holds the matter, with a word that fits. */
@Component
@OnlyIf(setting = "minsheng.demo")
class DemoCourse {

    /** A step and by whom. */
    record Taken(Viewer by, StepRequest step) {
    }

    private final Posts posts;
    private final Accounts accounts;

    DemoCourse(Posts posts, Accounts accounts) {
        this.posts = posts;
        this.accounts = accounts;
    }

    /** @param letter of the course in the list of the demo */
    Taken step(String letter, Appeal appeal, String answer) {
        var request = request(letter, answer);
        return new Taken(byDesk(request.action(), appeal) ? desk(appeal, request.action()) : handler(appeal), request);
    }

    private static StepRequest request(String letter, String answer) {
        return switch (letter) {
            case "a" -> new StepRequest.Accept(null, null);
            case "d" -> new StepRequest.Dispatch(null, null, null, "请先联系反映人，办完拍照。");
            case "s" -> new StepRequest.Sign();
            case "g" -> new StepRequest.Return(StepRequest.ReturnReason.UNCLEAR_OWNERSHIP,
                "这里权属不清，建议先由社区召集有关单位现场确认。", "见现场勘查记录。", List.of());
            case "r" -> new StepRequest.Rise("本级没有办理权限，请上一级协调。");
            case "h" -> new StepRequest.Start("已到现场查看，安排人员办理。");
            case "l" -> new StepRequest.Deliberate("已约双方和楼栋长周五晚上到“民声总台”一起谈。");
            case "n" -> new StepRequest.Answer(answer, "", "", List.of());
            case "b" -> new StepRequest.CallBack(answer.length() % 2 == 0 ? Verdict.SATISFIED : Verdict.SOLVED,
                "电话回访，反映人表示认可。");
            case "B" -> new StepRequest.CallBack(Verdict.UNSOLVED, "反映人说去了两次都没有领到。");
            case "c" -> new StepRequest.Close(null, "");
            case "o" -> new StepRequest.Reopen("反映人说问题又出现了。");
            case "x" -> new StepRequest.Refuse("经核实，当天下午系统升级已提前公告。", "请在工作日 9:00—17:30 办理，急件可以拨打大厅值班电话预约。");
            default -> throw new IllegalArgumentException("not a step of the demo: " + letter);
        };
    }

    private static boolean byDesk(AppealAction action, Appeal appeal) {
        return switch (action) {
            case SIGN, RETURN, START -> false;
            case ANSWER -> Transitions.edge(appeal.work().state(), action, java.util.Set.of(Transitions.Party.DESK))
                .isPresent();
            default -> true;
        };
    }

    private Viewer desk(Appeal appeal, AppealAction action) {
        var work = appeal.work();
        var organisation = work.deskOrg() == null ? new OrganisationId(0) : work.deskOrg();
        var grant = new Grant(Role.DESK_CLERK, organisation, area(appeal.said().place(), work.deskTier()));
        var known = accounts.at(organisation);
        if (action == AppealAction.CALL_BACK && known.size() < 2) {
            // Somebody other than who answered calls back, where the demo has only one sign-in.
            return acting(null, work.deskOrg(), "回访员", grant);
        }
        if (known.isEmpty()) {
            return acting(work.deskPost(), work.deskOrg(), holder(work.deskPost()), grant);
        }
        return viewer(action == AppealAction.CALL_BACK ? known.getLast() : known.getFirst(), work.deskPost(), grant);
    }

    private Viewer handler(Appeal appeal) {
        var work = appeal.work();
        var organisation = work.holderOrg() == null ? new OrganisationId(0) : work.holderOrg();
        var grant = new Grant(Role.PROPERTY_MANAGER, organisation, appeal.said().place());
        var known = accounts.at(organisation);
        return known.isEmpty() ? acting(work.holderPost(), work.holderOrg(), holder(work.holderPost()), grant)
            : viewer(known.getFirst(), work.holderPost(), grant);
    }

    /** Whoever cannot sign in acts as the post, or for the organisation. */
    private static Viewer acting(@Nullable PostId post, @Nullable OrganisationId organisation, String name,
                                 Grant grant) {
        var acting = post != null ? "post:" + post.value()
            : organisation == null ? null : "organisation:" + organisation.value();
        return new Viewer(null, name, null, List.of(grant), acting);
    }

    private Viewer viewer(AccountId account, @Nullable PostId post, Grant grant) {
        var name = accounts.names(List.of(account)).getOrDefault(account, holder(post));
        return new Viewer(account, name, null, List.of(grant));
    }

    private String holder(@Nullable PostId post) {
        return post == null ? "" : posts.post(post).map(held -> held.holderName()).orElse("");
    }

    private static AreaCode area(AreaCode place, Tier tier) {
        var level = tier == Tier.COMPOUND ? AreaCode.Level.COMMUNITY : tier.level();
        var area = place.at(level);
        return area == null ? place : area;
    }
}

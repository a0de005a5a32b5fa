package org.minsheng.appeal.internal.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.Verdict;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.AppealBook;
import org.minsheng.appeal.internal.PublicWording;
import org.minsheng.appeal.internal.Sight;
import org.minsheng.appeal.internal.catalogue.Matters;
import org.minsheng.appeal.internal.console.ConsoleAppealView.Todo;
import org.minsheng.appeal.internal.steps.Transitions.Party;
import org.minsheng.appeal.internal.steps.Transitions;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** What a reader can do with an appeal now, what usually comes first, and why there is nothing to do. */
@Component
class ConsoleTodo {

    private final AppealBook book;
    private final Matters matters;
    private final ConsoleRoutes routes;
    private final PublicWording wording;

    ConsoleTodo(AppealBook book, Matters matters, ConsoleRoutes routes, PublicWording wording) {
        this.book = book;
        this.matters = matters;
        this.routes = routes;
        this.wording = wording;
    }

    /** @param tried the step whose form came back with a sentence, with what was typed; null on a first showing */
    Todo of(Page page, Viewer viewer, Appeal appeal, @Nullable Tried tried, String holder) {
        var parties = Sight.parties(viewer, appeal);
        var allowed = Transitions.allowed(appeal.work().state(), parties).stream().filter(ConsoleResources::isOffered)
            .filter(action -> action != AppealAction.RETURN || appeal.clocks().binding() != Appeal.Binding.NAMED)
            .filter(action -> action != AppealAction.RISE || appeal.work().deskTier().above() != null)
            .filter(action -> action != AppealAction.HAND_DOWN || appeal.work().deskTier().below() != null)
            .toList();
        var said = appeal.said();
        var route = allowed.contains(AppealAction.DISPATCH)
            ? routes.of(page, matter(tried, appeal), said.place(), appeal.work().deskTier()) : null;
        var first = first(viewer, appeal, parties, route);
        var actions = new ArrayList<ConsoleAction>();
        for (var action : allowed) {
            boolean open = action == (tried == null ? first : tried.action());
            actions.add(new ConsoleAction(action, "/console/appeals/" + appeal.number() + "/"
                + ConsoleResources.noun(action),
                form(action, appeal, tried), page.newKey(), action == first, open));
        }
        actions.sort((one, other) -> Boolean.compare(other.first(), one.first()));
        return new Todo(actions, actions.isEmpty() ? why(page, appeal, holder) : null, route,
            ConsoleChoices.of(page, matters), tried != null && tried.action() == AppealAction.NOTE ? tried.form()
                : Form.empty(), page.newKey());
    }

    /** What was typed for which step. */
    record Tried(AppealAction action, Form form) {
    }

    private static @Nullable String matter(@Nullable Tried tried, Appeal appeal) {
        if (tried != null && tried.action() == AppealAction.DISPATCH) {
            var typed = tried.form().value(ConsoleResources.field(AppealAction.DISPATCH, "matter"));
            return typed.isEmpty() ? null : typed;
        }
        return appeal.said().matter();
    }

    private Form form(AppealAction action, Appeal appeal, @Nullable Tried tried) {
        if (tried != null && tried.action() == action) {
            return tried.form();
        }
        var form = Form.empty()
            .prefill(ConsoleResources.field(action, "kind"), appeal.said().kind().name())
            .prefill(ConsoleResources.field(action, "matter"), appeal.said().matter())
            .prefill(ConsoleResources.field(action, "urgency"), appeal.clocks().urgency().name());
        if (action == AppealAction.ANSWER) {
            form.prefill(ConsoleResources.field(action, "publicTitle"), wording.of(appeal, appeal.said().title()));
        }
        if (action == AppealAction.CLOSE) {
            form.prefill(ConsoleResources.field(action, "publicTitle"), appeal.outcome().publicTitle())
                .prefill(ConsoleResources.field(action, "publicAnswer"), appeal.outcome().publicAnswer());
        }
        return form;
    }

    /** The step that usually comes next; the only one with a filled button. */
    private @Nullable AppealAction first(Viewer viewer, Appeal appeal, Set<Party> parties,
                                         @Nullable ConsoleRoute route) {
        boolean desk = parties.contains(Party.DESK);
        boolean handler = parties.contains(Party.HANDLER);
        return switch (appeal.work().state()) {
            case FILED, REOPENED -> desk ? AppealAction.ACCEPT : null;
            case ACCEPTED -> !desk ? null : route != null && route.above() ? AppealAction.RISE : AppealAction.DISPATCH;
            case DISPATCHED -> handler ? AppealAction.SIGN : null;
            case SIGNED -> handler ? AppealAction.START : null;
            case IN_HANDLING -> handler ? AppealAction.ANSWER : null;
            case IN_DELIBERATION -> handler || desk ? AppealAction.RESUME : null;
            case ANSWERED -> desk && !answered(viewer, appeal) ? AppealAction.CALL_BACK : null;
            case CALLED_BACK -> !desk ? null : appeal.outcome().verdict() == Verdict.UNSOLVED
                ? AppealAction.REOPEN : AppealAction.CLOSE;
            case CLOSED, REFUSED, WITHDRAWN, MERGED -> null;
        };
    }

    private boolean answered(Viewer viewer, Appeal appeal) {
        return book.lastActor(appeal.id(), AppealAction.ANSWER).filter(viewer.actor()::equals).isPresent();
    }

    private static String why(Page page, Appeal appeal, String holder) {
        var work = appeal.work();
        if (work.state().isFinal()) {
            return page.t("appeal.console.why.final", page.t(work.state()));
        }
        if (List.of(AppealState.ANSWERED, AppealState.CALLED_BACK).contains(work.state())) {
            return page.t("appeal.console.why.desk", page.t(work.deskTier()));
        }
        return holder.isEmpty() ? page.t("appeal.console.why.nobody") : page.t("appeal.console.why.held", holder);
    }
}

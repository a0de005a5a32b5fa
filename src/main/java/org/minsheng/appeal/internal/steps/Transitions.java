package org.minsheng.appeal.internal.steps;

import static org.minsheng.appeal.AppealAction.*;
import static org.minsheng.appeal.AppealState.*;
import static org.minsheng.appeal.internal.steps.Transitions.Party.DESK;
import static org.minsheng.appeal.internal.steps.Transitions.Party.HANDLER;
import static org.minsheng.appeal.internal.steps.Transitions.Party.LEDGER;
import static org.minsheng.appeal.internal.steps.Transitions.Party.REPORTER;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.AppealState;

/** The one table of what may follow what, and by whom. The diagram in the documents is drawn from it. */
public final class Transitions {

    /**
     * Who acts: the desk of the tier, the organisation that holds the matter, the person who said it, or the ledger
     * itself.
     */
    public enum Party { DESK, HANDLER, REPORTER, LEDGER }

    record Edge(AppealState from, AppealAction action, AppealState to, Set<Party> by) {
    }

    private static final List<Edge> TABLE = new ArrayList<>();

    static {
        on(ACCEPT, ACCEPTED, Set.of(DESK), FILED, REOPENED);
        on(REFUSE, REFUSED, Set.of(DESK), FILED, ACCEPTED);
        on(DISPATCH, DISPATCHED, Set.of(DESK), FILED, ACCEPTED, REOPENED, DISPATCHED);
        on(RECALL, ACCEPTED, Set.of(DESK), DISPATCHED);
        on(SIGN, SIGNED, Set.of(HANDLER), DISPATCHED);
        on(RETURN, ACCEPTED, Set.of(HANDLER), DISPATCHED, SIGNED, IN_HANDLING);
        on(RISE, ACCEPTED, Set.of(DESK), FILED, ACCEPTED, REOPENED, DISPATCHED, SIGNED, IN_HANDLING, IN_DELIBERATION);
        on(HAND_DOWN, ACCEPTED, Set.of(DESK), FILED, ACCEPTED, REOPENED);
        on(START, IN_HANDLING, Set.of(HANDLER), SIGNED);
        on(DELIBERATE, IN_DELIBERATION, Set.of(DESK, HANDLER), SIGNED, IN_HANDLING);
        on(DELIBERATE, IN_DELIBERATION, Set.of(DESK), ACCEPTED);
        on(RESUME, IN_HANDLING, Set.of(DESK, HANDLER), IN_DELIBERATION);
        on(ANSWER, ANSWERED, Set.of(HANDLER), SIGNED, IN_HANDLING, IN_DELIBERATION);
        on(ANSWER, ANSWERED, Set.of(DESK), ACCEPTED, REOPENED);
        on(CALL_BACK, CALLED_BACK, Set.of(DESK), ANSWERED, CALLED_BACK);
        on(CLOSE, CLOSED, Set.of(DESK), CALLED_BACK);
        on(CLOSE, CLOSED, Set.of(REPORTER), ANSWERED, CALLED_BACK);
        on(REOPEN, REOPENED, Set.of(DESK, REPORTER), ANSWERED, CALLED_BACK, CLOSED);
        on(WITHDRAW, WITHDRAWN, Set.of(REPORTER), FILED, ACCEPTED, DISPATCHED, SIGNED,
            IN_HANDLING, IN_DELIBERATION, REOPENED);
        on(MERGE, MERGED, Set.of(DESK), FILED, ACCEPTED, REOPENED);
        on(SEPARATE, FILED, Set.of(DESK), MERGED);
        on(SEPARATE, ACCEPTED, Set.of(DESK), MERGED);
        on(SEPARATE, REOPENED, Set.of(DESK), MERGED);
        on(RATE, MERGED, Set.of(REPORTER), MERGED);
        for (var withdrawn : List.of(FILED, ACCEPTED, DISPATCHED, SIGNED, IN_HANDLING, IN_DELIBERATION, REOPENED)) {
            on(TAKE_LEAD, withdrawn, Set.of(LEDGER), MERGED);
        }
        List.of(FILED, ACCEPTED, REOPENED, DISPATCHED, SIGNED, IN_HANDLING, IN_DELIBERATION, ANSWERED, CALLED_BACK)
            .forEach(state -> on(HAND_ON, state, Set.of(LEDGER), state));
        on(HAND_ON, ACCEPTED, Set.of(LEDGER), DISPATCHED, SIGNED, IN_HANDLING, IN_DELIBERATION);
        on(TAKE_BACK, FILED, Set.of(LEDGER), ACCEPTED);
        on(TAKE_BACK, REOPENED, Set.of(LEDGER), ACCEPTED);
        on(TAKE_BACK, DISPATCHED, Set.of(LEDGER), SIGNED);
    }

    private Transitions() {
    }

    private static void on(AppealAction action, AppealState to, Set<Party> by, AppealState... from) {
        for (var state : from) {
            TABLE.add(new Edge(state, action, to, by));
        }
    }

    static List<Edge> table() {
        return List.copyOf(TABLE);
    }

    public static Optional<Edge> edge(AppealState from, AppealAction action, Set<Party> parties) {
        return TABLE.stream()
            .filter(edge -> edge.from() == from && edge.action() == action)
            .filter(edge -> edge.by().stream().anyMatch(parties::contains))
            .findFirst();
    }

    static boolean exists(AppealState from, AppealAction action) {
        return TABLE.stream().anyMatch(edge -> edge.from() == from && edge.action() == action);
    }

    /** What these parties may do now, in the order in which buttons are shown. */
    public static List<AppealAction> allowed(AppealState from, Set<Party> parties) {
        return TABLE.stream()
            .filter(edge -> edge.from() == from && edge.by().stream().anyMatch(parties::contains))
            .map(Edge::action)
            .distinct()
            .toList();
    }
}

package org.minsheng.cooperation.internal.whistle;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The one table of what may follow what for a responder, and by whom. */
final class ResponderTransitions {

    /** Who was called, who whistled, a timer. */
    enum Party { RESPONDER, CALLER, TIMER }

    enum Action { REPORT, EXCUSE, FINISH, MISS, MARK }

    record Edge(ResponderState from, Action action, ResponderState to, Party by) {
    }

    private static final List<Edge> TABLE = List.of(
        new Edge(ResponderState.CALLED, Action.REPORT, ResponderState.REPORTED, Party.RESPONDER),
        new Edge(ResponderState.ABSENT, Action.REPORT, ResponderState.REPORTED, Party.RESPONDER),
        new Edge(ResponderState.CALLED, Action.EXCUSE, ResponderState.EXCUSED, Party.RESPONDER),
        new Edge(ResponderState.CALLED, Action.MISS, ResponderState.ABSENT, Party.TIMER),
        new Edge(ResponderState.REPORTED, Action.FINISH, ResponderState.DONE, Party.RESPONDER),
        new Edge(ResponderState.DONE, Action.MARK, ResponderState.MARKED, Party.CALLER),
        new Edge(ResponderState.ABSENT, Action.MARK, ResponderState.MARKED, Party.CALLER),
        new Edge(ResponderState.EXCUSED, Action.MARK, ResponderState.MARKED, Party.CALLER));

    private ResponderTransitions() {
    }

    static List<Edge> table() {
        return TABLE;
    }

    static Optional<Edge> edge(ResponderState from, Action action, Set<Party> parties) {
        return TABLE.stream()
            .filter(edge -> edge.from() == from && edge.action() == action && parties.contains(edge.by())).findFirst();
    }

    static List<Action> allowed(ResponderState from, Set<Party> parties) {
        return TABLE.stream().filter(edge -> edge.from() == from && parties.contains(edge.by()))
            .map(Edge::action).distinct().toList();
    }
}

package org.minsheng.exchange.internal.workorders;

import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealStep;
import org.minsheng.exchange.internal.workorders.OrderEvent.Kind;
import org.minsheng.exchange.internal.workorders.WorkOrder.Direction;
import org.minsheng.shared.OrganisationId;

/** What a step of ours means to the other side. */
final class EventKinds {

    private EventKinds() {
    }

    /** Null for what is said among our own staff. */
    static @Nullable Kind of(Direction direction, AppealStep step, OrganisationId peer) {
        return switch (step.action()) {
            case CLOSE -> Kind.CLOSED;
            case REOPEN -> Kind.REOPENED;
            case WITHDRAW -> Kind.WITHDRAWN;
            case FILE, NOTE, RATE, CALL_BACK, ASK_EXTENSION, DENY_EXTENSION, CIRCULATE, RELOCATE -> null;
            default -> direction == Direction.IN ? asHandler(step) : asGiver(step, peer);
        };
    }

    /** They gave it to us and hear how it goes here. */
    private static Kind asHandler(AppealStep step) {
        return switch (step.action()) {
            case ACCEPT -> Kind.ACCEPTED;
            case REFUSE -> Kind.RETURNED;
            case ANSWER -> Kind.ANSWERED;
            default -> Kind.UPDATED;
        };
    }

    /** We gave it to them: it comes to them again, is taken away, or goes on. */
    private static Kind asGiver(AppealStep step, OrganisationId peer) {
        return switch (step.action()) {
            case DISPATCH -> peer.equals(step.holder()) ? Kind.DISPATCHED : Kind.RECALLED;
            case HAND_ON -> peer.equals(step.holder()) ? Kind.UPDATED : Kind.RECALLED;
            case RISE, HAND_DOWN, RETURN, REFUSE, MERGE -> Kind.RECALLED;
            default -> Kind.UPDATED;
        };
    }
}

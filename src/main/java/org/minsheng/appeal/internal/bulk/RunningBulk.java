package org.minsheng.appeal.internal.bulk;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.SeenAppeals;
import org.minsheng.appeal.internal.assigning.Assigning;
import org.minsheng.appeal.internal.steps.StepRequest;
import org.minsheng.appeal.internal.steps.StepResult;
import org.minsheng.appeal.internal.steps.TakingStep;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does one thing to many appeals, each in a transaction of its own, and takes it back. The same request again goes on
 * where the first one stopped.
 */
@Component
public class RunningBulk {

    private final BulkBook book;
    private final SeenAppeals appeals;
    private final TakingStep taking;
    private final Assigning assigning;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RunningBulk(BulkBook book, SeenAppeals appeals, TakingStep taking, Assigning assigning, AuditTrail audit,
                TransactionTemplate transaction, Clock clock) {
        this.book = book;
        this.appeals = appeals;
        this.taking = taking;
        this.assigning = assigning;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What would become of each, without doing it: pending ones would be done. */
    public List<BulkItem> foresee(Viewer viewer, BulkWish wish, List<String> numbers) {
        var items = new ArrayList<BulkItem>();
        for (var number : numbers) {
            var appeal = appeals.find(viewer, number).orElse(null);
            items.add(appeal == null ? BulkItem.pending(number, 0).because(BulkOutcome.REFUSED,
                "appeal.refused.unknown") : foresee(viewer, wish, appeal));
        }
        return items;
    }

    private BulkItem foresee(Viewer viewer, BulkWish wish, Appeal appeal) {
        var item = BulkItem.pending(appeal.number(), appeal.version());
        var step = wish.step();
        if (step == null) {
            var refused = assigning.refusal(viewer, appeal, wish.to());
            return refused == null ? item : item.because(BulkOutcome.REFUSED, refused.key());
        }
        var refused = taking.foresee(viewer, appeal, step).refused();
        return refused == null ? item : item.because(BulkOutcome.REFUSED, refused.key(), refused.args());
    }

    /** @param items numbers with the versions that were foreseen */
    public long run(Viewer viewer, AccountId account, RequestKey key, BulkWish wish, List<BulkItem> items) {
        long id = book.open(key, account, wish, items, clock.instant());
        for (var item : book.find(id).orElseThrow().items()) {
            if (item.outcome() == BulkOutcome.PENDING) {
                book.keep(id, done(viewer, wish, key, item));
            }
        }
        transaction.executeWithoutResult(status -> audit.record(viewer, "appeal.bulk", "bulk:" + id, null,
            Map.of("action", wish.action().name(), "appeals", items.size())));
        return id;
    }

    private BulkItem done(Viewer viewer, BulkWish wish, RequestKey key, BulkItem item) {
        var appeal = appeals.find(viewer, item.number()).orElse(null);
        if (appeal == null) {
            return item.because(BulkOutcome.REFUSED, "appeal.refused.unknown");
        }
        var step = wish.step();
        if (step == null) {
            return switch (assigning.assign(viewer, appeal, wish.to(), wish.note(), null)) {
                case Assigning.Outcome.Given given -> item.is(BulkOutcome.DONE, given.before());
                case Assigning.Outcome.Refused refused -> item.because(BulkOutcome.REFUSED, refused.key());
            };
        }
        return switch (taking.take(viewer, item.number(), item.version(), keyOf(key, item.number(), ""), step)) {
            case StepResult.Taken taken -> item.is(BulkOutcome.DONE, null).answeredForBy(appeal.clocks().responsible());
            case StepResult.Refused refused -> item.because(BulkOutcome.REFUSED, refused.key(), refused.args());
        };
    }

    /** Takes back what still can be; what somebody signed for, answered or changed meanwhile stays, with the reason. */
    public void reverse(Viewer viewer, Bulk bulk) {
        for (var item : bulk.items()) {
            if (item.outcome() == BulkOutcome.DONE) {
                book.keep(bulk.id(), undone(viewer, bulk, item));
            }
        }
        book.reversed(bulk.id(), clock.instant());
        transaction.executeWithoutResult(status -> audit.record(viewer,
            "appeal.reverse-bulk", "bulk:" + bulk.id(), null, Map.of("appeals", bulk.count(BulkOutcome.DONE))));
    }

    private BulkItem undone(Viewer viewer, Bulk bulk, BulkItem item) {
        var appeal = appeals.find(viewer, item.number()).orElse(null);
        if (appeal == null) {
            return item.because(BulkOutcome.KEPT, "appeal.refused.unknown");
        }
        if (bulk.wish().action() == BulkAction.ASSIGN) {
            return switch (assigning.assign(viewer, appeal, item.had(), "", new Assigning.Seen(bulk.wish().to()))) {
                case Assigning.Outcome.Given given -> item.is(BulkOutcome.UNDONE, item.had());
                case Assigning.Outcome.Refused refused -> item.because(BulkOutcome.KEPT, refused.key());
            };
        }
        var key = RequestKey.of(new UUID(bulk.id(), 0).toString());
        return switch (takenBack(viewer, bulk.wish().action(), item, keyOf(key, item.number(), "undo"))) {
            case StepResult.Taken taken -> item.is(BulkOutcome.UNDONE, null);
            case StepResult.Refused refused -> item.because(BulkOutcome.KEPT, refused.key(), refused.args());
        };
    }

    private StepResult takenBack(Viewer viewer, BulkAction action, BulkItem item, RequestKey key) {
        int made = item.version() + 1;
        return action == BulkAction.DISPATCH ? taking.take(viewer, item.number(), made, key, new StepRequest.Recall(""))
            : taking.takeBack(viewer, item.number(), made, key, AppealAction.valueOf(action.name()),
                item.responsible());
    }

    private static RequestKey keyOf(RequestKey key, String number, String what) {
        return RequestKey.from(key + number + what);
    }
}

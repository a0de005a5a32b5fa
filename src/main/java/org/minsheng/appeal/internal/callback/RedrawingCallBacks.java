package org.minsheng.appeal.internal.callback;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealId;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.AppealBook;
import org.minsheng.appeal.internal.callback.CallBackBook.Waiting;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.StaffNotices;
import org.minsheng.shared.Viewer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Draws calls anew whose caller is at no desk around the place any more, and those that nobody could make when they
 * were drawn. Whoever vacates a post has them drawn at once; an hour later everybody's are looked at in any case.
 */
@Component
public class RedrawingCallBacks {

    private static final int BATCH = 500;

    private final CallBackBook callBacks;
    private final AppealBook book;
    private final Callers callers;
    private final StaffNotices staff;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RedrawingCallBacks(CallBackBook callBacks, AppealBook book, Callers callers, StaffNotices staff, AuditTrail audit,
                       TransactionTemplate transaction, Clock clock) {
        this.transaction = transaction;
        this.callBacks = callBacks;
        this.book = book;
        this.callers = callers;
        this.staff = staff;
        this.audit = audit;
        this.clock = clock;
    }

    @Bean
    static RecurringTask<Void> redrawCallBacks(ObjectProvider<RedrawingCallBacks> redrawing) {
        return Tasks.recurring("appeal-call-backs", FixedDelay.of(Duration.ofHours(1)))
            .execute((task, context) -> redrawing.getObject().redraw());
    }

    /** All that wait; returns how many changed hands. */
    public int redraw() {
        return redraw(null);
    }

    /** Those of one person, who is leaving; null for everybody's. Returns how many changed hands. */
    public int redraw(@Nullable AccountId leaving) {
        int moved = 0;
        var after = new AppealId(0);
        List<Waiting> batch;
        do {
            batch = callBacks.open(leaving, after, BATCH);
            if (!batch.isEmpty()) {
                var looked = batch;
                moved += transaction.execute(status -> redraw(looked, leaving));
                after = batch.getLast().appeal();
            }
        } while (batch.size() == BATCH);
        return moved;
    }

    /**
     * At the end of a shift, in the caller's transaction: the next one makes the call, or, when that one answered or
     * stands at another desk, somebody else who may. It stays where it is when nobody else may, or when it was drawn
     * anew meanwhile.
     */
    public void hand(AppealId appeal, AccountId from, AccountId to) {
        var call = callBacks.waiting(appeal).filter(one -> from.equals(one.account())).orElse(null);
        if (call == null) {
            return;
        }
        var about = book.byId(appeal).orElseThrow();
        var others = callers.of(about).stream().filter(one -> !one.equals(from)).toList();
        var among = others.contains(to) ? List.of(to) : others;
        if (!among.isEmpty()) {
            var next = callBacks.redraw(call, among, clock.instant());
            record(call, next);
            if (next != null && !next.equals(to)) {
                tell(about, call, next);
            }
        }
    }

    /** Whoever still may call keeps the call. */
    private int redraw(List<Waiting> batch, @Nullable AccountId leaving) {
        var appeals = book.byIds(batch.stream().map(Waiting::appeal).toList());
        int moved = 0;
        for (var call : batch) {
            var appeal = Objects.requireNonNull(appeals.get(call.appeal()));
            var among = callers.of(appeal).stream().filter(one -> !one.equals(leaving)).toList();
            var holder = call.account();
            if (holder == null ? among.isEmpty() : among.contains(holder)) {
                continue;
            }
            var next = callBacks.redraw(call, among, clock.instant());
            record(call, next);
            if (next != null) {
                tell(appeal, call, next);
            }
            moved++;
        }
        return moved;
    }

    private void record(Waiting call, @Nullable AccountId next) {
        audit.record(Viewer.SYSTEM, "appeal.redraw-call-back", call.appeal().subject(),
            Map.of("account", value(call.account())), Map.of("account", value(next)));
    }

    private void tell(Appeal appeal, Waiting call, AccountId next) {
        var event = "appeal-call-back:" + call.appeal().value() + ":" + call.round() + ":" + next.value();
        staff.tell(new StaffNotices.Notice(event, List.of(next), "appeal.call-back.told", List.of(appeal.number()),
            "/console/appeals/" + appeal.number(), false));
    }

    private static long value(@Nullable AccountId account) {
        return account == null ? 0 : account.value();
    }
}

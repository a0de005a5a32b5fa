package org.minsheng.appeal.internal.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.AppealKind;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.Channel;
import org.minsheng.appeal.Verdict;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.Ledger;
import org.minsheng.appeal.internal.Step;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Tier;

/**
 * An appeal as other systems read it. No personal data: who reported is told by no interface.
 *
 * @param version send it back with a step; a step on an old version is refused
 * @param holder id of the organisation that must act now
 * @param actions what the token may do now
 */
record ApiAppeal(String number, int version, AppealKind kind, Channel channel, String title, String text, @Nullable String matter, String place,
                 String placeDetail, AppealState state, Tier tier, int round, @Nullable Long holder, String answer, Verdict verdict,
                 Instant filedAt, Instant dueAt, @Nullable Instant closedAt, List<AppealAction> actions) {

    static ApiAppeal of(Appeal appeal, List<AppealAction> actions) {
        var said = appeal.said();
        var work = appeal.work();
        var holder = work.holderOrg();
        return new ApiAppeal(appeal.number(), appeal.version(), said.kind(), said.channel(), said.title(), said.body(), said.matter(),
            said.place().value(), said.placeDetail(), work.state(), work.tier(), work.round(), holder == null ? null : holder.value(),
            appeal.outcome().answer(), appeal.outcome().verdict(), said.filedAt(), work.dueAt(), appeal.outcome().closedAt(), actions);
    }

    /** One line of a list. */
    record Line(String number, int version, AppealKind kind, String title, @Nullable String matter, String place, AppealState state, Tier tier,
                @Nullable Long holder, Instant filedAt, Instant dueAt, @Nullable Instant closedAt) {

        static Line of(Ledger.Row row) {
            var holder = row.holder();
            return new Line(row.number(), row.version(), row.kind(), row.title(), row.matter(), row.place().value(), row.state(), row.tier(),
                holder == null ? null : holder.value(), row.filedAt(), row.dueAt(), row.closedAt());
        }
    }

    /** @param next send it as {@code after} for the following page; null on the last */
    record Page(List<Line> appeals, @Nullable String next) {

        static Page of(Slice<Line> slice) {
            return new Page(slice.rows(), slice.next());
        }
    }

    /** One entry of the history that the reporter may read too. */
    record Entry(Instant at, AppealAction action, AppealState state, Tier tier, @Nullable Long holder, String note) {

        static Entry of(Step step) {
            var holder = step.holder();
            return new Entry(step.at(), step.action(), step.to(), step.toTier(), holder == null ? null : holder.value(),
                step.shown() ? step.note() : "");
        }
    }

    /** The answer to a filing; {@code repeated} when the same key was used before. */
    record Receipt(String number, String tracking, boolean repeated) {
    }
}

package org.minsheng.appeal.internal.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.AppealEntry;
import org.minsheng.appeal.AppealKind;
import org.minsheng.appeal.AppealLine;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.Channel;
import org.minsheng.appeal.KnownAppeal;
import org.minsheng.appeal.Urgency;
import org.minsheng.appeal.Verdict;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Tier;

/**
 * An appeal as other systems read it. No personal data: who reported is told by no interface.
 *
 * @param version send it back with a step; a step on an old version is refused
 * @param holder id of the organisation that must act now
 * @param actions what the token may do now
 * @param pausedUntil while the clock stands still: until when at most
 */
record ApiAppeal(String number, int version, AppealKind kind, Channel channel, String title, String text,
                 @Nullable String matter, String place, String placeDetail, AppealState state, Tier tier, int round,
                 @Nullable Long holder, String answer, Verdict verdict, Instant filedAt, Instant dueAt,
                 @Nullable Instant closedAt, List<AppealAction> actions, Urgency urgency,
                 @Nullable Instant pausedUntil) {

    static ApiAppeal of(KnownAppeal appeal) {
        return new ApiAppeal(appeal.number(), appeal.version(), appeal.kind(), appeal.channel(), appeal.title(),
            appeal.text(), appeal.matter(), appeal.place().value(), appeal.placeDetail(), appeal.state(), appeal.tier(),
            appeal.round(), id(appeal.holder()), appeal.answer(), appeal.verdict(), appeal.filedAt(), appeal.dueAt(),
            appeal.closedAt(), appeal.actions(), appeal.urgency(), appeal.pausedUntil());
    }

    private static @Nullable Long id(@Nullable OrganisationId organisation) {
        return organisation == null ? null : organisation.value();
    }

    /** One line of a list. */
    record Line(String number, int version, AppealKind kind, String title, @Nullable String matter, String place,
                AppealState state, Tier tier, @Nullable Long holder, Instant filedAt, Instant dueAt,
                @Nullable Instant closedAt) {

        static Line of(AppealLine row) {
            return new Line(row.number(), row.version(), row.kind(), row.title(), row.matter(),
                row.place().value(), row.state(), row.tier(), id(row.holder()), row.filedAt(),
                row.dueAt(), row.closedAt());
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

        static Entry of(AppealEntry entry) {
            return new Entry(entry.at(), entry.action(), entry.state(), entry.tier(), id(entry.holder()), entry.note());
        }
    }

    /** The answer to a filing; {@code repeated} when the same key was used before. */
    record Receipt(String number, String tracking, boolean repeated) {
    }
}

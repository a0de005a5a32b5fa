package org.minsheng.appeal.internal.handover;

import java.time.Instant;
import org.minsheng.appeal.AppealId;
import org.minsheng.shared.AccountId;

/** A call-back that somebody promised until a moment. */
public record Promised(long id, AppealId appeal, String number, String title, AccountId account,
                       Instant madeAt, Instant dueAt, String note) {
}

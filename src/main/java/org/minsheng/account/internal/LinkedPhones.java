package org.minsheng.account.internal;

import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AccountId;

/** Which phone a member of staff has linked. */
public interface LinkedPhones {

    /** As screens show it, null without one. */
    @Nullable String masked(AccountId account);
}

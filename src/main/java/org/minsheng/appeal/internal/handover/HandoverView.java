package org.minsheng.appeal.internal.handover;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.RequestKey;

/**
 * The end of a shift, or one hand-over.
 *
 * @param one the hand-over that is looked at, null for the page that begins one
 * @param mine whether the reader can take it over
 * @param watched what the reader watches
 */
public record HandoverView(@Nullable Handover one, boolean mine, List<Handover.Item> open,
                           List<Promised> promises, List<Handover> recent, List<Appeal> watched,
                           Map<AccountId, String> names, List<Option> colleagues, Form form, RequestKey key) {

    public String name(@Nullable AccountId account) {
        return account == null ? "" : names.getOrDefault(account, "");
    }
}

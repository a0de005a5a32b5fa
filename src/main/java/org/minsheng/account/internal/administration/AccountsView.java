package org.minsheng.account.internal.administration;

import java.util.List;
import org.minsheng.page.Option;
import org.minsheng.shared.Slice;

/** The list of staff with their filters. */
public record AccountsView(Slice<AccountRow> accounts, List<Option> roles) {
}

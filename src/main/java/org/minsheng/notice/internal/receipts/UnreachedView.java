package org.minsheng.notice.internal.receipts;

import java.util.List;
import org.minsheng.page.Option;
import org.minsheng.shared.Slice;

/** Whom to call. */
public record UnreachedView(Slice<Unreached> people, List<Option> calls) {
}

package org.minsheng.notice.internal;

import java.util.List;
import org.minsheng.page.Option;
import org.minsheng.shared.Slice;

/** The ledger of deliveries with what it can be narrowed by. */
public record MessagesView(Slice<MessageRow> messages, List<Option> states, List<Option> channels) {
}

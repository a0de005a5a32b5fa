package org.minsheng.exchange.internal.workorders;

import java.util.List;
import org.minsheng.page.Tab;
import org.minsheng.shared.Slice;

/** Work orders, the stuck ones first asked for. */
public record OrdersView(List<Tab> tabs, List<Tab> views, Slice<OrderList.Row> rows) {
}

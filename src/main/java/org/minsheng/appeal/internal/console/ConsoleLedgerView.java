package org.minsheng.appeal.internal.console;

import java.util.List;
import java.util.Map;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Tab;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.Slice;

/**
 * The ledger with its tabs and its filter bar.
 *
 * @param tabs what the role gives, then the person's own
 * @param own the person's saved views, to be removed
 * @param naming the form that saves the present filters
 * @param bulk whether several can be picked and something done to them
 * @param shared with whom a view can be shared
 * @param owners names of those whose views are shared with the reader
 * @param live whether rows may come and go while one looks: the first page only
 */
public record ConsoleLedgerView(List<Tab> tabs, List<SavedViews.Saved> own, Form naming,
                                Filters filters, Slice<ConsoleRow> rows, boolean narrowed, boolean live, boolean bulk,
                                List<Option> shared, Map<AccountId, String> owners) {

    /** What can be chosen in the filter bar. */
    public record Filters(List<Option> states, List<Option> kinds, List<Option> matters,
                          List<Option> tiers, List<Option> places, List<Option> carers, List<Option> odd) {
    }
}

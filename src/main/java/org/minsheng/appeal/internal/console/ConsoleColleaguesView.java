package org.minsheng.appeal.internal.console;

import java.util.List;
import org.minsheng.page.Option;
import org.minsheng.shared.AccountId;

/** The people of an organisation and how much each takes care of. */
public record ConsoleColleaguesView(List<Line> lines, List<Option> choices) {

    /** @param gone whether that person may not act for the organisation any more */
    public record Line(AccountId account, String name, long open, boolean gone) {
    }
}

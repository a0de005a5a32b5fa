package org.minsheng.appeal.internal.console;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Sheets of several appeals for paper.
 *
 * @param missing numbers of those that this reader may not see or that do not exist
 */
public record ConsoleSheetsView(List<ConsoleAppealView> sheets, List<String> missing) {

    /** The same sheets again, with room for more in the query. */
    public String path() {
        return "/console/appeals/sheets?" + sheets.stream().map(sheet -> "number=" + sheet.appeal().number() + "&")
            .collect(Collectors.joining());
    }
}

package org.minsheng.appeal.internal.console;

import java.util.List;

/**
 * Sheets of several appeals for paper.
 *
 * @param missing numbers of those that this reader may not see or that do not exist
 */
public record ConsoleSheetsView(List<ConsoleAppealView> sheets, List<String> missing) {
}

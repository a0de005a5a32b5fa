package org.minsheng.appeal.internal.grids;

import java.util.List;
import org.minsheng.appeal.internal.console.ConsoleRow;
import org.minsheng.shared.Slice;

/** @param grids the names of the own grids, empty for somebody who has none */
public record GridAppealsView(List<String> grids, Slice<ConsoleRow> rows) {
}

package org.minsheng.appeal.internal.console;

import java.util.List;
import org.minsheng.page.StartPanel.Figure;
import org.minsheng.page.StartPanel.More;

/**
 * What a supervisor looks at.
 *
 * @param elsewhere lists that other parts keep
 * @param longest what is overdue longest
 */
public record ConsoleExceptionsView(List<Figure> figures, List<More> elsewhere, List<ConsoleRow> longest) {
}

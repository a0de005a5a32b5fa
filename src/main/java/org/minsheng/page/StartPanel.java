package org.minsheng.page;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.Viewer;

/**
 * One part of the console's start page, contributed by a module as a component: what waits for this person. The start
 * page shows every panel that is for the viewer, lowest {@link #order()} first.
 *
 * <pre>{@code
 * @Component
 * class QueuePanel implements StartPanel {
 *     public boolean isFor(Viewer viewer) { return viewer.has(Role.DESK_CLERK); }
 *     public int order() { return 10; }
 *     public Panel show(Page page) {
 *         return new Panel(page.t("appeal.queue.title"), figures, rows, page.t("appeal.queue.empty"),
 *             new Panel.More(page.t("appeal.queue.all"), "/console/appeals"));
 *     }
 * }
 * }</pre>
 *
 * Texts come ready in the reader's language. A panel runs on every visit of the start page: read stored counts, at most
 * ten rows, no query per row.
 */
public interface StartPanel {

    boolean isFor(Viewer viewer);

    /** Own work 10, what one supervises 20, what went wrong 30, figures 40, everything else from 50. */
    int order();

    Panel show(Page page);

    /**
     * What a panel says.
     *
     * @param figures numbers that lead to the list behind them, at most six
     * @param rows the first of what waits, who suffers longest on top; at most ten
     * @param emptyText what to say, and what to do now, when there are no rows; null for a panel of figures only
     * @param more the way to the whole list, null for none
     */
    record Panel(String title, List<Figure> figures, List<Row> rows, @Nullable String emptyText, @Nullable More more) {

        public Panel {
            figures = List.copyOf(figures);
            rows = List.copyOf(rows);
        }
    }

    /** @param tone neutral, info, good, warn or bad */
    record Figure(String label, long value, String path, String tone) {

        /** What waits for somebody. */
        public static Figure waiting(String label, long value, String path) {
            return new Figure(label, value, path, value > 0 ? "warn" : "good");
        }

        /** What should not be. */
        public static Figure wrong(String label, long value, String path) {
            return new Figure(label, value, path, value > 0 ? "bad" : "good");
        }

        /** What is neither good nor bad. */
        public static Figure plain(String label, long value, String path) {
            return new Figure(label, value, path, "neutral");
        }
    }

    /**
     * One matter that waits.
     *
     * @param detail place, person masked or number; empty for nothing
     * @param badge a short state in words, null for none, with its {@code tone}
     * @param since when the waiting began; null where there is no moment to name
     * @param due the deadline, shown as words, bar and colour; null for none
     */
    record Row(String path, String title, String detail, @Nullable String badge, String tone, @Nullable Instant since,
               @Nullable Instant due) {

        /** One without a state. */
        public static Row plain(String path, String title, String detail, Instant since, @Nullable Instant due) {
            return new Row(path, title, detail, null, "neutral", since, due);
        }
    }

    record More(String label, String path) {
    }
}

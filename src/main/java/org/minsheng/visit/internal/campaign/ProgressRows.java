package org.minsheng.visit.internal.campaign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Places;
import org.minsheng.grid.Grid;
import org.minsheng.grid.GridId;
import org.minsheng.grid.Grids;
import org.minsheng.page.AreaMap;
import org.minsheng.page.AreaMap.Shape;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode;
import org.minsheng.visit.internal.campaign.CampaignViews.ProgressRow;
import org.minsheng.visit.internal.campaign.ProgressBook.Cell;
import org.minsheng.visit.internal.campaign.ProgressBook.Cells;
import org.minsheng.visit.internal.campaign.VisitorBook.Visitor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How far a campaign has come, as its page shows it: one reading of the stored counts, and only the names that are
 * shown.
 */
@Component
class ProgressRows {

    /** Whoever has most left comes first; further ones are in the sheet. */
    private static final int MOST = 200;

    private final ProgressBook progress;
    private final Reporting reporting;
    private final VisitorBook visitors;
    private final Places places;
    private final Grids grids;
    private final JdbcClient jdbc;

    ProgressRows(ProgressBook progress, Reporting reporting, VisitorBook visitors, Places places, Grids grids,
        JdbcClient jdbc) {
        this.progress = progress;
        this.reporting = reporting;
        this.visitors = visitors;
        this.places = places;
        this.grids = grids;
        this.jdbc = jdbc;
    }

    enum By {
        COMMUNITY, GRID, VISITOR;

        static By of(String text) {
            return Arrays.stream(values()).filter(one -> one.name().equals(text)).findFirst().orElse(GRID);
        }
    }

    /** @param more how many rows are left out */
    record Made(Progress total, List<ProgressRow> rows, long more, long conflicts, long late, boolean frozen,
        @Nullable AreaMap map) {
    }

    Made of(Page page, Campaign campaign, AreaCode within, By by) {
        var frozen = campaign.isRunning() || !within.equals(campaign.area()) ? null : reporting.frozen(campaign.id())
            .orElse(null);
        if (frozen != null) {
            var lines = by == By.COMMUNITY ? frozen.communities() : by == By.GRID ? frozen.grids() : frozen.visitors();
            var all = lines.stream().map(line -> row(page, campaign, by, line.key(), line.name(),
                by == By.VISITOR && !line.detail().isEmpty() ? page.t("VisitorKind." + line.detail()) : line.detail(),
                line.progress())).toList();
            return made(frozen.progress(), all, frozen.conflicts(), frozen.late(), true, by == By.GRID
                ? map(page, all) : null);
        }
        var cells = progress.of(campaign.id(), within);
        var all = switch (by) {
            case COMMUNITY -> communities(page, campaign, cells);
            case GRID -> grids(page, campaign, cells);
            case VISITOR -> people(page, campaign, cells);
        };
        var others = counts(campaign, within);
        return made(cells.total(), all, others[0], others[1], false, by == By.GRID ? map(page, all) : null);
    }

    private static Made made(Progress total, List<ProgressRow> all, long conflicts, long late, boolean frozen,
                             @Nullable AreaMap map) {
        var rows = all.stream().filter(row -> row.progress().all() > 0)
            .sorted(Comparator.comparingLong((ProgressRow row) -> row.progress().left()).reversed()
                .thenComparing(ProgressRow::name)).toList();
        return new Made(total, rows.stream().limit(MOST).toList(), Math.max(0, rows.size() - MOST), conflicts,
            late, frozen, map);
    }

    /** Grids in their place, the fuller the further; nothing where nobody has drawn any. */
    private @Nullable AreaMap map(Page page, List<ProgressRow> all) {
        Map<GridId, ProgressRow> asked = new HashMap<>();
        all.stream().filter(row -> !row.key().equals("0") && row.progress().all() > 0)
            .forEach(row -> asked.put(new GridId(Long.parseLong(row.key())), row));
        var shapes = new ArrayList<Shape>();
        grids.outlines(asked.keySet()).forEach((grid, geometry) -> {
            var row = Objects.requireNonNull(asked.get(grid));
            shapes.add(new Shape(row.key(), AreaMap.Kind.AREA, geometry, row.name(),
                page.t("visit.map.detail", row.progress().over(), row.progress().all()), "neutral",
                (double) row.progress().percent(), row.path()));
        });
        return shapes.isEmpty() ? null : new AreaMap(shapes, page.t("visit.map.counted"));
    }

    private List<ProgressRow> communities(Page page, Campaign campaign, Cells cells) {
        var sums = cells.by(Cell::community);
        var names = places.names(sums.keySet().stream().filter(AreaCode::isValid).map(AreaCode::new).toList());
        return sums.entrySet().stream().map(entry -> row(page, campaign, By.COMMUNITY, entry.getKey(),
            names.getOrDefault(new AreaCode(entry.getKey()), entry.getKey()), "", entry.getValue())).toList();
    }

    private List<ProgressRow> grids(Page page, Campaign campaign, Cells cells) {
        var sums = cells.by(Cell::grid);
        var known = grids.grids(sums.keySet().stream().filter(id -> id != 0).map(GridId::new).toList());
        var names = places.names(known.values().stream().map(Grid::community).distinct().toList());
        return sums.entrySet().stream().map(entry -> {
            var grid = known.get(new GridId(entry.getKey()));
            return row(page, campaign, By.GRID, Long.toString(entry.getKey()), grid == null ? "" : grid.name(),
                grid == null ? "" : names.getOrDefault(grid.community(), ""), entry.getValue());
        }).toList();
    }

    private List<ProgressRow> people(Page page, Campaign campaign, Cells cells) {
        Map<Long, Visitor> known = new HashMap<>();
        visitors.of(campaign.id()).values().forEach(visitor -> known.put(visitor.id(), visitor));
        return cells.by(Cell::visitor).entrySet().stream().map(entry -> {
            var visitor = known.get(entry.getKey());
            return row(page, campaign, By.VISITOR, Long.toString(entry.getKey()), visitor == null ? "" : visitor.name(),
                visitor == null ? "" : page.t(visitor.who().kind()), entry.getValue());
        }).toList();
    }

    private static ProgressRow row(Page page, Campaign campaign, By by, String key, String name, String detail,
        Progress made) {
        var words = !name.isEmpty() ? name : page.t(by != By.VISITOR ? "visit.no-grid" : key.equals("0")
            ? "visit.nobody" : "visit.visitor.erased");
        var filter = switch (by) {
            case COMMUNITY -> "?area=" + key;
            case GRID -> "?grid=" + key;
            case VISITOR -> "?visitor=" + key;
        };
        return new ProgressRow(key, words, detail, made, campaign.isKept() ? campaign.path() + "/tasks"
            + filter : null);
    }

    private long[] counts(Campaign campaign, AreaCode within) {
        return jdbc.sql("""
                select (select count(*) from visit.task where campaign = :campaign and conflict
                    and door like :within) as conflicts,
                    (select count(*) from visit.result where campaign = :campaign and state = 'LATE') as late
                """)
            .param("campaign", campaign.id().value())
            .param("within", within.value() + "%")
            .query((row, n) -> new long[] {row.getLong(1), row.getLong(2)}).single();
    }
}

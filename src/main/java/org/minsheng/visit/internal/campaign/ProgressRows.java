package org.minsheng.visit.internal.campaign;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Places;
import org.minsheng.grid.DrawnGrid;
import org.minsheng.grid.GridId;
import org.minsheng.grid.Grids;
import org.minsheng.page.AreaMap;
import org.minsheng.page.AreaMap.Shape;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode;
import org.minsheng.visit.internal.campaign.CampaignViews.ProgressRow;
import org.minsheng.visit.internal.campaign.ProgressBook.By;
import org.minsheng.visit.internal.campaign.ProgressBook.Part;
import org.minsheng.visit.internal.campaign.ProgressBook.Reading;
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
    private final Places places;
    private final Grids grids;

    ProgressRows(ProgressBook progress, Reporting reporting, Places places, Grids grids) {
        this.progress = progress;
        this.reporting = reporting;
        this.places = places;
        this.grids = grids;
    }

    /** @param more how many rows are left out; {@code place} the name of the campaign's area */
    record Made(Progress total, List<ProgressRow> rows, long more, long conflicts, long late, boolean frozen,
        @Nullable AreaMap map, String place) {
    }

    Made of(Page page, Campaign campaign, AreaCode within, By by) {
        var frozen = campaign.isRunning() || !within.equals(campaign.area()) ? null : reporting.frozen(campaign.id())
            .orElse(null);
        return frozen == null ? now(page, campaign, within, by) : asItWas(page, campaign, by, frozen);
    }

    private Made asItWas(Page page, Campaign campaign, By by, Figures frozen) {
        var lines = by == By.COMMUNITY ? frozen.communities() : by == By.GRID ? frozen.grids() : frozen.visitors();
        var all = lines.stream().map(line -> row(page, campaign, by, line.key(), line.name(),
            by == By.VISITOR && !line.detail().isEmpty() ? page.t("VisitorKind." + line.detail()) : line.detail(),
            line.progress())).toList();
        return made(frozen.progress(), all, new Reading(Map.of(), frozen.conflicts(), frozen.late()), true,
            by == By.GRID ? map(page, all, grids.drawn(all.stream().filter(row -> !row.key().equals("0"))
                .map(row -> new GridId(Long.parseLong(row.key()))).toList())) : null,
            places.names(List.of(campaign.area())).getOrDefault(campaign.area(), ""));
    }

    private Made now(Page page, Campaign campaign, AreaCode within, By by) {
        var read = progress.reading(campaign.id(), within, by);
        var keys = read.parts().keySet().stream().filter(key -> !key.equals("0"));
        var drawn = by != By.GRID ? Map.<GridId, DrawnGrid>of()
            : grids.drawn(keys.map(key -> new GridId(Long.parseLong(key))).toList());
        var communities = by == By.COMMUNITY ? keys.filter(AreaCode::isValid).map(AreaCode::new)
            : drawn.values().stream().map(one -> one.grid().community());
        var names = places.names(Stream.concat(Stream.of(campaign.area()), communities).distinct().toList());
        var all = read.parts().entrySet().stream()
            .map(one -> row(page, campaign, by, one.getKey(), one.getValue(), drawn, names)).toList();
        return made(read.total(), all, read, false, by == By.GRID ? map(page, all, drawn) : null,
            names.getOrDefault(campaign.area(), ""));
    }

    private static ProgressRow row(Page page, Campaign campaign, By by, String key, Part part,
                                   Map<GridId, DrawnGrid> drawn,
        Map<AreaCode, String> names) {
        return switch (by) {
            case COMMUNITY -> row(page, campaign, by, key, names.getOrDefault(new AreaCode(key), key), "",
                part.progress());
            case GRID -> {
                var one = drawn.get(new GridId(Long.parseLong(key)));
                yield row(page, campaign, by, key, one == null ? "" : one.grid().name(),
                    one == null ? "" : names.getOrDefault(one.grid().community(), ""), part.progress());
            }
            case VISITOR -> row(page, campaign, by, key, part.name(),
                part.kind().isEmpty() ? "" : page.t("VisitorKind." + part.kind()), part.progress());
        };
    }

    private static Made made(Progress total, List<ProgressRow> all, Reading read, boolean frozen,
        @Nullable AreaMap map, String place) {
        var rows = all.stream().filter(row -> row.progress().all() > 0)
            .sorted(Comparator.comparingLong((ProgressRow row) -> row.progress().left()).reversed()
                .thenComparing(ProgressRow::name)).toList();
        return new Made(total, rows.stream().limit(MOST).toList(), Math.max(0, rows.size() - MOST), read.conflicts(),
            read.late(), frozen, map, place);
    }

    /** Grids in their place, the fuller the further; nothing where nobody has drawn any. */
    private static @Nullable AreaMap map(Page page, List<ProgressRow> all, Map<GridId, DrawnGrid> drawn) {
        var shapes = new ArrayList<Shape>();
        for (var row : all) {
            var one = row.progress().all() == 0 ? null : drawn.get(new GridId(Long.parseLong(row.key())));
            var outline = one == null ? null : one.outline();
            if (outline != null) {
                var detail = page.t("visit.map.detail", page.number(row.progress().over()),
                    page.number(row.progress().all()));
                shapes.add(new Shape(row.key(), AreaMap.Kind.AREA, outline, row.name(), detail, "neutral",
                    (double) row.progress().percent(), row.path()));
            }
        }
        return shapes.isEmpty() ? null : new AreaMap(shapes, page.t("visit.map.counted"));
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
}

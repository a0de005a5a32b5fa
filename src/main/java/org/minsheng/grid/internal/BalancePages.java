package org.minsheng.grid.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Places;
import org.minsheng.grid.internal.Outcome.Done;
import org.minsheng.grid.internal.Outcome.Refused;
import org.minsheng.page.AreaMap;
import org.minsheng.page.AreaMap.Kind;
import org.minsheng.page.AreaMap.Shape;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AreaCode.Level;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** How even the grids are, and how they could be more so. */
@Controller
class BalancePages {

    private final Weighing weighing;
    private final Recutting recutting;
    private final CommunityField communities;
    private final Places places;

    BalancePages(Weighing weighing, Recutting recutting, CommunityField communities, Places places) {
        this.weighing = weighing;
        this.recutting = recutting;
        this.communities = communities;
        this.places = places;
    }

    @GetMapping("/console/grids/balance")
    ModelAndView show(Page page, Viewer viewer) {
        var cut = communities.cut(viewer);
        if (cut.isEmpty()) {
            return page.show("grid/balance",
                new GridViews.Scales(new Weighing.Scales(List.of(), List.of(), Weighing.DOORS, 0,
                Weighing.USUAL_HOUSEHOLDS), cut, "", "",
                AreaMap.of(List.of()), null, false, Form.empty()));
        }
        var wished = page.url().get("area");
        var area = cut.stream().map(Option::value).filter(wished::equals).findFirst().orElse(cut.getFirst().value());
        return page.show("grid/balance", view(page, viewer, new AreaCode(area), Form.empty()));
    }

    @PostMapping("/console/grids/balance")
    ModelAndView accept(Page page, Viewer viewer, Form form) {
        var area = form.value("area");
        if (!CheckPages.isCommunity(area) || !Rights.maySee(viewer, new AreaCode(area))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        var moves = form.values("move").stream().map(BalancePages::read).toList();
        if (moves.isEmpty() || moves.contains(null)) {
            form.reject("moves", "grid.refused.nothing-ticked");
        } else if (key != null) {
            switch (recutting.accept(viewer, key, new AreaCode(area), moves)) {
                case Done(String change, int count) -> {
                    return page.go("/console/grids/balance?area=" + area + "&change=" + change, "grid.done.recut",
                        count);
                }
                case Refused refused -> form.reject("moves", refused.key(), refused.args());
            }
        }
        return page.again("grid/balance", view(page, viewer, new AreaCode(area), form));
    }

    private static Recutting.@Nullable Move read(String text) {
        var parts = text.split(">", -1);
        return parts.length == 3 && AreaCode.isValid(parts[0])
            ? new Recutting.Move(new AreaCode(parts[0]), parts[1], parts[2]) : null;
    }

    private GridViews.Scales view(Page page, Viewer viewer, AreaCode area, Form form) {
        var scales = weighing.weigh(area);
        boolean editable = Rights.mayChange(viewer, area) && page.may("POST", "/console/grids/balance");
        return new GridViews.Scales(scales, communities.cut(viewer), area.value(), communities.name(area),
            map(page, scales),
            area.level() == Level.COMMUNITY && scales.lines().size() > 1 ? proposal(area, scales) : null, editable,
            form);
    }

    private static AreaMap map(Page page, Weighing.Scales scales) {
        var shapes = new ArrayList<Shape>();
        scales.lines().stream().filter(line -> line.grid().outline() != null)
            .forEach(line -> shapes.add(new Shape(line.grid().code(), Kind.AREA,
            line.grid().outline() == null ? "" : line.grid().outline(), line.grid().grid().name(),
            page.t("grid.load." + scales.by()) + " " + page.number(scales.of(line)), "info", (double) scales.of(line),
            line.grid().path())));
        return new AreaMap(shapes, page.t("grid.load." + scales.by()));
    }

    private GridViews.@Nullable Proposal proposal(AreaCode community, Weighing.Scales scales) {
        var balance = weighing.balance(community, scales);
        var before = new HashMap<Long, Long>(balance.loads());
        var moves = balance.propose();
        if (moves.isEmpty()) {
            return null;
        }
        Map<Long, GridRow> rows = scales.lines().stream().map(Weighing.Line::grid)
            .collect(Collectors.toMap(row -> row.grid().id().value(), row -> row));
        var addresses = places.addresses(moves.stream().map(move -> new AreaCode(move.block())).toList());
        var after = balance.loads();
        double mean = before.values().stream().mapToLong(Long::longValue).average().orElse(0);
        var loads = scales.lines().stream().map(Weighing.Line::grid).map(row -> load(row, before, after, mean))
            .toList();
        return new GridViews.Proposal(moves.stream().map(move -> move(move, rows, addresses)).toList(), loads,
            worst(before, mean), worst(after, mean));
    }

    private static GridViews.ProposedMove move(Balance.Move move,
                                               Map<Long, GridRow> rows, Map<AreaCode, String> addresses) {
        var from = Objects.requireNonNull(rows.get(move.from()));
        var to = Objects.requireNonNull(rows.get(move.to()));
        var building = new AreaCode(move.block());
        return new GridViews.ProposedMove(building + ">" + from.code() + ">" + to.code(),
            addresses.getOrDefault(building, building.value()),
            from.grid().name(), to.grid().name(), move.load());
    }

    private static GridViews.ProposedLoad load(GridRow row, Map<Long, Long> before, Map<Long, Long> after,
                                               double mean) {
        long was = before.getOrDefault(row.grid().id().value(), 0L);
        long is = after.getOrDefault(row.grid().id().value(), 0L);
        return new GridViews.ProposedLoad(row.grid().name(), was, deviation(was, mean), is, deviation(is, mean));
    }

    private static long worst(Map<Long, Long> loads, double mean) {
        return loads.values().stream().mapToLong(load -> Math.abs(deviation(load, mean))).max().orElse(0);
    }

    private static long deviation(long load, double mean) {
        return mean == 0 ? 0 : Math.round((load - mean) * 100 / mean);
    }
}

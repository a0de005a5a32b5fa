package org.minsheng.grid.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Geometry;
import org.minsheng.area.Places;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AreaCode.Level;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Looks for what must not be: doors in no grid, outlines that overlap, gaps between them, and outlines that leave their
 * community.
 */
@Component
public class CheckingCut {

    /** Smaller than this is the thickness of a line: 50 square metres. */
    private static final double LEAST_HECTARES = 0.005;

    /** Doors of one building that are in no grid. */
    public record Bare(AreaCode building, int doors) {
    }

    /** @param other the grid that is also there, null where there is none or the community ends */
    public record Misfit(String kind, GridRow grid, @org.jspecify.annotations.Nullable GridRow other, double hectares,
                         String shape) {
    }

    public record Gap(double hectares, String shape) {
    }

    public record Findings(AreaCode community,
                           List<GridRow> grids, List<Bare> bare, int bareDoors, List<Misfit> misfits, List<Gap> gaps,
                    List<GridRow> undrawn, boolean hasOutline) {

        public boolean isSound() {
            return bareDoors == 0 && misfits.isEmpty() && gaps.isEmpty() && undrawn.isEmpty() && hasOutline;
        }

        public int count() {
            return bare.size() + misfits.size() + gaps.size() + undrawn.size() + (hasOutline ? 0 : 1);
        }
    }

    private final GridBook grids;
    private final DoorBook doors;
    private final Places places;

    CheckingCut(GridBook grids, DoorBook doors, Places places) {
        this.grids = grids;
        this.doors = doors;
        this.places = places;
    }

    @Transactional(readOnly = true)
    public Findings check(AreaCode community) {
        var rows = grids.of(community);
        var shapes = new LinkedHashMap<GridRow, Geometry>();
        rows.forEach(row -> {
            var shape = Shapes.known(row.outline());
            if (shape != null) {
                shapes.put(row, shape);
            }
        });
        var whole = Shapes.known(grids.outlineOf(community).outline());
        var misfits = overlaps(shapes);
        var gaps = new ArrayList<Gap>();
        if (whole != null) {
            shapes.forEach((row, shape) -> {
                var outside = Shapes.without(shape, whole);
                if (Shapes.hectares(outside) > LEAST_HECTARES) {
                    misfits.add(new Misfit("outside", row, null, Shapes.hectares(outside), Shapes.write(outside)));
                }
            });
            gaps.addAll(gaps(whole, List.copyOf(shapes.values())));
        }
        var bare = bare(community);
        return new Findings(community, rows, bare, bare.stream().mapToInt(Bare::doors).sum(), misfits, gaps,
            rows.stream().filter(row -> row.outline() == null).toList(), whole != null);
    }

    private static List<Misfit> overlaps(Map<GridRow, Geometry> shapes) {
        var found = new ArrayList<Misfit>();
        var drawn = List.copyOf(shapes.entrySet());
        for (int one = 0; one < drawn.size(); one++) {
            for (int other = one + 1; other < drawn.size(); other++) {
                var first = drawn.get(one).getValue();
                var second = drawn.get(other).getValue();
                if (first.getEnvelopeInternal().intersects(second.getEnvelopeInternal())) {
                    var common = Shapes.common(first, second);
                    if (Shapes.hectares(common) > LEAST_HECTARES) {
                        found.add(new Misfit("overlap", drawn.get(one).getKey(), drawn.get(other).getKey(),
                            Shapes.hectares(common), Shapes.write(common)));
                    }
                }
            }
        }
        return found;
    }

    private static List<Gap> gaps(Geometry whole, List<Geometry> shapes) {
        var uncovered = shapes.isEmpty() ? whole : Shapes.without(whole, Shapes.union(shapes));
        var gaps = new ArrayList<Gap>();
        for (int at = 0; at < uncovered.getNumGeometries(); at++) {
            var part = uncovered.getGeometryN(at);
            if (Shapes.hectares(part) > LEAST_HECTARES) {
                gaps.add(new Gap(Shapes.hectares(part), Shapes.write(part)));
            }
        }
        return gaps;
    }

    private List<Bare> bare(AreaCode community) {
        var within = new HashSet<AreaCode>();
        doors.now(community).forEach(door -> within.add(door.door()));
        return places.doors(community).stream()
            .filter(door -> !within.contains(door))
            .collect(Collectors.groupingBy(door -> new AreaCode(door.value().substring(0, Level.BUILDING.digits())),
            LinkedHashMap::new,
                Collectors.counting()))
            .entrySet().stream()
            .map(building -> new Bare(building.getKey(), building.getValue().intValue()))
            .toList();
    }

    /** How many doors of each community within an area are in no grid. */
    @Transactional(readOnly = true)
    public Map<AreaCode, Integer> bareDoors(AreaCode area) {
        var within = new HashSet<AreaCode>();
        doors.now(area).forEach(door -> within.add(door.door()));
        Map<AreaCode, Integer> bare = new HashMap<>();
        places.doors(area).stream()
            .filter(door -> !within.contains(door))
            .forEach(door -> bare.merge(new AreaCode(door.value().substring(0, Level.COMMUNITY.digits())), 1,
            Integer::sum));
        return bare;
    }
}

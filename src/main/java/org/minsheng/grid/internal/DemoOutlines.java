package org.minsheng.grid.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.minsheng.shared.AreaCode;

/** Invented outlines near the three county towns: each community a block, its grids rows of cells that fill it. */
final class DemoOutlines {

    private record Point(double x, double y) {

        Point towards(Point other, double share) {
            return new Point(x + (other.x - x) * share, y + (other.y - y) * share);
        }
    }

    private static final Map<String, Point> TOWNS = Map.of("520327", new Point(107.705, 27.945), "520328",
        new Point(107.455, 27.785),
        "520329", new Point(107.875, 27.235));
    private static final int COLUMNS = 5;
    private static final double WIDTH = 0.0125;
    private static final double HEIGHT = 0.0095;

    /** Two neighbouring grids that overlap, and one that leaves a strip to nobody, for the page of checks to find. */
    private static final String OVERLAPPING = "520328004008";
    private static final String WANTING = "520328004017";

    private final String community;
    private final List<Point> corners;

    DemoOutlines(AreaCode community) {
        this.community = community.value();
        var inCounty = DemoCut.PLANS.stream().map(DemoCut.Plan::community)
            .filter(one -> one.county().equals(community.county())).toList();
        int at = inCounty.indexOf(community);
        int column = at % COLUMNS;
        int row = at / COLUMNS;
        this.corners = List.of(corner(column, row), corner(column + 1, row), corner(column + 1, row + 1),
            corner(column, row + 1));
    }

    /** Neighbouring communities share their corners, moved a little so that streets are not drawn with a ruler. */
    private Point corner(int column, int row) {
        var town = TOWNS.getOrDefault(community.substring(0, 6), new Point(107.5, 27.5));
        double east = Math.sin(column * 12.9 + row * 78.2) * 0.0022;
        double south = Math.sin(column * 39.3 + row * 11.1) * 0.0016;
        return new Point(town.x + column * WIDTH + east, town.y - row * HEIGHT + south);
    }

    String whole() {
        return polygon(corners);
    }

    /** The cell of one of so many grids; rows have as many cells as it takes. */
    String cell(int grid, int grids) {
        int rows = grids <= 3 ? 1 : grids <= 8 ? 2 : 3;
        int row = 0;
        int before = 0;
        while (grid >= before + inRow(row, rows, grids)) {
            before += inRow(row, rows, grids);
            row++;
        }
        double cells = inRow(row, rows, grids);
        double from = (grid - before) / cells;
        double to = (grid - before + 1) / cells;
        if (community.equals(OVERLAPPING) && grid == 0) {
            to += 0.08;
        }
        double bottom = (row + 1.0) / rows - (community.equals(WANTING) ? 0.12 : 0);
        double top = (double) row / rows;
        return polygon(List.of(at(from, top), at(to, top), at(to, bottom), at(from, bottom)));
    }

    private static int inRow(int row, int rows, int grids) {
        return grids / rows + (row < grids % rows ? 1 : 0);
    }

    private Point at(double right, double down) {
        var left = corners.get(0).towards(corners.get(3), down);
        return left.towards(corners.get(1).towards(corners.get(2), down), right);
    }

    private static String polygon(List<Point> ring) {
        var closed = new ArrayList<>(ring);
        closed.add(ring.getFirst());
        return "{\"type\":\"Polygon\",\"coordinates\":[[" + closed.stream()
            .map(point -> String.format(Locale.ROOT, "[%.6f,%.6f]", point.x, point.y))
            .collect(Collectors.joining(",")) + "]]}";
    }
}

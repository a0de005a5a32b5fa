package org.minsheng.grid.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Places;
import org.minsheng.page.AreaMap;
import org.minsheng.page.AreaMap.Kind;
import org.minsheng.page.AreaMap.Shape;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AreaCode.Level;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** What is wrong with the cut of a community, on a map and in a table, with the way to mend it. */
@Controller
class CheckPages {

    private final CheckingCut checking;
    private final CommunityField communities;
    private final GridMaps maps;
    private final Places places;

    CheckPages(CheckingCut checking, CommunityField communities, GridMaps maps, Places places) {
        this.checking = checking;
        this.communities = communities;
        this.maps = maps;
        this.places = places;
    }

    @GetMapping("/console/grids/checks")
    ModelAndView show(Page page, Viewer viewer) {
        var bare = new HashMap<AreaCode, Integer>();
        var cut = communities.cut(viewer);
        cut.stream().map(option -> new AreaCode(option.value().substring(0, 9))).distinct()
            .forEach(town -> bare.putAll(checking.bareDoors(town)));
        var lines = cut.stream()
            .map(option -> new GridViews.CheckLine(option.value(), option.label(),
            bare.getOrDefault(new AreaCode(option.value()), 0)))
            .toList();
        var wished = page.url().get("community");
        var chosen = lines.stream().filter(line -> line.code().equals(wished)).findFirst()
            .orElse(lines.size() == 1 ? lines.getFirst() : null);
        if (chosen == null) {
            return page.show("grid/checks",
                new GridViews.Checks(lines, null, null, Map.of(), AreaMap.of(List.of()), false));
        }
        var community = new AreaCode(chosen.code());
        var findings = checking.check(community);
        return page.show("grid/checks",
            new GridViews.Checks(lines, chosen, findings, names(findings), map(page, findings),
            Rights.mayChange(viewer, community)
            && page.may("GET", "/console/grids/communities/" + community + "/outline")));
    }

    private Map<String, String> names(CheckingCut.Findings findings) {
        var buildings = findings.bare().stream().map(CheckingCut.Bare::building).toList();
        var names = new HashMap<String, String>();
        places.addresses(buildings).forEach((code, address) -> names.put(code.value(), address));
        return names;
    }

    private AreaMap map(Page page, CheckingCut.Findings findings) {
        var shapes = new ArrayList<Shape>();
        maps.boundaries(shapes, List.of(findings.community()));
        findings.grids().stream().filter(row -> row.outline() != null)
            .forEach(row -> shapes.add(GridMaps.area(row, "info", "", row.path())));
        for (int at = 0; at < findings.gaps().size(); at++) {
            shapes.add(fault("gap-" + at, findings.gaps().get(at).shape(), page.t("grid.checks.gap"), "warn", null));
        }
        for (int at = 0; at < findings.misfits().size(); at++) {
            var misfit = findings.misfits().get(at);
            shapes.add(fault("misfit-" + at, misfit.shape(), page.t("grid.checks." + misfit.kind()), "bad",
                misfit.grid().path() + "/outline"));
        }
        return AreaMap.of(shapes);
    }

    private static Shape fault(String id, String shape, String name, String tone, @Nullable String path) {
        return new Shape(id, Kind.AREA, shape, name, "", tone, null, path);
    }

    static boolean isCommunity(String code) {
        return AreaCode.isValid(code) && code.length() == Level.COMMUNITY.digits();
    }
}

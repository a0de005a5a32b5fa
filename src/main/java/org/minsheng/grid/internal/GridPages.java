package org.minsheng.grid.internal;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.minsheng.grid.GridKind;
import org.minsheng.grid.internal.Outcome.Done;
import org.minsheng.grid.internal.Outcome.Refused;
import org.minsheng.page.Form;
import org.minsheng.page.Menu;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The list of grids, and one grid with its parts, doors and history. */
@Controller
class GridPages {

    private static final int ROWS = 50;
    private static final Pattern CODE = Pattern.compile("\\d{15}");

    private final GridBook grids;
    private final SeenGrids seen;
    private final GridMaps maps;
    private final CreatingGrid creating;
    private final EditingGrid editing;
    private final RetiringGrid retiring;
    private final CommunityField communities;

    GridPages(GridBook grids, SeenGrids seen, GridMaps maps, CreatingGrid creating, EditingGrid editing,
              RetiringGrid retiring,
              CommunityField communities) {
        this.grids = grids;
        this.seen = seen;
        this.maps = maps;
        this.creating = creating;
        this.editing = editing;
        this.retiring = retiring;
        this.communities = communities;
    }

    @Bean
    static Menu gridMenu() {
        return new Menu("/console/grids", "grid.menu", "grid-dots", "menu.ground", 20);
    }

    @GetMapping("/console/grids")
    ModelAndView list(Page page, Viewer viewer) {
        var url = page.url();
        var area = AreaCode.isValid(url.get("area")) ? new AreaCode(url.get("area")) : null;
        var kind = Arrays.stream(GridKind.values()).filter(each -> url.is("kind", each.name())).findFirst()
            .orElse(null);
        var filter = new GridBook.Filter(Rights.areas(viewer), area, url.get("words").strip(), kind,
            url.is("retired", "1"),
            seen.own(viewer));
        var found = Slice.of(grids.list(filter, CODE.matcher(url.get("after")).matches() ? url.get("after") : "",
            ROWS + 1), ROWS,
            line -> line.row().code());
        var places = communities.names(found.rows().stream().map(line -> line.row().grid().community()).toList());
        var rows = found.map(line -> new GridViews.Line(line.row(),
            places.getOrDefault(line.row().grid().community(), ""), line.doors(), line.zones(),
            line.units()));
        return page.show("grid/grids",
            new GridViews.Listed(rows, communities.cut(viewer), kinds(page), maps.of(page, rows.rows()),
            seen.unitName(page, viewer)));
    }

    @GetMapping("/console/grids/new")
    ModelAndView blank(Page page, Viewer viewer) {
        var form = Form.empty().prefill("community", communities.usual(viewer, page.url().get("area")))
            .prefill("kind", GridKind.BASIC.name());
        return page.show("grid/new", new GridViews.Entry(form, kinds(page)));
    }

    @PostMapping("/console/grids")
    ModelAndView create(Page page, Form form, Viewer viewer) {
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        var community = communities.read(form, "community", viewer);
        var kind = kind(form);
        var name = form.required("name", 40);
        var serial = form.read("serial", GridPages::serial, "grid.wrong.serial");
        if (!form.hasErrors() && key != null && community != null && kind != null) {
            switch (creating.create(viewer, key, community, serial, name, kind)) {
                case Done(String code, int count) -> {
                    return page.go("/console/grids/" + code, "grid.done.created", name);
                }
                case Refused refused -> form.reject(refused.field(), refused.key(), refused.args());
            }
        }
        return page.again("grid/new", new GridViews.Entry(form, kinds(page)));
    }

    @GetMapping("/console/grids/{code}")
    ModelAndView one(Page page, Viewer viewer, @PathVariable String code) {
        return page.show("grid/grid", seen.view(page, viewer, seen.known(viewer, code), tab(page), Form.empty()));
    }

    @PostMapping("/console/grids/{code}")
    ModelAndView edit(Page page, Form form, Viewer viewer, @PathVariable String code) {
        var row = seen.known(viewer, code);
        var name = form.required("name", 40);
        var kind = kind(form);
        if (!form.hasErrors() && kind != null) {
            switch (editing.edit(viewer, code, SeenGrids.version(form), name, kind)) {
                case Done done -> {
                    return page.go(row.path() + "?tab=manage", "grid.done.saved");
                }
                case Refused refused -> form.reject(refused.field(), refused.key(), refused.args());
            }
        }
        return page.again("grid/grid", seen.view(page, viewer, row, "manage", form));
    }

    @PostMapping("/console/grids/{code}/retirement")
    ModelAndView retire(Page page, Form form, Viewer viewer, @PathVariable String code) {
        var row = seen.known(viewer, code);
        switch (retiring.retire(viewer, code, SeenGrids.version(form))) {
            case Done done -> {
                return page.go(row.path(), "grid.done.retired", row.grid().name());
            }
            case Refused refused -> form.reject(refused.field(), refused.key(), refused.args());
        }
        return page.again("grid/grid", seen.view(page, viewer, row, "manage", form));
    }

    private static String tab(Page page) {
        var tab = page.url().get("tab");
        return List.of("doors", "history", "manage").contains(tab) ? tab : "parts";
    }

    private static @Nullable GridKind kind(Form form) {
        var kind = form.choice("kind", GridKind.class);
        if (kind == null) {
            form.reject("kind", "form.required");
        }
        return kind;
    }

    static List<Option> kinds(Page page) {
        return Arrays.stream(GridKind.values()).map(kind -> new Option(kind.name(), page.t(kind))).toList();
    }

    private static int serial(String typed) {
        int serial = Integer.parseInt(typed);
        if (serial < 1 || serial > 999) {
            throw new IllegalArgumentException(typed);
        }
        return serial;
    }
}

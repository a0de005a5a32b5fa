package org.minsheng.grid.internal;

import java.util.List;
import org.minsheng.grid.internal.Outcome.Done;
import org.minsheng.grid.internal.Outcome.Refused;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/**
 * Ticking places in the tree: into a grid, out of it, into a new one; two grids into one; and taking such a change
 * back.
 */
@Controller
class GridDoorPages {

    private final SeenGrids seen;
    private final GridBook grids;
    private final PartBook parts;
    private final ChangeBook changes;
    private final DoorTree tree;
    private final MovingDoors moving;
    private final SplittingGrid splitting;
    private final MergingGrids merging;
    private final UndoingChange undoing;

    GridDoorPages(SeenGrids seen, GridBook grids, PartBook parts, ChangeBook changes, DoorTree tree, MovingDoors moving,
                  SplittingGrid splitting,
                  MergingGrids merging, UndoingChange undoing) {
        this.seen = seen;
        this.grids = grids;
        this.parts = parts;
        this.changes = changes;
        this.tree = tree;
        this.moving = moving;
        this.splitting = splitting;
        this.merging = merging;
        this.undoing = undoing;
    }

    @GetMapping("/console/grids/{code}/doors")
    ModelAndView tick(Page page, Viewer viewer, @PathVariable String code) {
        var url = page.url();
        var form = Form.empty().prefill("zone", url.get("zone")).prefill("unit", url.get("unit"));
        return page.show("grid/ticking", ticking(page, viewer, seen.known(viewer, code), "doors", form));
    }

    @PostMapping("/console/grids/{code}/doors")
    ModelAndView move(Page page, Viewer viewer, Form form, @PathVariable String code) {
        var row = seen.known(viewer, code);
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        var ticked = ticked(form);
        var zone = form.read("zone", Long::valueOf, "form.not-a-choice");
        var unit = form.read("unit", Long::valueOf, "form.not-a-choice");
        if (!form.hasErrors() && key != null) {
            boolean out = form.value("way").equals("out");
            switch (moving.move(viewer, key, new MovingDoors.Wish(code, ticked, zone, unit, out))) {
                case Done(String shown, int count) -> {
                    return page.go(row.path() + "?tab=history", out ? "grid.done.taken-out" : "grid.done.moved", count,
                        row.grid().name());
                }
                case Refused refused -> form.reject(refused.field(), refused.key(), refused.args());
            }
        }
        return page.again("grid/ticking", ticking(page, viewer, row, "doors", form));
    }

    @GetMapping("/console/grids/{code}/split")
    ModelAndView divide(Page page, Viewer viewer, @PathVariable String code) {
        return page.show("grid/ticking", ticking(page, viewer, seen.known(viewer, code), "split", Form.empty()));
    }

    @PostMapping("/console/grids/{code}/split")
    ModelAndView split(Page page, Viewer viewer, Form form, @PathVariable String code) {
        var row = seen.known(viewer, code);
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        var name = form.required("newName", 40);
        var ticked = ticked(form);
        if (!form.hasErrors() && key != null) {
            switch (splitting.split(viewer, key, code, name, ticked)) {
                case Done(String made, int count) -> {
                    return page.go("/console/grids/" + made, "grid.done.split", count, name);
                }
                case Refused refused -> form.reject(refused.field(), refused.key(), refused.args());
            }
        }
        return page.again("grid/ticking", ticking(page, viewer, row, "split", form));
    }

    @PostMapping("/console/grids/{code}/merger")
    ModelAndView merge(Page page, Viewer viewer, Form form, @PathVariable String code) {
        var row = seen.known(viewer, code);
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        var into = form.required("into", 15);
        if (!form.hasErrors() && key != null) {
            switch (merging.merge(viewer, key, code, into)) {
                case Done(String shown, int count) -> {
                    return page.go("/console/grids/" + shown + "?tab=history", "grid.done.merged", row.grid().name(),
                        count);
                }
                case Refused refused -> form.reject(refused.field(), refused.key(), refused.args());
            }
        }
        return page.again("grid/grid", seen.view(page, viewer, row, "manage", form));
    }

    @PostMapping("/console/grids/changes/{id}/reversal")
    ModelAndView undo(Page page, Viewer viewer, Form form, @PathVariable long id) {
        var change = changes.find(id).filter(one -> Rights.maySee(viewer, one.community()))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var back = form.value("back").matches("/console/grids[A-Za-z0-9/?=&]*") ? form.value("back")
            : "/console/grids?area=" + change.community();
        return switch (undoing.undo(viewer, id)) {
            case Done done -> page.go(back, "grid.done.undone", page.t("grid.kind." + change.kind()), done.count());
            case Refused refused -> page.warn(back, refused.key(), refused.args());
        };
    }

    private GridViews.Ticking ticking(Page page, Viewer viewer, GridRow row, String purpose, Form form) {
        if (row.isRetired() || !Rights.mayChange(viewer, row.grid().community())) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var open = page.url().get("open");
        long id = row.grid().id().value();
        var branches = tree.grow(row.grid().community(), grids.of(row.grid().community()), id, purpose.equals("split"),
            AreaCode.isValid(open) ? open : "");
        return new GridViews.Ticking(row, purpose, branches, options(Part.ZONE, id), options(Part.UNIT, id),
            seen.unitName(page, row.grid().community()), form, form.values("place"));
    }

    private List<Option> options(Part part, long grid) {
        return parts.of(part, grid).stream().map(row -> new Option(Long.toString(row.id()), row.name())).toList();
    }

    private static List<AreaCode> ticked(Form form) {
        var ticked = form.values("place").stream().filter(AreaCode::isValid).map(AreaCode::new).toList();
        if (ticked.isEmpty()) {
            form.reject("place", "grid.refused.nothing-ticked");
        }
        return ticked;
    }
}

package org.minsheng.grid.internal;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.grid.Grids;
import org.minsheng.grid.UnitId;
import org.minsheng.grid.ZoneId;
import org.minsheng.grid.internal.Outcome.Done;
import org.minsheng.grid.internal.Outcome.Refused;
import org.minsheng.organisation.Posts;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Zones and units: made in a grid, renamed, ended, a zone given to the unit that keeps it. */
@Controller
class PartPages {

    private static final int MOST_DOORS = 200;

    private final SeenGrids seen;
    private final AddingPart adding;
    private final ChangingParts changing;
    private final RetiringPart retiring;
    private final Grids known;
    private final Posts posts;

    PartPages(SeenGrids seen, AddingPart adding, ChangingParts changing, RetiringPart retiring, Grids known,
              Posts posts) {
        this.seen = seen;
        this.adding = adding;
        this.changing = changing;
        this.retiring = retiring;
        this.known = known;
        this.posts = posts;
    }

    @PostMapping("/console/grids/{code}/zones")
    ModelAndView addZone(Page page, Viewer viewer, Form form, @PathVariable String code) {
        var row = seen.known(viewer, code);
        return add(page, viewer, form, row, Part.ZONE, keeper(form, "keeper", row.grid().community()));
    }

    @PostMapping("/console/grids/{code}/units")
    ModelAndView addUnit(Page page, Viewer viewer, Form form, @PathVariable String code) {
        return add(page, viewer, form, seen.known(viewer, code), Part.UNIT, null);
    }

    private ModelAndView add(Page page, Viewer viewer, Form form, GridRow row, Part part,
                             @Nullable OrganisationId keeper) {
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        var name = form.required(part.table() + "Name", 40);
        if (!form.hasErrors() && key != null) {
            switch (adding.add(viewer, key, part, row.code(), name, keeper == null ? null : keeper.value())) {
                case Done done -> {
                    return page.go(row.path(), "grid.done.added", name);
                }
                case Refused refused -> form.reject(refused.field(), refused.key(), refused.args());
            }
        }
        return page.again("grid/grid", seen.view(page, viewer, row, "parts", form));
    }

    @GetMapping({"/console/grids/zones/{id}", "/console/grids/units/{id}"})
    ModelAndView one(Page page, Viewer viewer, @PathVariable long id) {
        return page.show("grid/part", view(page, viewer, seen.known(viewer, part(page), id), Form.empty()));
    }

    @PostMapping({"/console/grids/zones/{id}", "/console/grids/units/{id}"})
    ModelAndView change(Page page, Viewer viewer, Form form, @PathVariable long id) {
        var row = seen.known(viewer, part(page), id);
        var name = form.required("name", 40);
        var keeper = row.part() == Part.ZONE ? keeper(form, "keeper", row.community()) : null;
        if (!form.hasErrors()) {
            switch (changing.change(viewer, row.part(), id, SeenGrids.version(form), name, keeper == null ? null
                : keeper.value(), form.value("keeper"))) {
                case Done done -> {
                    return page.go(row.path(), "grid.done.saved");
                }
                case Refused refused -> form.reject(refused.field(), refused.key(), refused.args());
            }
        }
        return page.again("grid/part", view(page, viewer, row, form));
    }

    @PostMapping({"/console/grids/zones/{id}/retirement", "/console/grids/units/{id}/retirement"})
    ModelAndView retire(Page page, Viewer viewer, Form form, @PathVariable long id) {
        var row = seen.known(viewer, part(page), id);
        return switch (retiring.retire(viewer, row.part(), id, SeenGrids.version(form))) {
            case Done done -> page.go("/console/grids/" + row.gridCode(), "grid.done.retired", row.name());
            case Refused refused -> {
                form.reject(refused.field(), refused.key(), refused.args());
                yield page.again("grid/part", view(page, viewer, row, form));
            }
        };
    }

    private GridViews.PartPage view(Page page, Viewer viewer, PartRow row, Form form) {
        var keeper = row.keeper() == null ? "" : names(row.keeper()).getOrDefault(new OrganisationId(row.keeper()), "");
        form.prefill("name", row.name()).prefill("keeper", keeper);
        var doors = row.part() == Part.ZONE ? known.doors(new ZoneId(row.id())) : known.doors(new UnitId(row.id()));
        return new GridViews.PartPage(row, keeper, !row.retired() && Rights.mayChange(viewer, row.community())
            && page.may("POST", row.path()),
            seen.unitName(page, row.community()), form, seen.lines(doors.stream().limit(MOST_DOORS).toList()));
    }

    private Map<OrganisationId, String> names(long id) {
        return posts.organisationNames(List.of(new OrganisationId(id)));
    }

    /** Null for nobody; a name that is unknown, or that several carry, gets a sentence beside the field. */
    private @Nullable OrganisationId keeper(Form form, String field, AreaCode community) {
        var typed = form.optional(field, 60);
        if (typed.isEmpty()) {
            return null;
        }
        var exact = posts.organisationByName(community.county(), typed);
        if (exact.isPresent()) {
            return exact.get();
        }
        var found = posts.organisations(community.county(), typed, 6);
        if (found.size() == 1) {
            return found.keySet().iterator().next();
        }
        form.reject(field, found.isEmpty() ? "grid.wrong.keeper" : "grid.wrong.keepers",
            String.join("；", found.values()));
        return null;
    }

    private static Part part(Page page) {
        return page.path().startsWith("/console/grids/zones/") ? Part.ZONE : Part.UNIT;
    }
}

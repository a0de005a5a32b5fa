package org.minsheng.grid.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.minsheng.area.Places;
import org.minsheng.grid.GridId;
import org.minsheng.grid.Grids;
import org.minsheng.grid.Rosters;
import org.minsheng.grid.UnitId;
import org.minsheng.grid.ZoneId;
import org.minsheng.organisation.Posts;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.page.Tab;
import org.minsheng.page.TimelineEntry;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.Role;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** What a person sees of one grid. */
@Component
class SeenGrids {

    private static final int DOORS = 100;
    private static final int PASTS = 30;

    private final GridBook grids;
    private final PartBook parts;
    private final ChangeBook changes;
    private final GridMaps maps;
    private final Grids known;
    private final Rosters rosters;
    private final Places places;
    private final Posts posts;

    SeenGrids(GridBook grids, PartBook parts, ChangeBook changes, GridMaps maps, Grids known, Rosters rosters,
              Places places, Posts posts) {
        this.grids = grids;
        this.parts = parts;
        this.changes = changes;
        this.maps = maps;
        this.known = known;
        this.rosters = rosters;
        this.places = places;
        this.posts = posts;
    }

    /** @throws ResponseStatusException 404 when there is none, or none that this person may see */
    GridRow known(Viewer viewer, String code) {
        var own = own(viewer);
        return grids.find(code)
            .filter(row -> Rights.maySee(viewer, row.grid().community())
            && (own.isEmpty() || own.contains(row.grid().id())))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /**
     * Somebody who is a grid worker and nothing else sees the grids in care; empty for everybody who sees a whole area.
     */
    Set<GridId> own(Viewer viewer) {
        boolean worker = viewer.grants().stream().allMatch(grant -> grant.role() == Role.GRID_WORKER);
        return worker ? Set.copyOf(rosters.gridsOf(viewer)) : Set.of();
    }

    PartRow known(Viewer viewer, Part part, long id) {
        var own = own(viewer);
        return parts.find(part, id)
            .filter(row -> Rights.maySee(viewer, row.community())
            && (own.isEmpty() || own.contains(new GridId(row.grid()))))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    GridViews.One view(Page page, Viewer viewer, GridRow row, String tab, Form form) {
        long id = row.grid().id().value();
        var community = row.grid().community();
        var inside = known.doors(row.grid().id());
        var zones = parts.of(Part.ZONE, id);
        var units = parts.of(Part.UNIT, id);
        var tabs = new ArrayList<Tab>();
        tabs.add(new Tab(page.t("grid.tab.parts"), row.path(), tab.equals("parts"),
            (long) zones.size() + units.size()));
        tabs.add(new Tab(page.t("grid.tab.doors"), row.path() + "?tab=doors", tab.equals("doors"),
            (long) inside.size()));
        tabs.add(new Tab(page.t("grid.tab.history"), row.path() + "?tab=history", tab.equals("history"), null));
        boolean editable = Rights.mayChange(viewer, community) && page.may("POST", row.path());
        if (editable) {
            tabs.add(new Tab(page.t("grid.tab.manage"), row.path() + "?tab=manage", tab.equals("manage"), null));
        }
        var shape = Shapes.known(row.outline());
        form.prefill("name", row.grid().name()).prefill("kind", row.grid().kind().name());
        return new GridViews.One(row, places.address(community), editable || !tab.equals("manage") ? tab : "parts",
            tabs, maps.around(row),
            shape == null ? null : Shapes.hectares(shape), inside.size(), editable, unitName(page, community), zones,
            units, keepers(zones),
            tab.equals("doors") ? doors(page, inside) : new Slice<>(List.of(), null),
            tab.equals("history") ? history(page, id, editable) : new Slice<>(List.of(), null), others(row),
            GridPages.kinds(page), form);
    }

    private Map<Long, String> keepers(List<PartRow> zones) {
        var ids = zones.stream().map(PartRow::keeper).filter(keeper -> keeper != null).map(OrganisationId::new)
            .toList();
        return posts.organisationNames(ids).entrySet().stream()
            .collect(Collectors.toMap(one -> one.getKey().value(), Map.Entry::getValue));
    }

    private List<Option> others(GridRow row) {
        return grids.of(row.grid().community()).stream().filter(other -> !other.code().equals(row.code()))
            .map(other -> new Option(other.code(), other.grid().name() + " " + other.code().substring(12))).toList();
    }

    private Slice<GridViews.DoorLine> doors(Page page, List<AreaCode> inside) {
        var after = page.url().get("after");
        var rest = inside.stream().filter(door -> door.value().compareTo(after) > 0).limit(DOORS + 1L).toList();
        return Slice.of(lines(rest), DOORS, GridViews.DoorLine::code);
    }

    /** Doors with their addresses and what they are in, in four queries. */
    List<GridViews.DoorLine> lines(Collection<AreaCode> doors) {
        var addresses = places.addresses(doors);
        var zonesOf = known.zonesOf(doors);
        var unitsOf = known.unitsOf(doors);
        var zones = known.zones(zonesOf.values().stream().distinct().toList());
        var units = known.units(unitsOf.values().stream().distinct().toList());
        return doors.stream().map(door -> {
            ZoneId zone = zonesOf.get(door);
            UnitId unit = unitsOf.get(door);
            return new GridViews.DoorLine(door.value(), addresses.getOrDefault(door, door.value()),
                zone == null || !zones.containsKey(zone) ? "" : zones.get(zone).name(),
                unit == null || !units.containsKey(unit) ? "" : units.get(unit).name());
        }).toList();
    }

    private Slice<GridViews.Past> history(Page page, long grid, boolean editable) {
        var after = page.url().get("after");
        long before = after.matches("\\d{1,18}") ? Long.parseLong(after) : Long.MAX_VALUE;
        var found = changes.of(grid, before, PASTS + 1);
        return Slice.of(found, PASTS, change -> Long.toString(change.id()))
            .map(change -> new GridViews.Past(entry(page, change),
            editable && change.kind().isUndoable() && change.undoneBy() == null ? change.id() : null));
    }

    private static TimelineEntry entry(Page page, ChangeBook.Change change) {
        var words = change.kind() == ChangeKind.UNDONE
            ? new Object[] {page.t("grid.kind." + change.words().getFirst())} : change.words().toArray();
        var detail = change.undoneBy() == null ? null : page.t("grid.change.undone");
        return new TimelineEntry(change.at(), page.t("grid.change." + change.kind(), words), change.actorName()
            .equals("system")
            ? page.t("grid.change.by-itself") : change.actorName(), detail, change.undoneBy() == null ? "info"
            : "neutral", icon(change.kind()), List.of());
    }

    private static String icon(ChangeKind kind) {
        return switch (kind) {
            case DOORS_MOVED, RECUT -> "arrows-exchange";
            case SPLIT -> "arrows-split";
            case MERGED -> "arrows-join";
            case UNDONE -> "arrow-back-up";
            case OUTLINE_DRAWN, COMMUNITY_DRAWN, OUTLINES_IMPORTED -> "polygon";
            case GRID_RETIRED, ZONE_RETIRED, UNIT_RETIRED -> "archive";
            default -> "pencil";
        };
    }

    /** What the tier below the grid is called where a person works. */
    String unitName(Page page, Viewer viewer) {
        return Rights.areas(viewer).stream().filter(area -> area.value().length() >= 6).findFirst()
            .map(area -> unitName(page, area)).orElseGet(() -> page.t("grid.unit.usual"));
    }

    String unitName(Page page, AreaCode area) {
        return known.unitName(area, page.chinese());
    }

    static int version(Form form) {
        var text = form.value("version");
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
    }
}

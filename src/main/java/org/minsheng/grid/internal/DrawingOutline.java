package org.minsheng.grid.internal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.grid.internal.Outcome.Done;
import org.minsheng.grid.internal.Outcome.Refused;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Draws the outline of a grid, zone, unit or whole community, or takes it away. What overlaps is shown by the checks.
 */
@Component
class DrawingOutline {

    /**
     * What is drawn.
     *
     * @param part null for the community itself
     * @param id of the part
     * @param version of the part that was read
     * @param text a GeoJSON geometry, empty to take the outline away
     */
    record Wish(AreaCode community, @Nullable Part part, long id, int version, String text) {
    }

    private final GridBook grids;
    private final PartBook parts;
    private final ChangeBook changes;
    private final AuditTrail audit;
    private final Clock clock;

    DrawingOutline(GridBook grids, PartBook parts, ChangeBook changes, AuditTrail audit, Clock clock) {
        this.grids = grids;
        this.parts = parts;
        this.changes = changes;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Outcome draw(Viewer viewer, Wish wish) {
        if (!Rights.mayChange(viewer, wish.community)) {
            return Outcome.NOT_YOURS;
        }
        String outline;
        try {
            outline = wish.text.isEmpty() ? null : Shapes.write(Shapes.read(wish.text));
        } catch (Shapes.Unusable unusable) {
            return new Refused("outline", unusable.key());
        }
        if (wish.part == null) {
            if (!grids.drawCommunity(wish.community, wish.version, outline)) {
                return Outcome.CHANGED_MEANWHILE;
            }
            changes.record(viewer, wish.community, ChangeKind.COMMUNITY_DRAWN, List.of(), Map.of(), List.of(), null,
                null, clock.instant());
            audit.record(viewer, "grid.draw", "community:" + wish.community, null, Map.of("drawn", outline != null));
            return new Done("", 0);
        }
        return drawPart(viewer, wish, wish.part, outline);
    }

    private Outcome drawPart(Viewer viewer, Wish wish, Part part, @Nullable String outline) {
        long grid = part == Part.GRID ? wish.id : parts.find(part, wish.id).orElseThrow().grid();
        var row = grids.byId(grid).orElseThrow();
        var name = part == Part.GRID ? row.grid().name() : parts.find(part, wish.id).orElseThrow().name();
        if (!row.grid().community().equals(wish.community)) {
            return Outcome.NOT_YOURS;
        }
        if (!grids.draw(part, wish.id, wish.version, outline)) {
            return Outcome.CHANGED_MEANWHILE;
        }
        changes.record(viewer, wish.community, ChangeKind.OUTLINE_DRAWN, List.of(name), Map.of(),
            part == Part.GRID ? List.of(new ChangeBook.Touched(Part.GRID, grid))
                : List.of(new ChangeBook.Touched(Part.GRID, grid), new ChangeBook.Touched(part, wish.id)), null, null,
                clock.instant());
        audit.record(viewer, "grid.draw", part.table() + ":" + wish.id, null, Map.of("drawn", outline != null));
        return new Done(row.code(), 0);
    }
}

package org.minsheng.grid.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Places;
import org.minsheng.grid.DoorParts;
import org.minsheng.grid.DoorsMoved;
import org.minsheng.shared.AreaCode;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Works out what moving doors means: a door that comes to another grid leaves its zone and its unit behind, unless all
 * doors of that zone or unit come along; then it comes too, and whoever answers for it goes on answering.
 */
@Component
class Cutting {

    /**
     * What shall be done: each door with where it shall be, and the zones and units that come along with their doors.
     */
    record Plan(List<DoorBook.Placement> placements, Map<ChangeBook.Touched, Long> following) {
    }

    private final DoorBook doors;
    private final PartBook parts;
    private final Places places;
    private final ApplicationEventPublisher events;

    Cutting(DoorBook doors, PartBook parts, Places places, ApplicationEventPublisher events) {
        this.doors = doors;
        this.parts = parts;
        this.places = places;
        this.events = events;
    }

    /** Existing doors within any of the places, all in one community. */
    List<AreaCode> doorsWithin(AreaCode community, Collection<AreaCode> ticked) {
        return places.doors(community).stream().filter(door -> ticked.stream().anyMatch(place -> place.contains(door)))
            .toList();
    }

    /** @param target the grid of each door, null to take it out of any */
    Plan plan(AreaCode community, Map<AreaCode, @Nullable Long> target) {
        var now = doors.now(community);
        var known = new HashMap<AreaCode, DoorParts>();
        now.forEach(door -> known.put(door.door(), door));
        var following = new HashMap<ChangeBook.Touched, Long>();
        following.putAll(whole(Part.ZONE, now, target));
        following.putAll(whole(Part.UNIT, now, target));
        var placements = new ArrayList<DoorBook.Placement>();
        target.forEach((door, grid) -> {
            var before = known.get(door);
            boolean stays = before != null && Objects.equals(before.grid().value(), grid);
            var zone = before == null || before.zone() == null ? null : before.zone().value();
            var unit = before == null || before.unit() == null ? null : before.unit().value();
            placements.add(new DoorBook.Placement(door, grid,
                zone != null && (stays || following.containsKey(new ChangeBook.Touched(Part.ZONE, zone))) ? zone : null,
                unit != null && (stays || following.containsKey(new ChangeBook.Touched(Part.UNIT, unit))) ? unit
                : null));
        });
        return new Plan(placements, following);
    }

    /** Zones or units all of whose doors come to one and the same other grid. */
    private static Map<ChangeBook.Touched, Long> whole(Part part,
                                                       List<DoorParts> now, Map<AreaCode, @Nullable Long> target) {
        Map<Long, @Nullable Long> comesTo = new HashMap<>();
        for (var door : now) {
            var id = idOf(part, door);
            if (id != null) {
                Long grid = target.containsKey(door.door()) ? target.get(door.door())
                    : Long.valueOf(door.grid().value());
                boolean first = !comesTo.containsKey(id);
                comesTo.put(id, grid != null && grid != door.grid().value()
                    && (first || Objects.equals(comesTo.get(id), grid)) ? grid : null);
            }
        }
        Map<ChangeBook.Touched, Long> whole = new HashMap<>();
        comesTo.forEach((id, grid) -> {
            if (grid != null && now.stream().filter(door -> Objects.equals(idOf(part, door), id))
                    .allMatch(door -> Objects.equals(target.get(door.door()), grid))) {
                whole.put(new ChangeBook.Touched(part, id), grid);
            }
        });
        return whole;
    }

    private static @Nullable Long idOf(Part part, DoorParts door) {
        if (part == Part.ZONE) {
            return door.zone() == null ? null : Long.valueOf(door.zone().value());
        }
        return door.unit() == null ? null : Long.valueOf(door.unit().value());
    }

    /** Carries a plan out in the caller's transaction; answers how many doors changed. */
    int carryOut(long change, Plan plan, Instant at) {
        plan.following().forEach((part, grid) -> parts.regrid(part.part(), part.id(), grid));
        int count = doors.put(change, plan.placements(), at);
        events.publishEvent(new DoorsMoved(plan.placements().stream().map(DoorBook.Placement::door).toList(), at));
        return count;
    }

    /** For undoing: which grid each zone or unit is in before it follows. */
    List<Map<String, Object>> before(Plan plan) {
        return plan.following().keySet().stream()
            .map(part -> parts.find(part.part(), part.id()).orElseThrow())
            .map(row -> Map.<String, Object>of("part", row.part().name(), "id", row.id(), "grid", row.grid()))
            .toList();
    }
}

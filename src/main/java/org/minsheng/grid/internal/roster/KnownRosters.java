package org.minsheng.grid.internal.roster;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minsheng.account.Accounts;
import org.minsheng.grid.Answerable;
import org.minsheng.grid.Duty;
import org.minsheng.grid.GridId;
import org.minsheng.grid.Rosters;
import org.minsheng.grid.UnitId;
import org.minsheng.grid.ZoneId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Service;

/** Answers other modules. */
@Service
class KnownRosters implements Rosters {

    /** Above a compound, people have a community and not a grid. */
    private static final int SHORTEST_PLACE = AreaCode.Level.COMPOUND.digits();

    private final RosterRepository rosters;
    private final RosterSettings settings;
    private final Accounts accounts;

    KnownRosters(RosterRepository rosters, RosterSettings settings, Accounts accounts) {
        this.rosters = rosters;
        this.settings = settings;
        this.accounts = accounts;
    }

    @Override
    public List<Answerable> answering(AreaCode place) {
        return place.value().length() < SHORTEST_PLACE ? List.of() : who(rosters.answering(place));
    }

    @Override
    public List<Answerable> answering(AreaCode door, Instant when) {
        return who(rosters.answered(door, when, when));
    }

    private static List<Answerable> who(Collection<Holder> holders) {
        return holders.stream().map(Holder::who).toList();
    }

    @Override
    public Map<GridId, List<Answerable>> ofGrids(Collection<GridId> grids) {
        return rosters.now(Ground.Kind.GRID, grids.stream().map(GridId::value).toList()).stream()
            .collect(Collectors.groupingBy(holder -> new GridId(holder.ground().id()), LinkedHashMap::new,
                Collectors.mapping(Holder::who, Collectors.toList())));
    }

    @Override
    public Map<UnitId, Answerable> heads(Collection<UnitId> units) {
        return rosters.now(Ground.Kind.UNIT, units.stream().map(UnitId::value).toList()).stream()
            .collect(Collectors.toMap(holder -> new UnitId(holder.ground().id()), Holder::who));
    }

    @Override
    public Map<ZoneId, Answerable> leads(Collection<ZoneId> zones) {
        return rosters.now(Ground.Kind.ZONE, zones.stream().map(ZoneId::value).toList()).stream()
            .collect(Collectors.toMap(holder -> new ZoneId(holder.ground().id()), Holder::who));
    }

    @Override
    public List<GridId> gridsOf(Viewer viewer) {
        return of(viewer, EnumSet.of(Duty.PARTY_GROUP, Duty.GRID_WORKER)).map(GridId::new).toList();
    }

    @Override
    public List<UnitId> unitsOf(Viewer viewer) {
        return of(viewer, EnumSet.of(Duty.UNIT_HEAD)).map(UnitId::new).toList();
    }

    private Stream<Long> of(Viewer viewer, EnumSet<Duty> duties) {
        return rosters.of(viewer.account(), person(viewer), duties).stream().map(holder -> holder.ground().id())
            .distinct();
    }

    /** A member of staff who has linked a phone is known by it too. */
    private @Nullable PersonId person(Viewer viewer) {
        var account = viewer.account();
        return viewer.person() != null || account == null ? viewer.person() : accounts.phones(List.of(account))
            .get(account);
    }

    @Override
    public List<AreaCode> places(Collection<GridId> grids) {
        return rosters.places(grids.stream().map(GridId::value).toList());
    }

    @Override
    public boolean tellsOfAppeals(AreaCode county) {
        return settings.of(county).tellsOfAppeals();
    }
}

package org.minsheng.grid.internal.roster;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minsheng.account.Accounts;
import org.minsheng.area.Places;
import org.minsheng.grid.Duty;
import org.minsheng.grid.Grid;
import org.minsheng.grid.Grids;
import org.minsheng.grid.internal.roster.RosterBatch.Beginning;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.DemoStep;
import org.minsheng.shared.OnlyIf;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The rosters of the articles: in 余庆 52 grid workers, 24 party groups and 1,079 heads of ten households, in 湄潭 the
 * leads of 164 zones. 凤冈 has a few vacancies, so that somebody is told.
 */
@Component
@OnlyIf(setting = "minsheng.demo")
class DemoRosters implements DemoStep {

    private static final int PARTY_GROUPS = 24;
    private static final Duration LONG_AGO = Duration.ofDays(290);
    private static final Duration CHANGED_AGO = Duration.ofDays(100);
    private static final AreaCode YUQING = new AreaCode("520329");
    private static final AreaCode FENGGANG = new AreaCode("520327");

    private final RosterBatch batch;
    private final GridPlates plates;
    private final Grids grids;
    private final Places places;
    private final Accounts accounts;
    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    DemoRosters(RosterBatch batch, GridPlates plates, Grids grids, Places places, Accounts accounts, JdbcClient jdbc,
                AuditTrail audit, Clock clock) {
        this.batch = batch;
        this.plates = plates;
        this.grids = grids;
        this.places = places;
        this.accounts = accounts;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** After the grids. */
    @Override
    public int order() {
        return 43;
    }

    @Override
    @Transactional
    public void fill() {
        if (jdbc.sql("select exists (select from grid.answerable)").query(Boolean.class).single()) {
            return;
        }
        var began = clock.instant().minus(LONG_AGO);
        var lines = new ArrayList<Beginning>();
        for (var county : places.counties()) {
            lines.addAll(new County(county.code(), grids.within(county.code()), began).lines());
        }
        int begun = batch.begin(lines, null);
        var known = grids.within(YUQING).stream().filter(grid -> grid.code().equals(DemoPeople.KNOWN_GRID)).findFirst();
        known.ifPresent(grid -> plates.issue(Ground.Kind.GRID, List.of(grid.id().value()),
            List.of(DemoPeople.KNOWN_PLATE), began));
        plates.issue(Ground.Kind.GRID, grids.within(YUQING).stream().map(grid -> grid.id().value()).toList(), began);
        audit.record(Viewer.SYSTEM, "grid.demo-rosters", "area:52", null, Map.of("lines", begun));
    }

    private @Nullable AccountId workerOf(Grid grid) {
        return DemoPeople.SIGN_INS.containsKey(grid.code())
            ? accounts.over(grid.community(), Set.of(Role.GRID_WORKER)).stream().findFirst().orElse(null) : null;
    }

    /** One county's people; their numbers begin with 1990, which nobody has, then the county. */
    private final class County {

        private final AreaCode code;
        private final List<Grid> all;
        private final Instant began;
        private final Map<String, Integer> inCommunity = new HashMap<>();
        private final List<Beginning> lines = new ArrayList<>();
        private int number = 5000;

        County(AreaCode code, List<Grid> all, Instant began) {
            this.code = code;
            this.all = all;
            this.began = began;
        }

        List<Beginning> lines() {
            var names = places.names(all.stream().map(Grid::community).distinct().toList());
            Appointment leader = null;
            int group = -1;
            for (int at = 0; at < all.size(); at++) {
                var grid = all.get(at);
                int of = code.equals(YUQING) ? at * PARTY_GROUPS / all.size() : at;
                if (of != group || leader == null) {
                    group = of;
                    int nth = inCommunity.merge(grid.community().value(), 1, Integer::sum);
                    leader = person(DemoPeople.groupName(names.getOrDefault(grid.community(), ""), nth));
                }
                var ground = new Ground(Ground.Kind.GRID, grid.id().value());
                add(ground, Duty.PARTY_GROUP, leader);
                workers(grid, ground, at);
            }
            heads();
            leads();
            return lines;
        }

        private void workers(Grid grid, Ground ground, int at) {
            if (grid.code().equals(DemoPeople.VACANT_GRID)) {
                return;
            }
            var account = workerOf(grid);
            var name = DemoPeople.SIGN_INS.get(grid.code());
            var someone = person("");
            var worker = new Appointment(name == null ? someone.name() : name, someone.phone(), someone.contact(), "",
                at % 3 != 2, account);
            if (account == null || code.equals(FENGGANG)) {
                add(ground, Duty.GRID_WORKER, worker);
                return;
            }
            var changed = began.plus(LONG_AGO).minus(CHANGED_AGO);
            lines.add(new Beginning(ground, Duty.GRID_WORKER, person(""), began, changed));
            lines.add(new Beginning(ground, Duty.GRID_WORKER, worker, changed));
        }

        private void heads() {
            var vacant = 0;
            for (var unit : grids.unitsWithin(code)) {
                var ground = new Ground(Ground.Kind.UNIT, unit.id().value());
                if (code.equals(FENGGANG) && vacant < DemoPeople.VACANT_UNITS && unit.community().value()
                    .equals(DemoPeople.VACANT_COMMUNITY)) {
                    vacant++;
                } else if (DemoPeople.isKnownUnit(unit, all)) {
                    add(ground, Duty.UNIT_HEAD, DemoPeople.KNOWN_HEAD);
                } else {
                    add(ground, Duty.UNIT_HEAD, person(""));
                }
            }
        }

        private void leads() {
            grids.zonesWithin(code)
                .forEach(zone -> add(new Ground(Ground.Kind.ZONE, zone.id().value()), Duty.ZONE_LEAD, person("")));
        }

        private void add(Ground ground, Duty duty, Appointment who) {
            lines.add(new Beginning(ground, duty, who, began));
        }

        private Appointment person(String body) {
            number++;
            var phone = new PhoneNumber("1990%s%04d".formatted(code.value().substring(3), number));
            return new Appointment(DemoPeople.name(number), phone, phone.digits(), body, true, null);
        }
    }
}

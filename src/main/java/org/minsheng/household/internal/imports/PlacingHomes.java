package org.minsheng.household.internal.imports;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.minsheng.household.Residence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Gives planned households their rows, and remembers as which version this import leaves them. */
@Repository
class PlacingHomes {

    private final JdbcClient jdbc;
    private final Clock clock;

    PlacingHomes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Existing ones get the next version, new ones their first; both are remembered as this import leaves them. */
    List<PlacedHome> place(long importId, List<HomePlan> plans) {
        var fresh = plans.stream().filter(plan -> plan.home == null).toList();
        var keys = new ArrayList<UUID>();
        fresh.forEach(plan -> keys.add(key(importId, plan)));
        Map<UUID, Long> ids = new HashMap<>();
        jdbc.sql("""
                insert into household.household (door, residence, request_key, since, changed_at, version)
                select door, residence, key, :now, :now, 1
                from unnest(:doors::text[], :residences::text[], :keys::uuid[]) as told (door, residence, key)
                returning request_key, id
                """)
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .param("doors", fresh.stream().map(plan -> plan.door.value()).toArray(String[]::new))
            .param("residences", fresh.stream()
            .map(plan -> Objects.requireNonNullElse(plan.residence(), Residence.OWNER).name()).toArray(String[]::new))
            .param("keys", keys.toArray(UUID[]::new))
            .query(row -> {
                ids.put(row.getObject(1, UUID.class), row.getLong(2));
            });
        var homes = plans.stream().map(plan -> new PlacedHome(plan,
            plan.home == null ? Objects.requireNonNull(ids.get(key(importId, plan))) : plan.home.id())).toList();
        remember(importId, homes);
        return homes;
    }

    private static UUID key(long importId, HomePlan plan) {
        var first = plan.people.getFirst().line.number();
        return UUID.nameUUIDFromBytes(("household-import " + importId + " " + first).getBytes(StandardCharsets.UTF_8));
    }

    private void remember(long importId, List<PlacedHome> homes) {
        jdbc.sql("""
                with touched as (
                    update household.household
                    set version = version + 1, changed_at = :now
                    where id = any(:known)
                    returning id, version, residence
                )
                insert into household.import_household (import, household, made, residence_before, version)
                select :import, id, false, case when id = any(:settled) then residence end, version
                from touched
                union all
                select :import, id, true, null, 1
                from unnest(:made::bigint[]) id
                on conflict (import, household) do update
                set version = excluded.version
                """)
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .param("made", PlacedHome.ids(homes, home -> home.plan().home == null))
            .param("known", PlacedHome.ids(homes, home -> home.plan().home != null))
            .param("settled", PlacedHome.ids(homes, home -> home.plan().isSettledAnew()))
            .param("import", importId)
            .update();
    }

    void settle(List<PlacedHome> homes) {
        var settled = homes.stream().filter(home -> home.plan().isSettledAnew()).toList();
        if (!settled.isEmpty()) {
            jdbc.sql("""
                    update household.household
                    set residence = told.residence
                    from unnest(:ids::bigint[], :residences::text[]) as told (id, residence)
                    where household.id = told.id
                    """)
                .param("ids", PlacedHome.ids(settled, home -> true))
                .param("residences", settled.stream()
                .map(home -> Objects.requireNonNull(home.plan().residence()).name()).toArray(String[]::new))
                .update();
        }
    }
}

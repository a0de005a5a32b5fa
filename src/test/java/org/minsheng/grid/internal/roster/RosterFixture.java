package org.minsheng.grid.internal.roster;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.minsheng.grid.Duty;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Grant;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A community that no other test knows, with one compound of four doors in a grid with one unit. */
public final class RosterFixture {

    public final JdbcClient jdbc;
    public final AreaCode community;
    public final Ground grid;
    public final Ground unit;
    final List<AreaCode> doors = new ArrayList<>();
    public final Viewer secretary;

    public RosterFixture(JdbcClient jdbc) {
        this(jdbc, new AreaCode("9" + ThreadLocalRandom.current().nextInt(10_000, 100_000) + "001001"));
    }

    RosterFixture(JdbcClient jdbc, AreaCode community) {
        this.jdbc = jdbc;
        this.community = community;
        grid = grid("测试网格" + System.nanoTime() % 1_000_000);
        unit = part(grid, "unit", "第1联户");
        for (int door = 1; door <= 4; door++) {
            var code = new AreaCode(community.value() + "0901" + "001" + "01" + "010" + door);
            doors.add(code);
            put(code, grid, unit, "now() - interval '300 days'", "null");
        }
        secretary = viewer(1, Role.COMMUNITY_SECRETARY, community);
    }

    Ground grid(String name) {
        long id = jdbc.sql("""
            insert into grid.grid (community, serial, name, kind, request_key, created_at)
            select :community, coalesce(max(serial), 100) + 1, :name, 'BASIC', :key, now() - interval '300 days'
            from grid.grid where community = :community
            returning id
            """)
            .param("community", community.value()).param("name", name).param("key", UUID.randomUUID())
            .query(Long.class).single();
        return new Ground(Ground.Kind.GRID, id);
    }

    Ground part(Ground of, String table, String name) {
        long id = jdbc.sql("""
                insert into grid.%s (grid, name, request_key, created_at)
                values (:grid, :name, :key, now() - interval '300 days')
                returning id
                """
            .formatted(table))
            .param("grid", of.id()).param("name", name).param("key", UUID.randomUUID())
            .query(Long.class).single();
        return new Ground(Ground.Kind.valueOf(table.toUpperCase(java.util.Locale.ROOT)), id);
    }

    void put(AreaCode door, Ground in, @Nullable Ground unitOf, String since, String until) {
        jdbc.sql("insert into grid.door (door, grid, unit, since, until) values (:door, :grid, :unit, %s, %s)"
            .formatted(since, until))
            .param("door", door.value()).param("grid", in.id())
            .param("unit", unitOf == null ? null : unitOf.id(), java.sql.Types.BIGINT)
            .update();
    }

    void retire() {
        jdbc.sql("update grid.door set until = now() where grid = :grid and until is null")
            .param("grid", grid.id()).update();
        jdbc.sql("update grid.unit set retired_at = now() where grid = :grid").param("grid", grid.id()).update();
        jdbc.sql("update grid.grid set retired_at = now() where id = :grid").param("grid", grid.id()).update();
    }

    static Viewer viewer(long account, Role role, AreaCode area) {
        return new Viewer(new AccountId(account), "张三", null, List.of(new Grant(role, new OrganisationId(0), area)));
    }

    public static PhoneNumber phone() {
        return new PhoneNumber("1991" + ThreadLocalRandom.current().nextInt(1_000_000, 10_000_000));
    }

    static Appointment somebody(String name) {
        return new Appointment(name, phone(), "", "", true, null);
    }

    static RequestKey key() {
        return RequestKey.fresh();
    }

    /** The line of whoever answers there now under a duty. */
    Holder now(RosterRepository rosters, Ground ground, Duty duty) {
        return rosters.now(ground.kind(), List.of(ground.id())).stream().filter(holder -> holder.who().duty() == duty)
            .findFirst().orElseThrow();
    }
}

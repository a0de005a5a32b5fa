package org.minsheng.grid.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Grant;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Communities of their own for tests: each with one compound of so many buildings with two stairs of six doors. */
final class CutFixture {

    /** Communities of 龙泉街道 from 600 on are nobody else's. */
    private static final int FIRST = 600;
    private static final int CODES = 399;
    private static final AtomicInteger LAST = new AtomicInteger((int) (System.nanoTime() / 1000 % CODES));

    private final JdbcClient jdbc;

    CutFixture(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static Viewer secretary(AreaCode community) {
        return new Viewer(new AccountId(1), "书记", null,
            List.of(new Grant(Role.COMMUNITY_SECRETARY, new OrganisationId(1), community)));
    }

    /** Lies in 龙泉街道, whose dispatcher of the demo may change it. */
    AreaCode community(int buildings) {
        for (int tried = 0; tried < CODES; tried++) {
            var code = new AreaCode("520327001" + (FIRST + LAST.incrementAndGet() % CODES));
            boolean taken = jdbc.sql("select exists (select from area.place where code = :code)")
                .param("code", code.value()).query(Boolean.class).single();
            if (!taken) {
                build(code, buildings);
                return code;
            }
        }
        throw new IllegalStateException("no code is left for a community; remove target/test-data");
    }

    private void build(AreaCode community, int buildings) {
        var name = "试划" + community.value().substring(9) + "社区";
        var rows = new ArrayList<String[]>();
        rows.add(new String[] {community.value(), name, name});
        rows.add(new String[] {community + "0001", "试划小区", name + "试划小区"});
        for (int building = 1; building <= buildings; building++) {
            var house = community + "0001%03d".formatted(building);
            rows.add(new String[] {house, building + "栋", name + "试划小区" + building + "栋"});
            for (int stair = 1; stair <= 2; stair++) {
                rows.add(new String[] {house + "0" + stair, stair + "单元", name + "试划小区" + building + "栋"
                    + stair + "单元"});
                for (int door = 101; door <= 106; door++) {
                    rows.add(new String[] {house + "0" + stair + "0" + door, String.valueOf(door), name + "试划小区"
                        + building + "栋" + stair + "单元" + door});
                }
            }
        }
        jdbc.sql("""
            insert into area.place (code, name, short_name, address, created_at)
            select code, name, name, address, now()
            from unnest(:codes, :names, :addresses) as asked (code, name, address)
            """)
            .param("codes", rows.stream().map(row -> row[0]).toArray(String[]::new))
            .param("names", rows.stream().map(row -> row[1]).toArray(String[]::new))
            .param("addresses", rows.stream().map(row -> row[2]).toArray(String[]::new))
            .update();
    }

    static AreaCode building(AreaCode community, int number) {
        return new AreaCode(community + "0001%03d".formatted(number));
    }

    static AreaCode door(AreaCode community, int building, int stair, int door) {
        return new AreaCode(building(community, building) + "0" + stair + "0" + door);
    }
}

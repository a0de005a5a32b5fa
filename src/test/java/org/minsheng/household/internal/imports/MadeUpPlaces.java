package org.minsheng.household.internal.imports;

import org.minsheng.shared.AreaCode;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Communities with compounds of equal buildings, written straight into a database of tests. */
final class MadeUpPlaces {

    private MadeUpPlaces() {
    }

    /** A community with compounds; each building has four units. */
    static AreaCode community(JdbcClient jdbc, String code, String name, String[] compounds,
        int buildings, int floors) {
        place(jdbc, code, name);
        for (int compound = 1; compound <= compounds.length; compound++) {
            var within = code + "%04d".formatted(compound);
            place(jdbc, within, compounds[compound - 1]);
            jdbc.sql("""
                    insert into area.place (code, name, short_name, address, created_at)
                    select told.code, told.name, told.name, :address || told.name, now()
                    from (
                        select :within || lpad(b::text, 3, '0') as code, b || '栋' as name
                        from generate_series(1, :buildings) b
                        union all
                        select :within || lpad(b::text, 3, '0') || lpad(u::text, 2, '0'), u || '单元'
                        from generate_series(1, :buildings) b, generate_series(1, 4) u
                        union all
                        select :within || lpad(b::text, 3, '0') || lpad(u::text, 2, '0') || lpad(f::text, 2, '0')
                            || lpad(d::text, 2, '0'),
                            f || lpad(d::text, 2, '0')
                        from generate_series(1, :buildings) b, generate_series(1, 4) u, generate_series(1, :floors) f,
                            generate_series(1, 4) d
                    ) told
                    on conflict do nothing
                    """)
                .param("within", within)
                .param("address", name + compounds[compound - 1])
                .param("buildings", buildings)
                .param("floors", floors)
                .update();
        }
        return new AreaCode(code);
    }

    private static void place(JdbcClient jdbc, String code, String name) {
        jdbc.sql("""
                insert into area.place (code, name, short_name, address, created_at)
                values (:code, :name, :name, :name, now())
                on conflict do nothing
                """)
            .param("code", code)
            .param("name", name)
            .update();
    }
}

package org.minsheng.household.internal.demo;

import java.util.List;
import org.minsheng.household.internal.NamingHelper;
import org.minsheng.organisation.Posts;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.DemoStep;
import org.minsheng.shared.OnlyIf;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The civil affairs bureaus of the counties, and one street office, help those who live alone and those in need. */
@Component
@OnlyIf(setting = "minsheng.demo")
class DemoHelpers implements DemoStep {

    private record Unit(String county, String name) {
    }

    private static final List<Unit> UNITS = List.of(new Unit("520327", "凤冈县民政局"), new Unit("520328", "湄潭县民政局"),
        new Unit("520329", "余庆县民政局"), new Unit("520327", "龙泉街道办事处"));
    private static final List<String> GROUPS = List.of("living-alone", "elderly", "left-behind-child", "disabled",
        "low-income", "five-guarantees");

    private final NamingHelper naming;
    private final Posts posts;
    private final JdbcClient jdbc;

    DemoHelpers(NamingHelper naming, Posts posts, JdbcClient jdbc) {
        this.naming = naming;
        this.posts = posts;
        this.jdbc = jdbc;
    }

    @Override
    public int order() {
        return 44;
    }

    @Override
    public void fill() {
        if (jdbc.sql("select exists (select from household.helping_unit)").query(Boolean.class).single()) {
            return;
        }
        for (var unit : UNITS) {
            posts.organisationByName(new AreaCode(unit.county()), unit.name())
                .ifPresent(id -> GROUPS.forEach(group -> naming.name(Viewer.SYSTEM, group, id, true)));
        }
    }
}

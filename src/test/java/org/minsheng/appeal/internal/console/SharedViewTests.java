package org.minsheng.appeal.internal.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.minsheng.shared.RequestKey;
import org.minsheng.testing.RunningServer;

/** Saved views that colleagues share. */
class SharedViewTests extends RunningServer {

    @Test
    void a_view_is_shared_with_a_role_of_the_organisation_and_copied() {
        var name = "待回访 " + RequestKey.fresh().toString().substring(0, 8);
        save("tiyuchang", name, "DESK_CLERK");
        assertThat(client("clerk").get("/console/appeals").body()).contains(name, "来自王永芳");
        assertThat(client("yingfu-clerk").get("/console/appeals").body()).doesNotContain(name);
        assertThat(client("grid").get("/console/appeals").body()).doesNotContain(name);
        long view = jdbc.sql("select id from appeal.saved_view where name = :name").param("name", name)
            .query(Long.class).single();
        assertThat(client("grid").post("/console/appeals/views/" + view + "/copy", Map.of()).statusCode())
            .isEqualTo(404);
        assertThat(client("clerk").post("/console/appeals/views/" + view + "/copy", Map.of()).statusCode())
            .isEqualTo(303);
        assertThat(jdbc.sql("select count(*) from appeal.saved_view where name = :name").param("name", name)
            .query(Long.class).single()).isEqualTo(2);
        client("clerk").post("/console/appeals/views/" + view + "/removal", Map.of());
        assertThat(jdbc.sql("select count(*) from appeal.saved_view where id = :id").param("id", view)
            .query(Long.class).single()).isEqualTo(1);
        jdbc.sql("delete from appeal.saved_view where name = :name").param("name", name).update();
    }

    private void save(String who, String name, String shared) {
        var answer = client(who).post("/console/appeals/views",
            Map.of("name", name, "shared", shared, "state", "ANSWERED", "tab", "open"));
        assertThat(answer.statusCode()).isEqualTo(303);
    }
}

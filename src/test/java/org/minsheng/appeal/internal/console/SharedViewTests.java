package org.minsheng.appeal.internal.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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

    @Test
    void a_copy_leaves_ones_own_of_the_same_name_as_it_is_and_stands_there_once() {
        var name = "双份 " + RequestKey.fresh().toString().substring(0, 8);
        save("tiyuchang", name, "ALL");
        client("clerk").post("/console/appeals/views", Map.of("name", name, "tab", "open", "state", "SIGNED"));
        long shared = theirs(name);
        client("clerk").post("/console/appeals/views/" + shared + "/copy", Map.of());
        client("clerk").post("/console/appeals/views/" + shared + "/copy", Map.of());
        assertThat(queries(name)).as("the colleague's, the own and the copy").hasSize(3);
        assertThat(queries(name + " 2")).singleElement().asString().contains("state=ANSWERED");
        assertThat(client("clerk").get("/console/appeals").body()).contains(name + " 2")
            .doesNotContain("/views/" + shared + "/copy");
        jdbc.sql("delete from appeal.saved_view where name like :name || '%'").param("name", name).update();
    }

    @Test
    void only_its_owner_takes_a_shared_one_away_and_copies_stay() {
        var name = "收回 " + RequestKey.fresh().toString().substring(0, 8);
        save("tiyuchang", name, "ALL");
        long shared = theirs(name);
        var refused = client("clerk");
        refused.post("/console/appeals/views/" + shared + "/removal", Map.of());
        assertThat(refused.get("/console/appeals").body()).contains("不是您的", name);
        client("clerk").post("/console/appeals/views/" + shared + "/copy", Map.of());
        for (int width : new int[] {PHONE, DESKTOP}) {
            var page = staffWindow(width, "tiyuchang");
            page.navigate("/console/appeals");
            page.click("#saved-views > summary");
            page.click(".saved-one:has(#saved-" + shared + ") > button");
            picture(page, "shared-view-removal-" + width);
            if (width == DESKTOP) {
                page.click("#saved-" + shared + " button[type=submit]");
                page.waitForSelector(".flash");
                assertThat(page.textContent("main")).doesNotContain(name);
            }
            page.context().close();
        }
        assertThat(client("clerk").get("/console/appeals").body()).contains(name);
        assertThat(jdbc.sql("""
                select before ->> 'name'
                from account.audit_entry
                where action = 'appeal.remove-view'
                order by id desc
                limit 1
                """).query(String.class).single()).isEqualTo(name);
        jdbc.sql("delete from appeal.saved_view where name = :name").param("name", name).update();
    }

    private long theirs(String name) {
        return jdbc.sql("select id from appeal.saved_view where name = :name and shared <> ''").param("name", name)
            .query(Long.class).single();
    }

    private List<String> queries(String name) {
        return jdbc.sql("select query from appeal.saved_view where name like :name || '%'").param("name", name)
            .query(String.class).list();
    }

    private void save(String who, String name, String shared) {
        var answer = client(who).post("/console/appeals/views",
            Map.of("name", name, "shared", shared, "state", "ANSWERED", "tab", "open"));
        assertThat(answer.statusCode()).isEqualTo(303);
    }
}

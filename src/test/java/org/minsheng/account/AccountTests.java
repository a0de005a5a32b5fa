package org.minsheng.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.minsheng.testing.RunningServer;

/** The three administrators each do their part and none the other's. */
class AccountTests extends RunningServer {

    /** Who stays at the desk is drawn for call-backs, although nobody could sign in and make them. */
    @AfterEach
    void colleaguesLeave() {
        jdbc.sql("""
                update account.granted
                set ended_at = now(), ended_by = 'test'
                where ended_at is null
                    and account in (select id from account.account where name = '测试同事')
                """)
            .update();
    }

    private String open(String username) {
        var opened = client("admin").post("/console/accounts", Map.of("username", username, "name", "测试同事",
            "requestKey", UUID.randomUUID().toString()));
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(303);
        return opened.headers().firstValue("Location").orElseThrow();
    }

    private static String username() {
        return "u" + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void one_opens_an_account_another_grants_and_the_first_password_must_be_changed() {
        var username = username();
        var path = open(username);
        assertThat(client("security").post(path + "/grants", Map.of("role", "DESK_CLERK", "area", "520327001003"))
            .statusCode())
            .isEqualTo(303);
        var reset = client("security").post(path + "/password", Map.of());
        var password = Pattern.compile("<code id=\"password\">([^<]+)</code>").matcher(reset.body());
        assertThat(password.find()).isTrue();
        var newcomer = anybody().with("X-Forwarded-For", "192.0.2.77");
        assertThat(newcomer.post("/sign-in", Map.of("username", username, "password", password.group(1))).headers()
            .firstValue("Location").orElse("")).contains("/sign-in/password");
    }

    @Test
    void without_a_script_an_area_and_an_organisation_are_chosen_from_the_list_that_comes_back() {
        var path = open(username());
        var form = new HashMap<>(Map.of("role", "DESK_CLERK", "area", "体育场", "organisation", "体育场社区居民"));
        var listed = client("security").post(path + "/grants", form);
        assertThat(listed.statusCode()).isEqualTo(422);
        assertThat(listed.body()).contains("请从下面列出的地点中选一个", "value=\"520327001003\"");
        form.put("areaChoice", "520327001003");
        listed = client("security").post(path + "/grants", form);
        assertThat(listed.statusCode()).isEqualTo(422);
        var organisation = Pattern.compile("name=\"organisationChoice\" value=\"(\\d+)\"").matcher(listed.body());
        assertThat(organisation.find()).as(listed.body()).isTrue();
        form.put("organisationChoice", organisation.group(1));
        assertThat(client("security").post(path + "/grants", form).statusCode()).isEqualTo(303);
        assertThat(client("security").get(path).body()).contains("窗口坐席 · 体育场社区居民委员会 · 体育场社区");
    }

    @Test
    void an_area_that_does_not_exist_is_not_granted() {
        var path = open(username());
        assertThat(client("security").post(path + "/grants", Map.of("role", "DESK_CLERK", "area", "没有这个地方")).body())
            .contains("没有找到这个地点");
        assertThat(client("security").post(path + "/grants", Map.of("role", "DESK_CLERK", "area", "520327999")).body())
            .contains("没有找到这个地点");
        assertThat(client("security").post(path + "/grants", Map.of("role", "DESK_CLERK", "area", "31")).body())
            .contains("自己管理范围内");
    }

    @Test
    void neither_administrator_does_the_others_part() {
        var path = open(username());
        assertThat(client("admin").post(path + "/grants", Map.of("role", "DESK_CLERK", "area", "520327")).statusCode())
            .isEqualTo(403);
        assertThat(client("admin").post(path + "/password", Map.of()).statusCode()).isEqualTo(403);
        assertThat(client("security").post(path + "/closure", Map.of()).statusCode()).isEqualTo(403);
        assertThat(client("security").get("/console/accounts/new").statusCode()).isEqualTo(403);
        assertThat(client("auditor").get("/console/accounts").statusCode()).isEqualTo(403);
    }

    @Test
    void nobody_grants_to_oneself_and_offices_stay_apart() {
        long self = jdbc.sql("select id from account.account where username = 'security'").query(Long.class).single();
        assertThat(client("security")
            .post("/console/accounts/" + self + "/grants", Map.of("role", "AUDITOR", "area", "52")).body())
            .contains("不能给自己授权");
        var path = open(username());
        client("security").post(path + "/grants", Map.of("role", "AUDITOR", "area", "52"));
        assertThat(client("security").post(path + "/grants", Map.of("role", "DESK_CLERK", "area", "520327")).body())
            .contains("必须分开");
    }

    @Test
    void a_taken_user_name_keeps_what_was_typed() {
        var again = client("admin").post("/console/accounts", Map.of("username", "clerk", "name", "另一位",
            "requestKey", UUID.randomUUID().toString()));
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("已有人使用").contains("另一位");
    }

    @Test
    void sending_the_form_twice_opens_one_account() {
        var form = Map.of("username", username(), "name", "同一位", "requestKey", UUID.randomUUID().toString());
        var first = client("admin").post("/console/accounts", form);
        var second = client("admin").post("/console/accounts", form);
        assertThat(second.headers().firstValue("Location")).isEqualTo(first.headers().firstValue("Location"));
    }

    @Test
    void lists_permissions_and_search_are_shown() {
        assertThat(client("admin").get("/console/accounts?words=clerk").body()).contains("李小燕");
        assertThat(client("security").get("/console/permissions").body()).contains("/console/audit");
        assertThat(client("clerk").get("/console/search?q=zzzz").body()).contains("没有找到");
        assertThat(client("clerk").get("/console/profile").body()).contains("个人设置");
    }
}

package org.minsheng.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samstevens.totp.code.DefaultCodeGenerator;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.minsheng.testing.Client;
import org.minsheng.testing.RunningServer;

/** How staff show who they are. */
class SignInTests extends RunningServer {

    /** Of another network each time, so that tests do not use up each other's tries. */
    private Client elsewhere() {
        return anybody().with("X-Forwarded-For", "192.0.2." + (int) (Math.random() * 250));
    }

    /** A new member of staff with the password of the demo. */
    private String newcomer() {
        var username = "t" + UUID.randomUUID().toString().substring(0, 8);
        jdbc.sql("""
            with opened as (
                insert into account.account (kind, username, name, password, created_at)
                select 'STAFF', :username, '新来的同事', password, now()
                from account.account
                where username = 'clerk'
                returning id
            )
            insert into account.granted (account, role, organisation, area, given_at, given_by)
            select id, 'DESK_CLERK', 0, '520327001003', now(), 'system'
            from opened
            """).param("username", username).update();
        return username;
    }

    /** Who stays at the desk is drawn for call-backs, although nobody could sign in and make them. */
    @AfterEach
    void newcomersLeave() {
        jdbc.sql("""
                update account.granted
                set ended_at = now(), ended_by = 'test'
                where ended_at is null
                    and account in (select id from account.account where name = '新来的同事')
                """)
            .update();
    }

    @Test
    void a_visitor_of_the_console_is_sent_to_sign_in_and_back() {
        var client = anybody();
        var turnedAway = client.get("/console?tab=open");
        assertThat(turnedAway.statusCode()).isEqualTo(303);
        assertThat(turnedAway.headers().firstValue("Location")).contains("/sign-in?to=%2Fconsole%3Ftab%3Dopen");
        var in = client.post("/sign-in", Map.of("username", "clerk", "password", "minsheng",
            "to", "/console?tab=open"));
        assertThat(in.headers().firstValue("Location")).contains("/console?tab=open");
        assertThat(client.get("/console").statusCode()).isEqualTo(200);
    }

    @Test
    void htmx_is_told_to_go_to_the_sign_in() {
        var turnedAway = anybody().with("HX-Request", "true").get("/console");
        assertThat(turnedAway.statusCode()).isEqualTo(401);
        assertThat(turnedAway.headers().firstValue("HX-Redirect")).contains("/sign-in?to=%2Fconsole");
    }

    @Test
    void a_wrong_password_and_an_unknown_name_get_the_same_answer() {
        var wrong = elsewhere().post("/sign-in", Map.of("username", newcomer(), "password", "no"));
        var unknown = elsewhere().post("/sign-in", Map.of("username", "nobody" + UUID.randomUUID(), "password", "no"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("用户名或密码不正确");
        assertThat(unknown.body()).contains("用户名或密码不正确");
    }

    @Test
    void another_server_is_no_place_to_go_after_signing_in() {
        var in = anybody()
            .post("/sign-in", Map.of("username", "clerk", "password", "minsheng", "to", "//example.com/"));
        assertThat(in.headers().firstValue("Location").orElse("")).endsWith("/console");
    }

    @Test
    void five_wrong_passwords_lock_known_and_unknown_names_alike_even_for_the_right_one() {
        for (var username : new String[] {newcomer(), "nobody" + UUID.randomUUID()}) {
            var client = elsewhere();
            for (int attempt = 1; attempt <= 4; attempt++) {
                assertThat(client.post("/sign-in", Map.of("username", username, "password", "no")).body())
                    .contains("用户名或密码不正确");
            }
            assertThat(client.post("/sign-in", Map.of("username", username, "password", "no")).body())
                .contains("15 分钟后");
            assertThat(client.post("/sign-in", Map.of("username", username, "password", "minsheng")).body())
                .contains("已暂停登录");
        }
    }

    @Test
    void a_lock_ends_with_its_time() {
        var username = newcomer();
        var client = elsewhere();
        for (int attempt = 1; attempt <= 5; attempt++) {
            client.post("/sign-in", Map.of("username", username, "password", "no"));
        }
        jdbc.sql("update account.failure set locked_until = now() - interval '1 second' where username = ?")
            .param(username).update();
        assertThat(client.post("/sign-in", Map.of("username", username, "password", "minsheng")).statusCode())
            .isEqualTo(303);
    }

    @Test
    void too_many_failures_from_one_network_stop_it_for_a_while() {
        var address = "198.51.100." + (int) (Math.random() * 250);
        jdbc.sql("""
                insert into account.attempt (kind, who, at) select 'staff-sign-in', ?, now()
                from generate_series(1, 50)
                """)
            .param(address).update();
        assertThat(anybody().with("X-Forwarded-For", address)
            .post("/sign-in", Map.of("username", "clerk", "password", "minsheng")).body()).contains("您所在的网络");
    }

    @Test
    void an_ended_grant_closes_the_door_with_the_next_request() {
        var username = newcomer();
        var client = elsewhere().signIn(username);
        assertThat(client.get("/console").statusCode()).isEqualTo(200);
        jdbc.sql("""
            update account.granted set ended_at = now()
            where account = (select id from account.account where username = ?)
            """).param(username).update();
        assertThat(client.get("/console").statusCode()).isEqualTo(403);
    }

    @Test
    void signing_out_everywhere_ends_the_other_sessions_and_keeps_this_one() {
        var username = newcomer();
        var here = elsewhere().signIn(username);
        var there = elsewhere().signIn(username);
        assertThat(here.post("/console/profile/sessions/ending", Map.of()).statusCode()).isEqualTo(303);
        assertThat(here.get("/console").statusCode()).isEqualTo(200);
        assertThat(there.get("/console").statusCode()).isEqualTo(303);
        assertThat(there.get("/sign-in?to=%2Fconsole").body()).contains("登录已结束");
        assertThat(elsewhere().get("/sign-in?to=%2Fconsole").body()).doesNotContain("登录已结束");
    }

    @Test
    void a_copied_session_is_worth_nothing_after_signing_out() {
        var client = elsewhere().signIn(newcomer());
        var cookie = client.cookies().stream().filter(name -> name.startsWith("session=")).findFirst().orElseThrow();
        client.post("/sign-out", Map.of());
        assertThat(anybody().with("Cookie", cookie).get("/console").statusCode()).isEqualTo(303);
    }

    @Test
    void signing_out_takes_the_cookies_along() {
        var client = elsewhere().signIn(newcomer());
        var out = client.post("/sign-out", Map.of());
        assertThat(out.headers().allValues("Set-Cookie"))
            .anyMatch(cookie -> cookie.startsWith("session=;") && cookie.contains("Max-Age=0"))
            .anyMatch(cookie -> cookie.startsWith("csrf=;") && cookie.contains("1970"));
    }

    @Test
    void cookies_are_closed_to_scripts_and_travel_encrypted_only_where_the_page_did() {
        var plain = elsewhere().post("/sign-in", Map.of("username", newcomer(), "password", "minsheng"));
        assertThat(session(plain)).contains("HttpOnly", "SameSite=Lax").doesNotContain("Secure");
        var encrypted = elsewhere().with("X-Forwarded-Proto", "https")
            .post("/sign-in", Map.of("username", newcomer(), "password", "minsheng"));
        assertThat(session(encrypted)).contains("HttpOnly", "SameSite=Lax", "Secure");
    }

    private static String session(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream().filter(cookie -> cookie.startsWith("session="))
            .findFirst().orElse("");
    }

    @Test
    void fifty_megabytes_in_a_form_are_refused_as_too_large() {
        var answer = elsewhere().send("POST", "/sign-in", "application/x-www-form-urlencoded",
            "username=" + "x".repeat(50_000_000));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
        assertThat(answer.body()).contains("太大");
    }

    @Test
    void signing_in_changes_the_session_so_that_a_planted_one_is_worth_nothing() {
        var client = elsewhere();
        client.signIn(newcomer());
        var before = client.cookies().stream().filter(name -> name.startsWith("session=")).findFirst().orElseThrow();
        client.post("/sign-in", Map.of("username", newcomer(), "password", "minsheng"));
        assertThat(client.cookies()).doesNotContain(before);
    }

    @Test
    void the_second_factor_is_asked_after_the_password_and_each_code_works_once() {
        var username = newcomer();
        var client = elsewhere().signIn(username);
        var secret = found(">([A-Z2-7]{32})</code>", client.get("/console/profile/second-factor").body());
        assertThat(client.post("/console/profile/second-factor", Map.of("code", "000000")).statusCode()).isEqualTo(422);
        var shown = client.post("/console/profile/second-factor", Map.of("code", code(secret, 0)));
        var recovery = found("<code>([0-9a-z-]{19})</code>", shown.body());

        var other = elsewhere();
        var halfway = other.post("/sign-in", Map.of("username", username, "password", "minsheng"));
        assertThat(halfway.headers().firstValue("Location")).contains("/sign-in/second-factor");
        assertThat(other.get("/console").statusCode()).isEqualTo(303);
        assertThat(other.post("/sign-in/second-factor", Map.of("code", "123456")).statusCode()).isEqualTo(422);
        var once = code(secret, 0);
        assertThat(other.post("/sign-in/second-factor", Map.of("code", once)).statusCode()).isEqualTo(303);
        assertThat(other.get("/console").statusCode()).isEqualTo(200);

        var third = elsewhere();
        third.post("/sign-in", Map.of("username", username, "password", "minsheng"));
        assertThat(third.post("/sign-in/second-factor", Map.of("code", once)).statusCode()).isEqualTo(422);
        assertThat(third.post("/sign-in/second-factor", Map.of("code", recovery)).statusCode()).isEqualTo(303);
        var fourth = elsewhere();
        fourth.post("/sign-in", Map.of("username", username, "password", "minsheng"));
        assertThat(fourth.post("/sign-in/second-factor", Map.of("code", recovery)).statusCode()).isEqualTo(422);
    }

    @Test
    void a_password_set_by_somebody_else_must_be_changed_first() {
        var username = newcomer();
        jdbc.sql("update account.account set must_change_password = true where username = ?").param(username).update();
        var client = elsewhere();
        var halfway = client.post("/sign-in", Map.of("username", username, "password", "minsheng"));
        assertThat(halfway.headers().firstValue("Location")).contains("/sign-in/password");
        assertThat(client.get("/console").statusCode()).isEqualTo(303);
        assertThat(client.post("/sign-in/password", Map.of("password", "short", "repeated", "short")).body())
            .contains("至少要 10 个字符");
        assertThat(client.post("/sign-in/password", Map.of("password", "a-quiet-river", "repeated", "a-quiet-rive"))
            .body())
            .contains("不一样");
        assertThat(client.post("/sign-in/password", Map.of("password", "a-quiet-river", "repeated", "a-quiet-river"))
            .statusCode()).isEqualTo(303);
        assertThat(client.get("/console").statusCode()).isEqualTo(200);
    }

    @Test
    void passwords_are_not_kept_in_the_page() {
        var again = elsewhere().post("/sign-in", Map.of("username", "clerk", "password", "typed-in-vain"));
        assertThat(again.body()).contains("value=\"clerk\"").doesNotContain("typed-in-vain");
    }

    private static String code(String secret, int steps) throws RuntimeException {
        try {
            return new DefaultCodeGenerator().generate(secret, Instant.now().getEpochSecond() / 30 + steps);
        } catch (dev.samstevens.totp.exceptions.CodeGenerationException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static String found(String pattern, String text) {
        var found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group(1);
    }
}

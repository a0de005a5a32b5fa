package org.minsheng.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.minsheng.testing.RunningServer;

/** How staff show who they are. */
class SignInTests extends RunningServer {

    @Test
    void a_visitor_of_the_console_is_sent_to_sign_in_and_back() {
        var client = anybody();
        var turnedAway = client.get("/console?tab=open");
        assertThat(turnedAway.statusCode()).isIn(303, 404);
        var in = client.post("/sign-in", Map.of("username", "clerk", "password", "minsheng", "to", "/console?tab=open"));
        assertThat(in.statusCode()).isEqualTo(303);
        assertThat(in.headers().firstValue("Location")).contains("/console?tab=open");
    }

    @Test
    void a_wrong_password_and_an_unknown_name_get_the_same_answer() {
        var wrong = anybody().with("X-Forwarded-For", "192.0.2.1")
            .post("/sign-in", Map.of("username", "leader", "password", "no"));
        var unknown = anybody().with("X-Forwarded-For", "192.0.2.1")
            .post("/sign-in", Map.of("username", "nobody-at-all", "password", "no"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("用户名或密码不正确");
        assertThat(unknown.body()).contains("用户名或密码不正确");
    }

    @Test
    void another_server_is_no_place_to_go_after_signing_in() {
        var in = anybody().post("/sign-in", Map.of("username", "clerk", "password", "minsheng", "to", "//example.com/"));
        assertThat(in.headers().firstValue("Location").orElse("")).endsWith("/console");
    }
}

package org.minsheng.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.minsheng.people.Persons;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.Vault;
import org.minsheng.testing.Client;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;

/** How residents show who they are: a phone and a code, nothing to remember. */
class ResidentSignInTests extends RunningServer {

    private static String newPhone() {
        return "139" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);
    }

    @Autowired
    private Vault vault;
    @Autowired
    private Persons persons;

    /** The code of this phone and no other's, since others sign in meanwhile. */
    private void twoMinutesLater(String phone) {
        jdbc.sql("""
                update account.sign_in_code
                set issued_at = issued_at - interval '2 minutes'
                where phone = :phone
                """)
            .param("phone", vault.index("phone", phone))
            .update();
    }

    private Client elsewhere() {
        return anybody().with("X-Forwarded-For", "192.0.2." + ThreadLocalRandom.current().nextInt(250));
    }

    @Test
    void a_code_signs_a_resident_in_for_thirty_days() {
        var phone = newPhone();
        var client = elsewhere();
        assertThat(client.post("/me/sign-in", Map.of("phone", phone, "to", "/me/account")).body()).contains("验证码已发到");
        var in = client.post("/me/sign-in/code",
            Map.of("phone", phone, "code", codes.lastFor(phone), "to", "/me/account"));
        assertThat(in.headers().firstValue("Location")).contains("/me/account");
        assertThat(in.headers().allValues("Set-Cookie").toString()).contains("Max-Age").contains("HttpOnly");
        assertThat(client.get("/me/account").body()).contains(phone.substring(0, 3) + "****" + phone.substring(7));
        assertThat(client.get("/console").statusCode()).isEqualTo(403);
    }

    @Test
    void the_same_phone_is_the_same_account_the_next_time() {
        var phone = newPhone();
        signInAgain(phone);
        var first = accounts(phone);
        assertThat(first).hasSize(1);
        signInAgain(phone);
        assertThat(accounts(phone)).isEqualTo(first);
    }

    private void signInAgain(String phone) {
        twoMinutesLater(phone);
        var client = elsewhere();
        client.post("/me/sign-in", Map.of("phone", phone));
        assertThat(client.post("/me/sign-in/code", Map.of("phone", phone, "code", codes.lastFor(phone))).statusCode())
            .isEqualTo(303);
    }

    private List<Long> accounts(String phone) {
        return jdbc.sql("select id from account.account where kind = 'RESIDENT' and person = :person")
            .param("person", persons.byPhone(new PhoneNumber(phone)).orElseThrow().value())
            .query(Long.class).list();
    }

    @Test
    void a_code_works_once_and_five_wrong_ones_spoil_it() {
        var phone = newPhone();
        var client = elsewhere();
        client.post("/me/sign-in", Map.of("phone", phone));
        var code = codes.lastFor(phone);
        var wrong = code.equals("000000") ? "000001" : "000000";
        for (int attempt = 1; attempt <= 5; attempt++) {
            assertThat(client.post("/me/sign-in/code", Map.of("phone", phone, "code", wrong)).body())
                .contains("验证码不正确");
        }
        assertThat(client.post("/me/sign-in/code", Map.of("phone", phone, "code", code)).body()).contains("已失效");
        var other = newPhone();
        client.post("/me/sign-in", Map.of("phone", other));
        assertThat(client.post("/me/sign-in/code", Map.of("phone", other, "code", codes.lastFor(other))).statusCode())
            .isEqualTo(303);
        assertThat(elsewhere().post("/me/sign-in/code", Map.of("phone", other, "code", codes.lastFor(other))).body())
            .contains("已失效");
    }

    @Test
    void a_code_is_good_for_five_minutes() {
        var phone = newPhone();
        var client = elsewhere();
        client.post("/me/sign-in", Map.of("phone", phone));
        jdbc.sql("""
                update account.sign_in_code
                set expires_at = expires_at - interval '5 minutes 1 second'
                where phone = :phone
                """)
            .param("phone", vault.index("phone", phone))
            .update();
        assertThat(client.post("/me/sign-in/code", Map.of("phone", phone, "code", codes.lastFor(phone))).body())
            .contains("已失效");
    }

    @Test
    void one_code_a_minute_and_five_an_hour() {
        var phone = newPhone();
        var client = elsewhere();
        client.post("/me/sign-in", Map.of("phone", phone));
        assertThat(client.post("/me/sign-in", Map.of("phone", phone)).body()).contains("请稍等一分钟");
        for (int sent = 2; sent <= 5; sent++) {
            twoMinutesLater(phone);
            assertThat(client.post("/me/sign-in", Map.of("phone", phone)).body()).doesNotContain("请稍等一分钟");
        }
        twoMinutesLater(phone);
        assertThat(client.post("/me/sign-in", Map.of("phone", phone)).body()).contains("一小时内");
    }

    @Test
    void a_landline_or_a_wrong_number_keeps_what_was_typed() {
        for (var number : new String[] {"0851-28221234", "1234", "abc<script>"}) {
            var answer = elsewhere().post("/me/sign-in", Map.of("phone", number));
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("请填写 11 位手机号").doesNotContain("<script>abc")
                .doesNotContain("abc<script>");
        }
    }

    @Test
    void signing_out_everywhere_ends_every_session_of_the_resident() {
        var phone = newPhone();
        var one = newResident(phone);
        twoMinutesLater(phone);
        var two = newResident(phone);
        assertThat(one.post("/me/sessions/ending", Map.of()).statusCode()).isEqualTo(303);
        assertThat(one.get("/me/account").headers().firstValue("Location")).contains("/me/sign-in?to=%2Fme%2Faccount");
        assertThat(two.get("/me/account").statusCode()).isEqualTo(303);
    }
}

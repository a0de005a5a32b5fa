package org.minsheng.account.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.minsheng.testing.RunningServer;

class NotingUseTests extends RunningServer {

    @Test
    void the_use_of_a_session_is_written_down_once_a_minute() {
        var clerk = staffWindow(DESKTOP, "clerk");
        clerk.navigate("/console");
        var session = session(clerk);
        long lately = usedBefore(session, 30);
        clerk.navigate("/console");
        assertThat(usedAt(session)).isEqualTo(lately);
        long earlier = usedBefore(session, 90);
        clerk.navigate("/console");
        assertThat(usedAt(session)).isGreaterThan(earlier + 80_000);
        assertThat(jdbc.sql("""
                select expiry_time - last_access_time - max_inactive_interval * 1000
                from account.spring_session
                where primary_id = :session
                """)
            .param("session", session).query(Long.class).single()).isZero();
    }

    private String session(Page window) {
        var cookie = window.context().cookies().stream().filter(kept -> kept.name.equals("session"))
            .findFirst().orElseThrow();
        var id = new String(Base64.getDecoder().decode(cookie.value), StandardCharsets.US_ASCII);
        return jdbc.sql("select primary_id from account.spring_session where session_id = :id").param("id", id)
            .query(String.class).single();
    }

    /** Whenever it was used, let it have been so many seconds ago; other tests have used the same. */
    private long usedBefore(String session, int seconds) {
        long used = System.currentTimeMillis() - seconds * 1_000L;
        jdbc.sql("update account.spring_session set last_access_time = :used where primary_id = :session")
            .param("used", used)
            .param("session", session).update();
        return used;
    }

    private long usedAt(String session) {
        return jdbc.sql("select last_access_time from account.spring_session where primary_id = :session")
            .param("session", session)
            .query(Long.class).single();
    }
}

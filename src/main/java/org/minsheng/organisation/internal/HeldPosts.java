package org.minsheng.organisation.internal;

import org.minsheng.people.HeldOverTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which posts a person holds or held. */
@Component
class HeldPosts extends HeldOverTime {

    HeldPosts(JdbcClient jdbc) {
        super(jdbc, 70, "organisation.holding", "person_id", "organisation.held");
    }
}

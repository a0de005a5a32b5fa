package org.minsheng.account.internal.installation;

import java.time.Clock;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Which program this node runs, since when. */
@Component
class Program {

    private final String version;
    private final Instant startedAt;

    Program(@Value("${minsheng.version}") String version, Clock clock) {
        this.version = version;
        startedAt = clock.instant();
    }

    String version() {
        return version;
    }

    String java() {
        return Runtime.version().toString();
    }

    Instant startedAt() {
        return startedAt;
    }
}

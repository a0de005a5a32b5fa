package org.minsheng.database.internal;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the operator says about the database.
 *
 * @param url of an external PostgreSQL; empty for the embedded one
 * @param port of the embedded one; 0 takes a free port
 * @param connections how many statements run at once; requests beyond that wait their turn. 0 takes four for each core
 * and at least eight: more only slow one another down
 */
@ConfigurationProperties("minsheng.database")
record DatabaseSettings(
    @DefaultValue("") String url,
    @DefaultValue("") String user,
    @DefaultValue("") String password,
    @DefaultValue("0") int port,
    @DefaultValue("0") int connections) {

    private static final int A_CORE = 4;
    private static final int LEAST = 8;
    private static final int MOST = 64;

    DatabaseSettings {
        connections = connections > 0 ? connections
            : Math.clamp(A_CORE * (long) Runtime.getRuntime().availableProcessors(), LEAST, MOST);
    }

    boolean isExternal() {
        return !url.isBlank();
    }

    /** For messages: parameters may hold a password. */
    String address() {
        return url.replaceFirst("\\?.*", "");
    }
}

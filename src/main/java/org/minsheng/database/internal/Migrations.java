package org.minsheng.database.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.StartFailure;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Runs each module's migrations in the order of their dependencies, each with a schema and a history of its own. When
 * all have run, a fingerprint of the scripts is kept as the comment of the first schema: while it matches, a start
 * costs one query.
 */
final class Migrations {

    static final List<String> MODULES = List.of("shared", "page", "area", "calendar", "people", "organisation",
        "account", "attachment", "grid", "household", "appeal", "visit", "volunteer", "cooperation",
        "points", "notice", "exchange");

    /** Any number that nobody else locks: two nodes on one database migrate one after the other. */
    private static final long LOCK = 5203_2709_1811L;

    private Migrations() {
    }

    /** @param mayMigrate false for a guest, who must not change the tables under a running node */
    static void run(DataSource database, boolean mayMigrate) {
        var fingerprint = fingerprint();
        try (var connection = database.getConnection()) {
            if (fingerprint.equals(keptIn(connection))) {
                return;
            }
            if (!mayMigrate) {
                throw new StartFailure("start.schema-different");
            }
            execute(connection, "select pg_advisory_lock(" + LOCK + ")");
            try {
                MODULES.forEach(module -> migrate(database, module));
                execute(connection, "comment on schema " + MODULES.getFirst() + " is '" + fingerprint + "'");
            } finally {
                execute(connection, "select pg_advisory_unlock(" + LOCK + ")");
            }
        } catch (SQLException problem) {
            throw new IllegalStateException("The migrations could not run", problem);
        }
    }

    /** What a crash takes back is migrated anew; whatever people write later is written behind all of it. */
    private static void migrate(DataSource database, String module) {
        var flyway = Flyway.configure()
            .dataSource(database)
            .locations("classpath:db/migration/" + module)
            .schemas(module)
            .defaultSchema(module)
            .table("migration")
            .group(true)
            .initSql("set synchronous_commit = off")
            .load();
        var all = flyway.info().all();
        if (Arrays.stream(all).map(MigrationInfo::getState).anyMatch(state -> state == MigrationState.FUTURE_SUCCESS)) {
            throw new StartFailure("start.schema-newer", module, latest(all, true), latest(all, false));
        }
        flyway.migrate();
    }

    private static String latest(MigrationInfo[] all, boolean future) {
        return Arrays.stream(all)
            .filter(migration -> future == (migration.getState() == MigrationState.FUTURE_SUCCESS))
            .map(MigrationInfo::getVersion)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .map(Objects::toString)
            .orElse("0");
    }

    private static @Nullable String keptIn(Connection connection) throws SQLException {
        try (var statement =
                connection.prepareStatement("select obj_description(to_regnamespace(?), 'pg_namespace')")) {
            statement.setString(1, MODULES.getFirst());
            try (var row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String fingerprint() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var resources = new PathMatchingResourcePatternResolver();
            for (var module : MODULES) {
                var scripts = resources.getResources("classpath*:db/migration/" + module + "/*.sql");
                for (var script : Arrays.stream(scripts).sorted(Comparator.comparing(Resource::getFilename)).toList()) {
                    digest.update((module + "/" + script.getFilename()).getBytes(StandardCharsets.UTF_8));
                    digest.update(script.getContentAsByteArray());
                }
            }
            return "migrations " + HexFormat.of().formatHex(digest.digest());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}

package org.minsheng.database.internal;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.minsheng.shared.StartFailure;
import org.postgresql.Driver;

/** Looks at a database that somebody else runs before anything relies on it. */
final class ExternalDatabase {

    private static final int LEAST_MAJOR = 18;

    private ExternalDatabase() {
    }

    /**
     * @throws StartFailure when it cannot be reached, refuses the user, or is not one that the program can work with
     */
    static void check(DatabaseSettings settings) {
        if (!new Driver().acceptsURL(settings.url())) {
            throw new StartFailure("start.url-wrong");
        }
        var properties = new Properties();
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("loginTimeout", "10");
        if (!settings.user().isBlank()) {
            properties.setProperty("user", settings.user());
            properties.setProperty("password", settings.password());
        }
        try (var connection = DriverManager.getConnection(settings.url(), properties);
             var statement = connection.createStatement();
             var row = statement.executeQuery("""
                     select current_setting('server_version'), current_setting('server_encoding')
                     """)) {
            row.next();
            if (connection.getMetaData().getDatabaseMajorVersion() < LEAST_MAJOR) {
                throw new StartFailure("start.database-too-old", settings.address(), row.getString(1), LEAST_MAJOR);
            }
            if (!"UTF8".equals(row.getString(2))) {
                throw new StartFailure("start.database-not-utf8", settings.address(), row.getString(2));
            }
        } catch (SQLException problem) {
            throw StartFailures.ofConnection(problem, settings.address(), settings.user());
        }
    }
}

package org.minsheng.database.internal;

import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Runs each module's migrations in the order of their dependencies, each with a schema and a history of its own. */
final class Migrations {

    static final List<String> MODULES = List.of("shared", "area", "people", "organisation", "account", "attachment", "appeal", "notice");

    private Migrations() {
    }

    static void run(DataSource database) {
        for (var module : MODULES) {
            Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/" + module)
                .schemas(module)
                .defaultSchema(module)
                .table("migration")
                .load()
                .migrate();
        }
    }
}

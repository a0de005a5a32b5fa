package org.minsheng.database.internal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Writes numbers one by one and says each only when the database has acknowledged it. */
final class Writer {

    private Writer() {
    }

    public static void main(String[] args) throws Exception {
        try (var postgres = new EmbeddedPostgres(Path.of(args[0]), 0, false)) {
            while (true) {
                try (var connection = DriverManager.getConnection(postgres.url(),
                    EmbeddedPostgres.USER, postgres.password())) {
                    write(connection);
                } catch (SQLException gone) {
                    Thread.sleep(20);
                }
            }
        }
    }

    private static void write(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("create table if not exists written (number int primary key)");
        }
        try (var insert = connection.prepareStatement("""
            insert into written
            select coalesce(max(number), 0) + 1
            from written
            returning number
            """)) {
            while (true) {
                try (var row = insert.executeQuery()) {
                    row.next();
                    System.out.println(row.getInt(1));
                }
            }
        }
    }
}

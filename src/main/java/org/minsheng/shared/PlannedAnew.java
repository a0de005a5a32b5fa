package org.minsheng.shared;

import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.PGStatement;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Statements that the database plans for the values of each call. The driver keeps a plan that fits any value after
 * some calls; where the best plan depends on the values (a word that all say, a word that one said), that plan reads
 * everything.
 */
@Component
public class PlannedAnew {

    private final JdbcClient jdbc;

    PlannedAnew(DataSource database) {
        this.jdbc = JdbcClient.create(new JdbcTemplate(database) {
            @Override
            protected void applyStatementSettings(Statement statement) throws SQLException {
                super.applyStatementSettings(statement);
                statement.unwrap(PGStatement.class).setPrepareThreshold(0);
            }
        });
    }

    /** The statement to run once, on the connection of the transaction if there is one. */
    public JdbcClient.StatementSpec sql(String sql) {
        return jdbc.sql(sql);
    }
}

package org.minsheng.shared.internal;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.DriverManager;
import java.util.Properties;
import javax.sql.DataSource;
import org.minsheng.shared.Signals;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Two connections a node beside the pool: one hears, one speaks. */
@Configuration(proxyBeanMethods = false)
class SignalConfiguration {

    static final String CONNECTION_NAME = "minsheng signals";

    @Bean
    static Signals signals(DataSource database) {
        return new PostgresSignals(connections(database));
    }

    static PostgresSignals.Connections connections(DataSource database) {
        return () -> {
            var pool = database.unwrap(HikariDataSource.class);
            var how = new Properties();
            how.setProperty("user", pool.getUsername());
            how.setProperty("password", pool.getPassword());
            how.setProperty("ApplicationName", CONNECTION_NAME);
            how.setProperty("tcpKeepAlive", "true");
            how.setProperty("connectTimeout", "5");
            return DriverManager.getConnection(pool.getJdbcUrl(), how);
        };
    }
}

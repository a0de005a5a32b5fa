package org.minsheng.database.internal;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** The embedded server unless an address is given; migrations have run before anybody gets a connection. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    @Conditional(NoAddress.class)
    EmbeddedPostgres embeddedPostgres(@Value("${minsheng.data}") Path folder, @Value("${minsheng.database.port}") int port)
        throws Exception {
        return new EmbeddedPostgres(folder, port);
    }

    @Bean
    HikariDataSource dataSource(org.springframework.beans.factory.ObjectProvider<EmbeddedPostgres> embedded,
                                @Value("${minsheng.database.url}") String url,
                                @Value("${minsheng.database.user}") String user,
                                @Value("${minsheng.database.password}") String password) {
        var own = embedded.getIfAvailable();
        var pool = new HikariDataSource();
        pool.setJdbcUrl(own == null ? url : own.url());
        pool.setUsername(own == null ? user : "minsheng");
        pool.setPassword(own == null ? password : own.password());
        pool.setMaximumPoolSize(16);
        Migrations.run(pool);
        return pool;
    }
}

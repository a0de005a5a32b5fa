package org.minsheng.database.internal;

import java.nio.file.Path;
import org.minsheng.shared.OnlyIf;
import org.minsheng.shared.Rush;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The embedded server unless an address is given; migrations have run before anybody gets a connection. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {

    /** A command may run beside the node and then shares its server. */
    @Bean
    @OnlyIf(setting = "minsheng.database.url", is = "")
    EmbeddedPostgres embeddedPostgres(@Value("${minsheng.data}") Path folder, DatabaseSettings settings,
                                      @Value("${minsheng.command:false}") boolean command) throws Exception {
        return new EmbeddedPostgres(folder, settings.port(), command);
    }

    @Bean
    FairPool dataSource(ObjectProvider<EmbeddedPostgres> embedded, DatabaseSettings settings) {
        var own = embedded.getIfAvailable();
        var pool = pool(settings.connections());
        if (own == null) {
            ExternalDatabase.check(settings);
            pool.setJdbcUrl(settings.url());
            if (!settings.user().isBlank()) {
                pool.setUsername(settings.user());
                pool.setPassword(settings.password());
            }
        } else {
            pool.setJdbcUrl(own.url());
            pool.setUsername(EmbeddedPostgres.USER);
            pool.setPassword(own.password());
        }
        Migrations.run(pool, own == null || !own.isGuest());
        return pool;
    }

    @Bean
    Rush rush(FairPool pool) {
        return pool::isAwaited;
    }

    /**
     * Requests run on virtual threads and are many; what bounds the work is this pool. Whoever waits longer than ten
     * seconds for a connection is refused, long enough for an embedded server to come back.
     */
    private static FairPool pool(int connections) {
        var pool = new FairPool(connections);
        pool.setPoolName("database");
        pool.setMinimumIdle(Math.min(4, connections));
        pool.setConnectionTimeout(10_000);
        pool.setValidationTimeout(2_000);
        pool.setIdleTimeout(300_000);
        pool.setMaxLifetime(1_800_000);
        pool.setKeepaliveTime(120_000);
        pool.addDataSourceProperty("ApplicationName", "minsheng");
        pool.addDataSourceProperty("connectTimeout", "5");
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        return pool;
    }
}

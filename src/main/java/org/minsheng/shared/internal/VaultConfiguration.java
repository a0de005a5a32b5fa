package org.minsheng.shared.internal;

import java.nio.file.Path;
import org.minsheng.shared.Vault;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Opens the vault before anything else can read or write personal data. */
@Configuration(proxyBeanMethods = false)
class VaultConfiguration {

    @Bean
    VaultKeys vaultKeys(@Value("${minsheng.key}") String key, @Value("${minsheng.key-file}") String file,
                        @Value("${minsheng.data}") Path data, @Value("${minsheng.demo}") boolean demo) {
        return new VaultKeys(key, file, data, demo);
    }

    @Bean
    Vault vault(VaultKeys keys, JdbcClient jdbc, TransactionOperations transactions) {
        var ring = keys.ring();
        new KeyCheck(jdbc, transactions).pass(ring);
        return new Sm4Vault(ring);
    }
}

package org.minsheng.account.internal;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A session's last use is written down once a minute. Every page of everybody who is signed in would else write a row
 * and wait for the disk; what is lost is a minute of the hours and days after which a session ends, and of when a
 * device was last seen.
 */
@Configuration(proxyBeanMethods = false)
class NotingUse {

    private static final String ONCE_A_MINUTE = """
        with use (session_id, used, lasts, expires, principal, id) as (
            values (cast(? as char(36)), cast(? as bigint), cast(? as int), cast(? as bigint), cast(? as varchar),
                cast(? as char(36)))
        )
        update %TABLE_NAME% as session
        set session_id = use.session_id, last_access_time = used, max_inactive_interval = lasts, expiry_time = expires,
            principal_name = principal
        from use
        where primary_id = id
            and (session.session_id <> use.session_id or max_inactive_interval <> lasts or principal_name is distinct
                from principal
                or used - last_access_time >= 60000)
        """;

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> noteUseOnceAMinute() {
        return sessions -> sessions.setUpdateSessionQuery(ONCE_A_MINUTE);
    }

    /**
     * A session is read by one statement and noted by one: a transaction around each would ask the database twice. One
     * that is begun is written by two; without the second it belongs to nobody.
     */
    @Bean(defaultCandidate = false)
    TransactionOperations springSessionTransactionOperations() {
        return TransactionOperations.withoutTransaction();
    }
}

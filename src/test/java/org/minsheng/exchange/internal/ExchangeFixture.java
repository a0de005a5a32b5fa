package org.minsheng.exchange.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.minsheng.shared.AccountId;
import org.minsheng.testing.RunningServer;

/**
 * What tests of the exchange start from: other systems with tokens, and waiting for what happens behind the writers.
 */
public abstract class ExchangeFixture extends RunningServer {

    protected static final String COMMUNITY = "520327001003";

    /** @param token what the other system signs in with */
    public record Opened(AccountId account, String token) {
    }

    /** Another system that was let in, for an organisation within an area. */
    protected Opened integration(String name, long organisation, String area, String... permissions) {
        var token = "ms_" + UUID.randomUUID();
        long account = jdbc.sql("""
                with opened as (
                    insert into account.account (kind, name, created_at)
                    values ('INTEGRATION', :name, now())
                    returning id
                ), granted as (
                    insert into account.granted (account, role, organisation, area, given_at, given_by)
                    select id, 'INTEGRATION', :organisation, :area, now(), 'test'
                    from opened
                )
                insert into account.integration (account, token_hash, token_hint, permissions, approved_at, approved_by,
                    expires_at)
                select id, sha256(:token::bytea), 'test', :permissions, now(), 'test', now() + interval '1 day'
                from opened
                returning account
                """)
            .param("name", name)
            .param("organisation", organisation)
            .param("area", area)
            .param("token", token)
            .param("permissions", permissions)
            .query(Long.class)
            .single();
        return new Opened(new AccountId(account), token);
    }

    /** Looks again until it is so, for at most two minutes. */
    protected static void await(String what, BooleanSupplier isSo) {
        var end = Instant.now().plus(Duration.ofMinutes(2));
        while (!isSo.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("waited in vain: " + what);
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new AssertionError(stopped);
            }
        }
    }
}

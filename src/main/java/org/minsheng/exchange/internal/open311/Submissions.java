package org.minsheng.exchange.internal.open311;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minsheng.exchange.internal.Times;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.RequestKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was handed in: the same request within the window has the same key and the same token. */
@Repository
class Submissions {

    /** How long an identical request counts as a repeat; later it is somebody who says the same again. */
    static final Duration WINDOW = Duration.ofMinutes(10);

    private final JdbcClient jdbc;

    Submissions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a request is known by: its key in the ledger, and the token that is told. */
    record Opened(UUID requestKey, UUID token) {

        RequestKey key() {
            return new RequestKey(requestKey);
        }
    }

    /** Opens a submission or finds the one that this repeats, in one statement. */
    Opened open(byte[] digest, Instant now) {
        return jdbc.sql("""
                insert into exchange.repeat as known (digest, request_key, token, created)
                values (:digest, gen_random_uuid(), gen_random_uuid(), :now)
                on conflict (digest) do update
                set request_key = case when known.created < :oldest then excluded.request_key
                    else known.request_key end,
                    token = case when known.created < :oldest then excluded.token else known.token end,
                    created = case when known.created < :oldest then excluded.created else known.created end
                returning request_key, token
                """)
            .param("digest", digest)
            .param("now", Times.at(now))
            .param("oldest", Times.at(now.minus(WINDOW)))
            .query(Opened.class)
            .single();
    }

    /** @param sealed the whole address, which nobody is told again */
    record Email(byte[] sealed, String masked) {
    }

    void filed(Opened opened, AccountId account, String number, @Nullable Email email, Instant now) {
        jdbc.sql("""
                insert into exchange.submission (token, account, number, created, email, masked_email)
                values (:token, :account, :number, :now, :email::bytea, :masked::text)
                on conflict do nothing
                """)
            .param("token", opened.token())
            .param("account", account.value())
            .param("number", number)
            .param("now", Times.at(now))
            .param("email", email == null ? null : email.sealed())
            .param("masked", email == null ? null : email.masked())
            .update();
    }

    Optional<String> numberOf(UUID token) {
        return jdbc.sql("select number from exchange.submission where token = :token")
            .param("token", token)
            .query(String.class)
            .optional();
    }

    void forgetRepeats(Instant before) {
        jdbc.sql("delete from exchange.repeat where created < :before")
            .param("before", Times.at(before))
            .update();
    }

    /** What a system handed in, or any when none is named, newest first. */
    List<String> numbers(@Nullable AccountId account, Instant from, Instant until, int most) {
        return jdbc.sql("""
                select number
                from exchange.submission
                where created >= :from
                    and created < :until
                    %s
                order by created desc
                limit :most
                """.formatted(account == null ? "" : "and account = :account"))
            .param("account", account == null ? null : account.value())
            .param("from", Times.at(from))
            .param("until", Times.at(until))
            .param("most", most)
            .query(String.class)
            .list();
    }

    /** Those of the numbers that came through here at all. */
    List<String> known(List<String> numbers) {
        return jdbc.sql("select distinct number from exchange.submission where number = any(:numbers)")
            .param("numbers", numbers.toArray(String[]::new))
            .query(String.class)
            .list();
    }

    /** Those of the numbers that the system handed in itself. */
    List<String> own(AccountId account, List<String> numbers) {
        return jdbc.sql("select number from exchange.submission where number = any(:numbers) and account = :account")
            .param("numbers", numbers.toArray(String[]::new))
            .param("account", account.value())
            .query(String.class)
            .list();
    }
}

package org.minsheng.exchange.internal.open311;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minsheng.exchange.internal.Times;
import org.minsheng.shared.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Pictures that requests point to. */
@Repository
public class MediaBook {

    enum State { WAITING, FETCHED, NOT_FETCHED }

    record Media(long id, UUID requestKey, long account, String number, String url, int attempts) {
    }

    private final JdbcClient jdbc;

    MediaBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty when it was known before. */
    Optional<Long> add(UUID token, AccountId account, String number, String url, Instant now) {
        return jdbc.sql("""
                insert into exchange.media (token, account, number, url, next_attempt, created, changed)
                values (:token, :account, :number, :url, :now, :now, :now)
                on conflict do nothing
                returning id
                """)
            .param("token", token)
            .param("account", account.value())
            .param("number", number)
            .param("url", url)
            .param("now", Times.at(now))
            .query(Long.class)
            .optional();
    }

    /** The attempt is counted before the other side is asked. */
    Optional<Media> begin(long id, Instant now) {
        return jdbc.sql("""
                update exchange.media
                set attempts = attempts + 1, changed = :now
                where id = :id and state = 'WAITING'
                returning id, request_key, account, number, url, attempts
                """)
            .param("id", id)
            .param("now", Times.at(now))
            .query(Media.class)
            .optional();
    }

    void end(long id, State state, String answer, Instant next, Instant now) {
        jdbc.sql("""
                update exchange.media
                set state = :state, answer = left(:answer, 300), next_attempt = :next, changed = :now
                where id = :id and state = 'WAITING'
                """)
            .param("id", id)
            .param("state", state.name())
            .param("answer", answer)
            .param("next", Times.at(next))
            .param("now", Times.at(now))
            .update();
    }

    List<Long> late(Instant before) {
        return jdbc.sql("""
                select id
                from exchange.media
                where state = 'WAITING' and next_attempt < :before
                order by next_attempt
                limit 500
                """)
            .param("before", Times.at(before))
            .query(Long.class)
            .list();
    }

    /** What was pointed to, by number of the appeal. */
    Map<String, String> urls(Collection<String> numbers) {
        return jdbc.sql("select number, url from exchange.media where number = any(:numbers)")
            .param("numbers", numbers.toArray(String[]::new))
            .query((row, n) -> Map.entry(row.getString("number"), row.getString("url")))
            .list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
    }

    /** What a dossier says of a request that came through the standard. */
    Optional<OfAppeal> ofAppeal(String number) {
        return jdbc.sql("""
                select submission.account, submission.masked_email as email, media.url, media.state, media.answer
                from exchange.submission
                left join exchange.media on media.number = submission.number
                where submission.number = :number
                limit 1
                """)
            .param("number", number)
            .query(OfAppeal.class)
            .optional();
    }

    /**
     * @param account the system that sent it;
     *
     * @param email masked;
     * @param answer why the picture could not be fetched
     */
    public record OfAppeal(long account, @Nullable String email, @Nullable String url,
                    @Nullable String state, @Nullable String answer) {
    }
}

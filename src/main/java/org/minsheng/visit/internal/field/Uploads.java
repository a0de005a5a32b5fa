package org.minsheng.visit.internal.field;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code visit.upload} and the pieces that arrived of each. */
@Repository
class Uploads {

    private final JdbcClient jdbc;

    Uploads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param attachment what it became, null until the result came that it belongs to */
    record Upload(UUID id, int bytes, byte[] sha256, int received, @Nullable UUID attachment) {

        boolean isWhole() {
            return received == bytes;
        }
    }

    void begin(AccountId account, UUID id, int bytes, byte[] sha256, Instant now) {
        jdbc.sql("""
                insert into visit.upload (id, account, bytes, sha256, begun_at)
                values (:id, :account, :bytes, :hash, :now)
                on conflict (id) do nothing
                """)
            .param("id", id)
            .param("account", account.value())
            .param("bytes", bytes)
            .param("hash", sha256)
            .param("now", Timestamp.from(now))
            .update();
    }

    Optional<Upload> find(AccountId account, UUID id) {
        return Optional.ofNullable(find(account, List.of(id)).get(id));
    }

    Map<UUID, Upload> find(AccountId account, Collection<UUID> ids) {
        return jdbc.sql("""
                select id, bytes, sha256, received, attachment
                from visit.upload
                where id = any(:ids) and account = :account
                """)
            .param("ids", ids.toArray(UUID[]::new))
            .param("account", account.value())
            .query(Upload.class).list().stream()
            .collect(Collectors.toMap(Upload::id, upload -> upload));
    }

    /** @return false when the pieces so far end elsewhere, also when the same piece comes twice at once */
    boolean append(UUID id, int offset, byte[] piece) {
        return jdbc.sql("""
                with grown as (
                    update visit.upload
                    set received = received + :length
                    where id = :id and received = :offset and received + :length <= bytes
                    returning id
                )
                insert into visit.upload_part (upload, start, bytes)
                select id, :offset::int, :piece::bytea
                from grown
                """)
            .param("id", id)
            .param("offset", offset)
            .param("length", piece.length)
            .param("piece", piece)
            .update() > 0;
    }

    List<Integer> starts(UUID id) {
        return jdbc.sql("""
                select start
                from visit.upload_part
                where upload = :id
                order by start
                """)
            .param("id", id)
            .query(Integer.class).list();
    }

    byte[] piece(UUID id, int start) {
        return jdbc.sql("""
                select bytes
                from visit.upload_part
                where upload = :id and start = :start
                """)
            .param("id", id)
            .param("start", start)
            .query(byte[].class).single();
    }

    void restart(UUID id) {
        jdbc.sql("delete from visit.upload_part where upload = :id").param("id", id).update();
        jdbc.sql("update visit.upload set received = 0, attachment = null where id = :id").param("id", id).update();
    }

    void became(UUID id, UUID attachment) {
        jdbc.sql("update visit.upload set attachment = :attachment where id = :id")
            .param("id", id)
            .param("attachment", attachment)
            .update();
    }

    /** What has become part of a result needs its pieces no longer. */
    void clearPieces(Collection<UUID> ids) {
        jdbc.sql("delete from visit.upload_part where upload = any(:ids)").param("ids", ids.toArray(UUID[]::new))
            .update();
    }

    /** Removes at most 200 that were begun long ago. @return how many went */
    int removeBefore(Instant before) {
        return jdbc.sql("""
                delete from visit.upload
                where id in (
                    select id
                    from visit.upload
                    where begun_at < :before
                    order by begun_at
                    limit 200
                    for update skip locked
                )
                """)
            .param("before", Timestamp.from(before))
            .update();
    }
}
